import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerCourt, openApplication, signApplication } from '#app/domain/confirmation/commands.server.ts'
import * as desk from '#app/domain/confirmation/desk.commands.server.ts'
import { applicationView, courtCaseView, courtQueue } from '#app/domain/confirmation/queries.server.ts'
import { signRuling, undoRuling } from '#app/domain/confirmation/sign-ruling.server.ts'
import { readPaper } from '#app/domain/papers/papers.server.ts'
import { checkByCode, checkByFile } from '#app/domain/verify/verify.server.ts'
import { verifyPaper } from '#templates/papers.server.ts'
import { drainOutbox } from '#tests/support/drain.ts'
import { actsIn, changeText, settledDispute, signByAll } from '#tests/support/settled.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

const FIVE = ['1', '2', '3', '4', '5']
const SIX = [...FIVE, '6']

describe('a joint application before the court', () => {
  let w: World
  let store: TestStore
  let acts: ReturnType<typeof actsIn>
  beforeAll(async () => {
    store = await openTestStore()
    w = await world({ store: store.store })
    await store.store.ensureBucket()
    acts = actsIn(w)
  }, 60_000)
  afterAll(async () => {
    await w.stop()
    await store.close()
  })

  const viewOf = async (who: string, dispute: WorldDispute) => applicationView(w.platform, dispute.id, await w.as(who))
  const caseOf = ({ id }: WorldDispute) => w.platform.db.confirmationCase.findFirstOrThrow({ where: { disputeId: id } })

  const opened = async () => {
    const dispute = await settledDispute(w)
    const { candidates } = await viewOf(dispute.applicant.personId, dispute)
    await acts.act(dispute.applicant.personId, openApplication, dispute, {
      courtId: candidates[0]?.courtId,
      agree: 'yes',
    })
    await drainOutbox(w.platform)
    return dispute
  }
  const sign = async (who: string, dispute: WorldDispute) => {
    const { bodySha256 } = await viewOf(who, dispute)
    const { codeId, name } = await acts.codeFor(who, 'apply', bodySha256)
    const input = { bodySha256, codeId, undertaking: 'yes', signatureKind: 'typed', typedName: name }
    await acts.act(who, signApplication, dispute, input)
    await drainOutbox(w.platform)
  }
  const lodged = async () => {
    const dispute = await opened()
    await sign(dispute.applicant.personId, dispute)
    expect(await acts.stateOf(dispute)).toBe('effective')
    await sign(dispute.respondent.personId, dispute)
    expect(await acts.stateOf(dispute)).toBe('confirming')
    return dispute
  }
  const accepted = async () => {
    const dispute = await lodged()
    await acts.act('clerk', desk.acceptCase, dispute, { notForbidden: FIVE })
    await drainOutbox(w.platform)
    return dispute
  }
  const rule = async (dispute: WorldDispute) => {
    const view = await courtCaseView(w.platform, dispute.id)
    await acts.act('judge', signRuling, dispute, { rulingSha256: view?.ruling?.sha256 })
    await drainOutbox(w.platform)
  }
  const rulingOf = async ({ id }: WorldDispute) => {
    const document = await w.platform.db.document.findFirstOrThrow({
      where: { disputeId: id, templateId: { contains: 'ruling' } },
      include: { documentRevisions: { orderBy: { revisionNo: 'desc' } } },
    })
    return { ...document, bytes: await readPaper(w.platform, document.documentRevisions[0]?.objectKey ?? '') }
  }

  it('is lodged by the last signature, accepted with a number, and confirmed by a ruling that anybody can check', async () => {
    const dispute = await accepted()
    const found = await caseOf(dispute)
    expect(found.caseNumber).toMatch(/^（\d{4}）.*民特\d+号$/)
    const clerk = await w.as('clerk')
    const queue = await courtQueue(
      w.platform,
      clerk.posts.flatMap(({ courtId }) => courtId ?? []),
    )
    expect(queue.map(({ code }) => code)).toContain(dispute.code)
    const view = await courtCaseView(w.platform, dispute.id)
    expect(view?.checks.filter(({ machine }) => machine !== 'pass')).toEqual([])
    await acts.act('clerk', desk.proposeConfirmation, dispute, { noGround: SIX, heard: 'video' })
    await expect(acts.act('clerk', signRuling, dispute, { rulingSha256: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'dispute/not-allowed',
    })
    await expect(acts.act('judge', signRuling, dispute, { rulingSha256: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'guard/hashShownIsHashSigned',
    })
    const { ruling: draft } = (await courtCaseView(w.platform, dispute.id)) ?? {}
    await acts.act('judge', signRuling, dispute, { rulingSha256: draft?.sha256 })
    await acts.act('judge', undoRuling, dispute)
    await drainOutbox(w.platform)
    expect((await caseOf(dispute)).state).toBe('awaitingRuling')
    await rule(dispute)
    await expect(acts.act('judge', undoRuling, dispute)).rejects.toMatchObject({ code: 'court/too-late' })
    expect(await acts.stateOf(dispute)).toBe('confirmed')
    const ruling = await rulingOf(dispute)
    const { verdict, signatures } = await verifyPaper(ruling.bytes, w.platform.authority.rootPem())
    expect([verdict, signatures.length]).toEqual(['good', 3])
    expect((await checkByCode(w.platform, ruling.code.toLowerCase())).verdict).toBe('genuine')
    expect((await checkByFile(w.platform, ruling.bytes)).verdict).toBe('genuine')
    const changed = Uint8Array.from(ruling.bytes)
    changed[400] = (changed[400] ?? 0) ^ 1
    expect((await checkByFile(w.platform, changed)).verdict).not.toBe('genuine')
  }, 240_000)

  it('is given back for a supplement before acceptance, answered, and dismissed on a ground of the law', async () => {
    const dispute = await lodged()
    const cureOn = new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10)
    const soon = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
    await expect(
      acts.act('clerk', desk.returnCase, dispute, { reasons: ['R15'], note: '请补充房屋合同。', cureOn: soon }),
    ).rejects.toMatchObject({ code: 'guard/limitSet' })
    await acts.act('clerk', desk.returnCase, dispute, { reasons: ['R15'], note: '请补充房屋合同。', cureOn })
    await drainOutbox(w.platform)
    await acts.act(dispute.applicant.personId, answerCourt, dispute, { text: '合同已经补上。' })
    await acts.act('clerk', desk.acceptCase, dispute, { notForbidden: FIVE })
    await acts.act('judge', desk.proposeDismissal, dispute, { ground: '5', finding: '协议第（二）项没有写明地点' })
    await rule(dispute)
    expect(await acts.stateOf(dispute)).toBe('dismissed')
    expect((await rulingOf(dispute)).templateId).toBe('ruling-dismissal')
  }, 240_000)

  it('is not accepted by the judge on a ground of the law, and the agreement stays in force', async () => {
    const dispute = await lodged()
    await expect(
      acts.act('clerk', desk.refuseCase, dispute, { ground: '2', finding: '不属于本院管辖' }),
    ).rejects.toMatchObject({ code: 'dispute/not-allowed' })
    await acts.act('judge', desk.refuseCase, dispute, { ground: '2', finding: '不属于本院管辖' })
    await drainOutbox(w.platform)
    expect((await caseOf(dispute)).state).toBe('notAccepted')
    expect((await rulingOf(dispute)).templateId).toBe('ruling-non-acceptance')
    expect(await acts.stateOf(dispute)).not.toBe('confirming')
  }, 240_000)

  it('goes back at a clause: the text is changed and signed by all, the application too, and the case keeps its number', async () => {
    const dispute = await accepted()
    const before = await caseOf(dispute)
    const cureOn = new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10)
    const named = { reasons: ['R6'], note: '没有写明交到哪里。', cureOn }
    await expect(acts.act('clerk', desk.returnCase, dispute, { ...named, clause: '9' })).rejects.toMatchObject({
      code: 'request/invalid',
    })
    await acts.act('clerk', desk.returnCase, dispute, { ...named, clause: '2' })
    await drainOutbox(w.platform)
    expect(await acts.stateOf(dispute)).toBe('correcting')
    const inForce = () =>
      w.platform.db.agreementVersion.findFirstOrThrow({ where: { disputeId: dispute.id, state: 'effective' } })
    expect((await inForce()).versionNo).toBe(1)
    await changeText(w, dispute)
    await signByAll(w, dispute)
    expect((await inForce()).versionNo).toBe(2)
    expect(await acts.stateOf(dispute)).toBe('correcting')
    await sign(dispute.respondent.personId, dispute)
    await sign(dispute.applicant.personId, dispute)
    expect(await acts.stateOf(dispute)).toBe('confirming')
    const after = await caseOf(dispute)
    expect(after).toMatchObject({ state: 'lodged', caseNumber: before.caseNumber, lodgedOn: before.lodgedOn })
    expect(after.lastDay).toEqual(before.lastDay)
    await acts.act('clerk', desk.acceptCase, dispute, { notForbidden: FIVE })
    await drainOutbox(w.platform)
    const view = await courtCaseView(w.platform, dispute.id)
    expect(view?.checks.filter(({ machine }) => machine !== 'pass')).toEqual([])
    await acts.act('clerk', desk.proposeConfirmation, dispute, { noGround: SIX, heard: 'video' })
    await rule(dispute)
    expect(await acts.stateOf(dispute)).toBe('confirmed')
  }, 300_000)
})
