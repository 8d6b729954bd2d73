import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerCourt } from '#app/domain/confirmation/commands.server.ts'
import * as desk from '#app/domain/confirmation/desk.commands.server.ts'
import { courtCaseView } from '#app/domain/confirmation/queries.server.ts'
import { courtQueue } from '#app/domain/confirmation/queue.queries.server.ts'
import { orderSupplement, returnCase } from '#app/domain/confirmation/return.commands.server.ts'
import { signRuling, undoRuling } from '#app/domain/confirmation/sign-ruling.server.ts'
import { homeOf } from '#app/domain/dispute/home.queries.server.ts'
import { rebuildPaper } from '#app/domain/papers/rebuild.server.ts'
import { agreementView } from '#app/domain/settlement/agreement.queries.server.ts'
import { checkByCode, checkByFile } from '#app/domain/verify/verify.server.ts'
import { verifyPaper } from '#templates/papers.server.ts'
import { atClause, FIVE, SIX } from '#tests/support/court-acts.ts'
import { type CourtWorld, courtWorld } from '#tests/support/court-world.ts'
import { drainOutbox } from '#tests/support/drain.ts'
import { changeText, signByAll } from '#tests/support/settled.ts'
import type { World, WorldDispute } from '#tests/support/world.ts'

const courtQueueOf = async (w: World) => {
  const clerk = await w.as('clerk')
  const queue = await courtQueue(
    w.platform,
    clerk.posts.flatMap(({ courtId }) => courtId ?? []),
  )
  return queue.map(({ code }) => code)
}

