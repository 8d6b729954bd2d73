import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { redeemCode, sendCode } from '#app/domain/account/codes.server.ts'
import { readPerson } from '#app/domain/account/people.server.ts'
import { drawBatch, proposeInBatch, readRuling } from '#app/domain/confirmation/batch.commands.server.ts'
import { batchView, openBatches } from '#app/domain/confirmation/batch.queries.server.ts'
import { drawTogether, proposeTogether, signTogether, undoTogether } from '#app/domain/confirmation/batch.server.ts'
import * as desk from '#app/domain/confirmation/desk.commands.server.ts'
import { likeCases } from '#app/domain/confirmation/like-cases.queries.server.ts'
import { courtCaseView } from '#app/domain/confirmation/queries.server.ts'
import { returnCase } from '#app/domain/confirmation/return.commands.server.ts'
import { digestOfRulings, signRuling } from '#app/domain/confirmation/sign-ruling.server.ts'
import { verifyPaper } from '#templates/papers.server.ts'
import { atClause, dayFrom, SIX } from '#tests/support/court-acts.ts'
import { type CourtWorld, courtWorld } from '#tests/support/court-world.ts'
import { untilDone } from '#tests/support/crashes.ts'
import { drainOutbox } from '#tests/support/drain.ts'
import { changeText, draftedDispute, signByAll } from '#tests/support/settled.ts'
import type { WorldDispute } from '#tests/support/world.ts'

const REVIEW = { noGround: SIX, heard: 'video' }

