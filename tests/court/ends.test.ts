import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allowWithdrawal } from '#app/domain/confirmation/after-court.commands.server.ts'
import { withdrawApplication } from '#app/domain/confirmation/commands.server.ts'
import { closePerformed } from '#app/domain/performance/performance.server.ts'
import { rate } from '#app/domain/rating/rating.server.ts'
import { amend, declineToSign, openSigning } from '#app/domain/settlement/commands.server.ts'
import { addClause, removeClause, startDraft } from '#app/domain/settlement/draft.commands.server.ts'
import { draftView } from '#app/domain/settlement/draft.queries.server.ts'
import { type CourtWorld, courtWorld } from '#tests/support/court-world.ts'
import { drainOutbox } from '#tests/support/drain.ts'
import { changeText, draftedDispute, readText, sendText, signByAll } from '#tests/support/settled.ts'

describe('how a matter goes on around the court', () => {
  let court: CourtWorld
  let w: CourtWorld['w']
  let acts: CourtWorld['acts']
  let statesOf: CourtWorld['statesOf']
  let miss: CourtWorld['miss']
  let performAll: CourtWorld['performAll']
  beforeAll(async () => {
    court = await courtWorld()
    ;({ w, acts, statesOf, miss, performAll } = court)
  }, 60_000)
  afterAll(() => court.stop())

  it('declining to sign what the court wanted changed leaves the agreement in force; another text or a withdrawal ends it', async () => {
    const dispute = await acts.correcting()
    await changeText(w, dispute)
    await acts.act('mediator', openSigning, dispute)
    await drainOutbox(w.platform)
    await acts.act(dispute.respondent.personId, declineToSign, dispute, { reason: 'wording' })
    expect(await acts.stateOf(dispute)).toBe('correcting')
    expect(await statesOf(dispute)).toEqual(['effective', 'declined'])

    await acts.act('mediator', startDraft, dispute)
    await sendText(w, dispute)
    await readText(w, dispute)
    await acts.act('mediator', openSigning, dispute)
    await drainOutbox(w.platform)
    await acts.act('mediator', amend, dispute, { reason: '地点还要写清' })
    expect(await statesOf(dispute)).toEqual(['effective', 'declined', 'superseded', 'draft'])
    await sendText(w, dispute)
    await readText(w, dispute)
    await signByAll(w, dispute)
    expect(await statesOf(dispute)).toEqual(['superseded', 'declined', 'superseded', 'effective'])
    await acts.signBoth(dispute)
    expect(await acts.stateOf(dispute)).toBe('confirming')
  }, 300_000)

  it('both sides take a returned application back: the agreement stays, the thirty days are the first ones, the judge signs 23c', async () => {
    const dispute = await acts.correcting()
    const first = await w.platform.db.deadline.findFirstOrThrow({
      where: { disputeId: dispute.id, key: 'confirm.apply' },
    })
    await acts.act(dispute.applicant.personId, withdrawApplication, dispute)
    expect(await acts.stateOf(dispute)).toBe('correcting')
    await acts.act(dispute.respondent.personId, withdrawApplication, dispute)
    expect([await acts.stateOf(dispute), (await acts.caseOf(dispute)).state]).toEqual(['effective', 'withdrawn'])
    expect(await statesOf(dispute)).toEqual(['effective', 'abandoned'])
    const again = await w.platform.db.deadline.findFirstOrThrow({
      where: { disputeId: dispute.id, key: 'confirm.apply', metAt: null },
    })
    expect(again.dueAt).toEqual(first.dueAt)
    await acts.rule(dispute)
    const ruling = await acts.rulingOf(dispute)
    expect(ruling.templateId).toBe('ruling-withdrawal')
    // Within the time limit they may come again.
    await acts.apply(dispute)
    expect((await acts.viewOf(dispute.applicant.personId, dispute)).state).toBe('collecting')
  }, 300_000)

  it('one side alone cannot take it back; the judge may allow it', async () => {
    const dispute = await acts.accepted()
    await expect(acts.act('judge', allowWithdrawal, dispute)).rejects.toMatchObject({ code: 'state/moved-on' })
    await acts.act(dispute.respondent.personId, withdrawApplication, dispute)
    expect((await acts.caseOf(dispute)).state).toBe('accepted')
    await expect(acts.act('clerk', allowWithdrawal, dispute)).rejects.toMatchObject({ code: 'dispute/not-allowed' })
    await acts.act('judge', allowWithdrawal, dispute)
    expect([await acts.stateOf(dispute), (await acts.caseOf(dispute)).state]).toEqual(['effective', 'withdrawn'])
    await acts.rule(dispute)
    expect((await acts.rulingOf(dispute)).templateId).toBe('ruling-withdrawal')
  }, 240_000)

  it('an application that only one side signed lapses with the thirty days, and the performance goes on', async () => {
    const dispute = await acts.opened()
    await acts.sign(dispute.applicant.personId, dispute)
    await miss(dispute, 'confirm.apply')
    expect((await acts.caseOf(dispute)).state).toBe('lapsed')
    expect(await acts.stateOf(dispute)).toBe('performing')
    await performAll(dispute)
    expect(await acts.stateOf(dispute)).toBe('closedPerformed')
    await acts.act(dispute.applicant.personId, rate, dispute, { score: 'dissatisfied', timely: 'no', words: '太慢' })
    const task = await w.platform.db.supervisionTask.findFirstOrThrow({ where: { disputeId: dispute.id } })
    expect(task).toMatchObject({ kind: 'rating', state: 'open' })
  }, 240_000)

  it('nothing was ever to be performed: the mediator says when the matter is over', async () => {
    const dispute = await draftedDispute(w)
    const editNo = async () => (await draftView(w.platform, dispute.id, 'zh-CN')).version?.editNo
    for (const { id, key } of (await draftView(w.platform, dispute.id, 'zh-CN')).clauses) {
      if (key !== 'default-free-text')
        await acts.act('mediator', removeClause, dispute, { editNo: await editNo(), clauseId: id })
    }
    const words = { kind: 'text', text: '双方就本次租房再无其他争议。' }
    await acts.act('mediator', addClause, dispute, { ...words, editNo: await editNo() })
    await sendText(w, dispute)
    await readText(w, dispute)
    await signByAll(w, dispute)
    await miss(dispute, 'confirm.apply')
    expect(await acts.stateOf(dispute)).toBe('performing')
    await acts.act('mediator', closePerformed, dispute)
    expect(await acts.stateOf(dispute)).toBe('closedPerformed')
  }, 120_000)
})