describe('a joint application before the court', () => {
  let court: CourtWorld
  let w: CourtWorld['w']
  let acts: CourtWorld['acts']
  beforeAll(async () => {
    court = await courtWorld()
    ;({ w, acts } = court)
  }, 60_000)
  afterAll(() => court.stop())

  /** The next step of both sides and where it leads. */
  const readsOf = async (dispute: WorldDispute) => {
    const read = async (side: 'applicant' | 'respondent') => {
      const { next } = await homeOf(w.platform, dispute.id, new Set([side, 'party']), dispute[side].personId)
      return [next.words, next.to].filter(Boolean).join(' ')
    }
    return [await read('applicant'), await read('respondent')]
  }

  it('is lodged by the last signature, accepted with a number, and confirmed by a ruling that anybody can check', async () => {
    const dispute = await acts.accepted()
    const found = await acts.caseOf(dispute)
    expect(found.caseNumber).toMatch(/^（\d{4}）.*民特\d+号$/)
    expect(await courtQueueOf(w)).toContain(dispute.code)
    const view = await courtCaseView(w.platform, dispute.id)
    expect(view?.checks.filter(({ machine }) => machine !== 'pass')).toEqual([])
    expect(view?.isClean).toBe(true)
    const signedText = { caseId_item: { caseId: found.id, item: 'signatures.agreement' } }
    await w.platform.db.courtCheck.update({ where: signedText, data: { machine: 'fail' } })
    expect((await courtCaseView(w.platform, dispute.id))?.isClean).toBe(false)
    await w.platform.db.courtCheck.update({ where: signedText, data: { machine: 'pass' } })
    await acts.act('clerk', desk.proposeConfirmation, dispute, { noGround: SIX, heard: 'video' })
    await expect(acts.act('clerk', signRuling, dispute, { rulingSha256: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'dispute/not-allowed',
    })
    await expect(acts.act('judge', signRuling, dispute, { rulingSha256: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'guard/hashShownIsHashSigned',
    })
    const { ruling: draft } = (await courtCaseView(w.platform, dispute.id)) ?? {}
    // Neither without a code, nor with one that was sent for another text.
    const other = await acts.codeFor('judge', 'sign', '0'.repeat(64))
    for (const codeId of [undefined, other.codeId]) {
      await expect(
        acts.act('judge', signRuling, dispute, { rulingSha256: draft?.sha256, codeId }),
      ).rejects.toMatchObject({ code: 'guard/stepUpDone' })
    }
    const { codeId } = await acts.codeFor('judge', 'sign', draft?.sha256 ?? '')
    const before = Date.now()
    await acts.act('judge', signRuling, dispute, { rulingSha256: draft?.sha256, codeId })
    // Nothing is signed in the ten seconds in which it can be taken back.
    const { dueAt } = await w.platform.db.outbox.findFirstOrThrow({
      where: { effect: 'issueRuling' },
      orderBy: { id: 'desc' },
    })
    expect(dueAt.getTime() - before).toBeGreaterThanOrEqual(10_000)
    await acts.act('judge', undoRuling, dispute)
    await drainOutbox(w.platform)
    expect((await acts.caseOf(dispute)).state).toBe('awaitingRuling')
    await acts.rule(dispute)
    await expect(acts.act('judge', undoRuling, dispute)).rejects.toMatchObject({ code: 'court/too-late' })
    expect(await acts.stateOf(dispute)).toBe('confirmed')
    const ruling = await acts.rulingOf(dispute)
    const { verdict, signatures } = await verifyPaper(ruling.bytes, w.platform.authority.rootPem())
    expect([verdict, signatures.length]).toEqual(['good', 3])
    expect((await checkByCode(w.platform, ruling.code.toLowerCase())).verdict).toBe('genuine')
    expect((await checkByFile(w.platform, ruling.bytes)).verdict).toBe('genuine')
    const changed = Uint8Array.from(ruling.bytes)
    changed[400] = (changed[400] ?? 0) ^ 1
    expect((await checkByFile(w.platform, changed)).verdict).not.toBe('genuine')
  }, 240_000)

  it('is given back for a supplement before acceptance, answered, and dismissed on a ground of the law', async () => {
    const dispute = await acts.lodged()
    const cureOn = new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10)
    const soon = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
    await expect(
      acts.act('clerk', returnCase, dispute, { reasons: ['R15'], note: '请补充房屋合同。', cureOn: soon }),
    ).rejects.toMatchObject({ code: 'guard/limitSet' })
    await acts.act('clerk', returnCase, dispute, { reasons: ['R15'], note: '请补充房屋合同。', cureOn })
    await drainOutbox(w.platform)
    await acts.act(dispute.applicant.personId, answerCourt, dispute, { text: '合同已经补上。' })
    await acts.act('clerk', desk.acceptCase, dispute, { notForbidden: FIVE })
    await acts.act('judge', desk.proposeDismissal, dispute, { ground: '5', finding: '协议第（二）项没有写明地点' })
    await acts.rule(dispute)
    expect(await acts.stateOf(dispute)).toBe('dismissed')
    expect((await acts.rulingOf(dispute)).templateId).toBe('ruling-dismissal')
  }, 240_000)

  it('is not accepted by the judge on a ground of the law, and the agreement stays in force', async () => {
    const dispute = await acts.lodged()
    await expect(
      acts.act('clerk', desk.refuseCase, dispute, { ground: '2', finding: '不属于本院管辖' }),
    ).rejects.toMatchObject({ code: 'dispute/not-allowed' })
    await acts.act('judge', desk.refuseCase, dispute, { ground: '2', finding: '不属于本院管辖' })
    await drainOutbox(w.platform)
    expect((await acts.caseOf(dispute)).state).toBe('notAccepted')
    // The dispute is back at its agreement; the ruling waits in the court's queue for the judge's own signature.
    expect(await courtQueueOf(w)).toContain(dispute.code)
    await acts.rule(dispute)
    expect(await courtQueueOf(w)).not.toContain(dispute.code)
    expect((await acts.rulingOf(dispute)).templateId).toBe('ruling-non-acceptance')
    expect(await acts.stateOf(dispute)).not.toBe('confirming')
  }, 240_000)

  it('goes back at a clause: the text is changed and signed by all, the application too, and the case keeps its number', async () => {
    const dispute = await acts.accepted()
    const before = await acts.caseOf(dispute)
    const cureOn = new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10)
    const asked = (no: string) => ({ ...atClause(no, 'R6', '没有写明交到哪里。'), cureOn })
    await expect(acts.act('clerk', returnCase, dispute, asked('9'))).rejects.toMatchObject({
      code: 'request/invalid',
    })
    await acts.act('clerk', returnCase, dispute, asked('2'))
    await drainOutbox(w.platform)
    expect(await acts.stateOf(dispute)).toBe('correcting')
    const inForce = () =>
      w.platform.db.agreementVersion.findFirstOrThrow({ where: { disputeId: dispute.id, state: 'effective' } })
    expect((await inForce()).versionNo).toBe(1)
    // While the mediator writes nobody is sent to read what does not exist yet.
    expect(await readsOf(dispute)).toEqual(['amending court', 'amending court'])
    await changeText(w, dispute, async () =>
      expect(await readsOf(dispute)).toEqual(['readCorrected agreement', 'readCorrected agreement']),
    )
    expect(await readsOf(dispute)).toEqual(['othersRead', 'othersRead'])
    const shown = await agreementView(w.platform, dispute.id, await w.as(dispute.applicant.personId), 'zh-CN')
    expect(shown.state === 'none' ? [] : shown.clauses.map(({ no, isChanged }) => [no, isChanged])).toContainEqual([
      3,
      true,
    ])
    expect(shown.state === 'none' ? [] : shown.clauses.filter(({ isChanged }) => isChanged)).toHaveLength(1)
    await signByAll(w, dispute, async () =>
      expect(await readsOf(dispute)).toEqual(['othersSign', 'signCorrected sign']),
    )
    expect((await inForce()).versionNo).toBe(2)
    expect(await acts.stateOf(dispute)).toBe('correcting')
    expect(await readsOf(dispute)).toEqual(['applyAgain confirm', 'applyAgain confirm'])
    await acts.sign(dispute.respondent.personId, dispute)
    expect(await readsOf(dispute)).toEqual(['applyAgain confirm', 'otherApplies'])
    await acts.sign(dispute.applicant.personId, dispute)
    expect(await readsOf(dispute)).toEqual(['beforeCourt court', 'beforeCourt court'])
    expect(await acts.stateOf(dispute)).toBe('confirming')
    const after = await acts.caseOf(dispute)
    expect(after).toMatchObject({ state: 'lodged', caseNumber: before.caseNumber, lodgedOn: before.lodgedOn })
    expect(after.lastDay).toEqual(before.lastDay)
    await acts.act('clerk', desk.acceptCase, dispute, { notForbidden: FIVE })
    await drainOutbox(w.platform)
    const view = await courtCaseView(w.platform, dispute.id)
    expect(view?.checks.filter(({ machine }) => machine !== 'pass')).toEqual([])
    // The clerk meets the text that is decided on, not the one that was given back.
    const agreements = view?.papers.filter(({ templateId }) => templateId === 'settlement-agreement') ?? []
    expect(agreements.map(({ versionId, isEarlier }) => [versionId, isEarlier])).toEqual([
      [after.versionId, false],
      [before.versionId, true],
    ])
    expect(view?.papers[0]?.code).toBe(agreements[0]?.code)
    await acts.act('clerk', desk.proposeConfirmation, dispute, { noGround: SIX, heard: 'video' })
    await acts.rule(dispute)
    expect(await acts.stateOf(dispute)).toBe('confirmed')
  }, 300_000)

  it('is supplemented, heard, sent back by the judge to the clerk, proposed anew and confirmed', async () => {
    const dispute = await acts.accepted()
    const stateOf = async () => (await acts.caseOf(dispute)).state
    const cureOn = new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10)
    await acts.act('clerk', orderSupplement, dispute, { reasons: ['R15'], note: '请补充房屋合同。', cureOn })
    await drainOutbox(w.platform)
    expect(await stateOf()).toBe('supplementOrdered')
    const home = () => homeOf(w.platform, dispute.id, new Set(['applicant', 'party']), dispute.applicant.personId)
    expect(await home()).toMatchObject({
      next: { words: 'courtAsks', turn: 'party', mine: true },
      deadline: { on: cureOn, label: { zh: '补正期限' } },
    })
    await acts.answer(dispute.applicant.personId, dispute)
    expect(await stateOf()).toBe('accepted')
    expect(await home()).toMatchObject({ next: { words: 'beforeCourt', turn: 'court' } })
    await acts.act('clerk', desk.summonParties, dispute)
    expect(await stateOf()).toBe('inquiring')
    await acts.act('clerk', desk.recordInquiry, dispute, { heard: 'video' })
    await acts.act('clerk', desk.proposeConfirmation, dispute, { noGround: SIX, heard: 'video' })
    const first = await acts.hashOfRuling(dispute)
    await acts.act('judge', desk.sendBackToClerk, dispute, { reason: '请核对履行期限' })
    expect([await stateOf(), await acts.hashOfRuling(dispute)]).toEqual(['accepted', ''])
    const { codeId } = await acts.codeFor('judge', 'sign', first)
    await expect(acts.act('judge', signRuling, dispute, { rulingSha256: first, codeId })).rejects.toMatchObject({
      status: 409,
    })
    await acts.act('clerk', desk.proposeConfirmation, dispute, { noGround: SIX, heard: 'video' })
    await acts.rule(dispute)
    expect(await acts.stateOf(dispute)).toBe('confirmed')
  }, 240_000)

  it('leaves papers that can each be made again from its row, byte for byte', async () => {
    const rows = await w.platform.db.document.findMany({ where: { documentRevisions: { some: {} } } })
    for (const { code, templateId } of rows) {
      const { isSame, isSameEdition } = await rebuildPaper(w.platform, code)
      expect([templateId, isSame, isSameEdition]).toEqual([templateId, true, true])
    }
    expect([...new Set(rows.map(({ templateId }) => templateId))].sort()).toEqual(
      expect.arrayContaining(['confirmation-ruling', 'judicial-confirmation-application', 'settlement-agreement']),
    )
    await expect(rebuildPaper(w.platform, 'ABCD-EFGH-JKLM')).rejects.toMatchObject({ code: 'dispute/unknown' })
  }, 240_000)
})