describe('like cases together', () => {
  let court: CourtWorld
  let w: CourtWorld['w']
  let acts: CourtWorld['acts']
  let cases: WorldDispute[]
  let batchId: string
  beforeAll(async () => {
    court = await courtWorld()
    ;({ w, acts } = court)
    cases = []
    for (let n = 0; n < 5; n += 1) cases.push(await acts.accepted())
  }, 400_000)
  afterAll(() => court?.stop())

  const courtsOf = async (who: string) => (await w.as(who)).posts.flatMap(({ courtId }) => courtId ?? [])
  const viewOf = async (id = batchId) => batchView(w.platform, await courtsOf('clerk'), id)
  const idsOf = (disputes: readonly WorldDispute[]) =>
    Promise.all(disputes.map(async (dispute) => (await acts.caseOf(dispute)).id))
  const draw = async (ids: readonly string[], key: string = randomUUID(), who = 'clerk') =>
    untilDone(w.platform, async (platform) => drawTogether(platform, { actor: await w.as(who), key }, ids))
  const propose = async (key: string = randomUUID(), id = batchId, input: object = REVIEW) =>
    untilDone(w.platform, async (platform) =>
      proposeTogether(platform, { actor: await w.as('clerk'), key }, { batchId: id, ...(input as typeof REVIEW) }),
    )
  const events = ({ id }: Pick<WorldDispute, 'id'>, type: string) =>
    w.platform.db.trailEvent.count({ where: { chainId: id, type } })
  const disputeIn = (code: string): WorldDispute => {
    const found = cases.find((one) => one.code === code)
    if (!found) throw new Error('no such case')
    return found
  }
  const sampleIn = async (id = batchId) => (await viewOf(id)).rows.filter(({ isSampled }) => isSampled)
  const papersOf = async (dispute: WorldDispute) => (await courtCaseView(w.platform, dispute.id))?.batch?.toRead ?? []

  it('are found by what they have in common; one that the machine doubts is not among them', async () => {
    const [doubtful] = await idsOf(cases.slice(4))
    const item = { caseId_item: { caseId: doubtful ?? '', item: 'inTime' } }
    await w.platform.db.courtCheck.update({ where: item, data: { machine: 'fail' } })
    const [group, ...more] = await likeCases(w.platform, await courtsOf('clerk'))
    expect(more).toEqual([])
    expect([group?.fit, group?.sample]).toEqual([4, 1])
    expect(group?.rows.map(({ code, apart }) => [code, apart])).toEqual([
      ...cases.slice(0, 4).map(({ code }) => [code, null]),
      [cases[4]?.code, 'notClean'],
    ])
    expect(await likeCases(w.platform, [randomUUID()])).toEqual([])
  })

  it('are drawn once, however often the form is sent, and the draw stands in the record of each', async () => {
    const ids = await idsOf(cases)
    const key = randomUUID()
    await Promise.all([draw(ids, key), draw([...ids].reverse(), key)])
    batchId = key
    const { rows, sample } = await viewOf()
    expect(sample).toBe('open')
    expect(rows.map(({ code, leftBecause }) => [code, leftBecause]).sort()).toEqual(
      cases.map(({ code }, n) => [code, n === 4 ? 'notClean' : null]).sort(),
    )
    expect(rows.filter(({ isSampled }) => isSampled)).toHaveLength(1)
    for (const dispute of cases) expect(await events(dispute, 'batch.drawn')).toBe(1)
    // Nobody draws again until the sample pleases him.
    await expect(draw(ids)).rejects.toMatchObject({ code: 'court/batch-too-few' })
    await expect(draw(ids, randomUUID(), 'mediator')).rejects.toMatchObject({ fields: { cases: 'court/choose-cases' } })
    const [one] = cases
    const input = { batchId, cases: ids }
    for (const who of [one?.applicant.personId ?? '', 'mediator'])
      await expect(acts.act(who, drawBatch, one ?? { id: '' }, input)).rejects.toMatchObject({
        code: 'dispute/not-allowed',
      })
    await expect(batchView(w.platform, [randomUUID()], batchId)).rejects.toMatchObject({ code: 'dispute/unknown' })
  })

  it('wait for the sample, and of that every paper is opened and every point ticked', async () => {
    await expect(propose()).rejects.toMatchObject({ code: 'court/batch-sample-open' })
    const [drawn] = await sampleIn()
    const dispute = disputeIn(drawn?.code ?? '')
    await expect(acts.act('clerk', desk.proposeConfirmation, dispute, REVIEW)).rejects.toMatchObject({
      fields: { read: 'court/sample-unread' },
    })
    const read = await papersOf(dispute)
    expect(read).toHaveLength(3)
    await expect(acts.act('clerk', proposeInBatch, dispute, { batchId, ...REVIEW })).rejects.toMatchObject({
      code: 'state/moved-on',
    })
    await acts.act('clerk', desk.proposeConfirmation, dispute, { ...REVIEW, read })
    expect((await viewOf()).sample).toBe('passed')
  })

  it('go to the judge together, each by an act of its own and once; one that changed falls out and says why', async () => {
    const waiting = (await viewOf()).rows.filter(({ step }) => step === 'waiting')
    const [changed, ...others] = waiting.map(({ code }) => disputeIn(code))
    await acts.act('clerk', desk.summonParties, changed ?? { id: '' })
    await expect(propose(randomUUID(), batchId, { noGround: ['1'], heard: 'video' })).rejects.toMatchObject({
      fields: { noGround: 'guard/noGroundOf358' },
    })
    const key = randomUUID()
    await Promise.all([propose(key), propose(key)])
    await propose()
    for (const dispute of others) {
      expect((await acts.caseOf(dispute)).state).toBe('awaitingRuling')
      expect(await events(dispute, 'confirmationCase.proposeConfirmation')).toBe(1)
    }
    const row = (await viewOf()).rows.find(({ code }) => code === changed?.code)
    expect([row?.step, row?.leftBecause]).toEqual(['left', 'moved'])
    expect((await acts.caseOf(changed ?? ({ id: '' } as WorldDispute))).state).toBe('inquiring')
  })

  const codeFor = async (hashes: readonly string[]) => {
    const judge = await w.as('judge')
    const { phone } = await readPerson(w.platform.db, w.platform, judge.personId)
    const bound = {
      phone: phone ?? '',
      purpose: 'sign',
      boundTo: digestOfRulings(hashes),
      personId: judge.personId,
    } as const
    await sendCode(w.platform, { ...bound, locale: 'zh-CN' })
    return redeemCode(w.platform, bound, /\d{6}/.exec(w.sent.at(-1)?.text ?? '')?.[0] ?? '', null)
  }
  const sign = async (hashes: readonly string[], codeId: string, key: string = randomUUID()) =>
    signTogether(w.platform, { actor: await w.as('judge'), key }, { batchId, codeId, hashes })

  it('are signed by the judge one after the other with one code, those alone that he opened', async () => {
    const toSign = (await viewOf()).rows.filter(({ step }) => step === 'toRead')
    const hashes = toSign.map(({ rulingSha256 }) => rulingSha256 ?? '')
    expect(hashes).toHaveLength(3)
    expect(await sign(hashes, await codeFor(hashes))).toBe(3)
    for (const { code, rulingSha256 } of toSign) {
      await expect(acts.act('clerk', readRuling, disputeIn(code), { rulingSha256 })).rejects.toMatchObject({
        code: 'dispute/not-allowed',
      })
      await expect(
        acts.act('judge', readRuling, disputeIn(code), { rulingSha256: '0'.repeat(64) }),
      ).rejects.toMatchObject({ code: 'guard/hashShownIsHashSigned' })
      await acts.act('judge', readRuling, disputeIn(code), { rulingSha256 })
    }
    expect([...(await viewOf()).together].sort()).toEqual([...hashes].sort())
    // A code for others, or for one alone, does not count for these.
    await expect(sign(hashes, await codeFor(hashes.slice(1)))).rejects.toMatchObject({ code: 'guard/stepUpDone' })
    const [first] = toSign
    const single = { rulingSha256: first?.rulingSha256, codeId: await codeFor(hashes) }
    await expect(acts.act('judge', signRuling, disputeIn(first?.code ?? ''), single)).rejects.toMatchObject({
      code: 'guard/stepUpDone',
    })
    // All can be taken back for ten seconds.
    expect(await sign(hashes, await codeFor(hashes))).toBe(0)
    await undoTogether(w.platform, { actor: await w.as('judge'), key: randomUUID() }, batchId)
    await drainOutbox(w.platform)
    expect((await viewOf()).together).toHaveLength(3)
    // One goes back to the clerk meanwhile; the others are signed.
    const [codeId, key] = [await codeFor(hashes), randomUUID()]
    const back = disputeIn(toSign[2]?.code ?? '')
    await acts.act('judge', desk.sendBackToClerk, back, { reason: '请核对履行期限' })
    expect(await Promise.all([sign(hashes, codeId, key), sign(hashes, codeId, key)])).toEqual([1, 1])
    await drainOutbox(w.platform)
    const numbers = new Set<string>()
    for (const { code } of toSign.slice(0, 2)) {
      const dispute = disputeIn(code)
      const { code: number, bytes } = await acts.rulingOf(dispute)
      const { verdict, signatures } = await verifyPaper(bytes, w.platform.authority.rootPem())
      expect([verdict, signatures.length]).toEqual(['good', 3])
      numbers.add(number).add((await acts.caseOf(dispute)).caseNumber ?? '')
      expect(await events(dispute, 'confirmationCase.confirm')).toBe(1)
    }
    expect(numbers.size).toBe(4)
    expect((await acts.caseOf(back)).state).toBe('accepted')
    expect((await viewOf()).rows.find(({ code }) => code === back.code)?.step).toBe('back')
  }, 240_000)

  it('are decided one by one when a case of the sample is found wanting', async () => {
    const pair = [await acts.accepted(), await acts.accepted()]
    cases.push(...pair)
    const { batchId: second } = await draw(await idsOf(pair))
    const [drawn] = await sampleIn(second)
    await acts.act('clerk', returnCase, disputeIn(drawn?.code ?? ''), {
      ...atClause('2', 'R6', '没有写明交到哪里。'),
      cureOn: dayFrom(w, 12),
    })
    expect((await viewOf(second)).sample).toBe('failed')
    await expect(propose(randomUUID(), second)).rejects.toMatchObject({ code: 'court/batch-sample-failed' })
    expect((await openBatches(w.platform, await courtsOf('clerk'))).map(({ id }) => id)).not.toContain(second)
    const other = pair.find(({ code }) => code !== drawn?.code)
    await acts.act('clerk', desk.proposeConfirmation, other ?? { id: '' }, REVIEW)
    expect((await viewOf(second)).rows.find(({ code }) => code === other?.code)?.leftBecause).toBe('alone')
  }, 240_000)

  it('are not alike when one promises something else', async () => {
    const [usual] = await idsOf(cases.slice(4))
    const item = { caseId_item: { caseId: usual ?? '', item: 'inTime' } }
    await w.platform.db.courtCheck.update({ where: item, data: { machine: 'pass' } })
    const other = await draftedDispute(w)
    await changeText(w, other)
    await signByAll(w, other)
    await acts.accept(await acts.signBoth(await acts.apply(other)))
    expect((await courtCaseView(w.platform, other.id))?.isClean).toBe(true)
    // Two clean accepted cases lie in no batch, and do not belong together.
    expect(await likeCases(w.platform, await courtsOf('clerk'))).toEqual([])
  }, 240_000)
})
