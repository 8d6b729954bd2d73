import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  closeDismissed,
  keepOldAgreement,
  performAnyway,
  renegotiate,
} from '#app/domain/confirmation/after-court.commands.server.ts'
import { afterCourtView } from '#app/domain/confirmation/after-court.queries.server.ts'
import * as desk from '#app/domain/confirmation/desk.commands.server.ts'
import { denyReceived, markPaid } from '#app/domain/performance/performance.server.ts'
import { SIX } from '#tests/support/court-acts.ts'
import { type CourtWorld, courtWorld } from '#tests/support/court-world.ts'
import { changeText, signByAll } from '#tests/support/settled.ts'

describe('how a matter goes on after the judge has decided', () => {
  let court: CourtWorld
  let w: CourtWorld['w']
  let acts: CourtWorld['acts']
  let statesOf: CourtWorld['statesOf']
  let miss: CourtWorld['miss']
  let itemsOf: CourtWorld['itemsOf']
  let performAll: CourtWorld['performAll']
  beforeAll(async () => {
    court = await courtWorld()
    ;({ w, acts, statesOf, miss, itemsOf, performAll } = court)
  }, 60_000)
  afterAll(() => court.stop())

  it('after a dismissal both sides may talk again: a new text, a new thirty days, a new case', async () => {
    const dispute = await acts.dismissed()
    const next = await afterCourtView(w.platform, dispute.id, dispute.applicant.personId)
    expect(next).toMatchObject({ isDismissed: true, mayKeep: true })
    expect(next?.routes.map(({ route }) => route)).toContain('sue')
    await acts.act(dispute.applicant.personId, renegotiate, dispute)
    expect(await acts.stateOf(dispute)).toBe('dismissed')
    await acts.act(dispute.respondent.personId, renegotiate, dispute)
    expect([await acts.stateOf(dispute), await statesOf(dispute)]).toEqual(['drafting', ['effective', 'draft']])
    await changeText(w, dispute)
    await signByAll(w, dispute)
    expect([await acts.stateOf(dispute), await statesOf(dispute)]).toEqual(['effective', ['superseded', 'effective']])
    await acts.apply(dispute)
    await acts.signBoth(dispute)
    await acts.accept(dispute)
    await acts.act('clerk', desk.proposeConfirmation, dispute, { noGround: SIX, heard: 'video' })
    await acts.rule(dispute)
    expect(await acts.stateOf(dispute)).toBe('confirmed')
  }, 360_000)

  it('after a dismissal the talks lead nowhere: the earlier agreement stands', async () => {
    const dispute = await acts.dismissed()
    await acts.act(dispute.applicant.personId, renegotiate, dispute)
    await acts.act(dispute.respondent.personId, renegotiate, dispute)
    await acts.act('mediator', keepOldAgreement, dispute)
    expect([await acts.stateOf(dispute), await statesOf(dispute)]).toEqual(['performing', ['effective', 'abandoned']])
  }, 300_000)

  it('after a dismissal it may be kept without a ruling only where nothing unlawful was found, and ends by itself', async () => {
    const dispute = await acts.dismissed('1')
    await acts.act(dispute.applicant.personId, performAnyway, dispute)
    await expect(acts.act(dispute.respondent.personId, performAnyway, dispute)).rejects.toMatchObject({
      code: 'guard/dismissalNotForIllegality',
    })
    await miss(dispute, 'dismissal.choice')
    expect(await acts.stateOf(dispute)).toBe('closedDismissed')
    const other = await acts.dismissed('6')
    await acts.act(other.respondent.personId, closeDismissed, other)
    expect(await acts.stateOf(other)).toBe('closedDismissed')
  }, 360_000)

  it('what was paid while the court decided closes the matter with the ruling; a denied payment makes a task', async () => {
    const dispute = await acts.accepted()
    const [item] = await itemsOf(dispute)
    if (!item) throw new Error('nothing is owed')
    await acts.act(item.debtor.personId, markPaid, dispute, { itemId: item.id })
    await acts.act(item.creditor.personId, denyReceived, dispute, { itemId: item.id, reason: '没有到账' })
    const tasks = await w.platform.db.supervisionTask.findMany({ where: { disputeId: dispute.id } })
    expect(tasks.map(({ kind, state }) => [kind, state])).toEqual([['performance', 'open']])
    expect(await w.platform.db.deadline.count({ where: { subjectId: tasks[0]?.id ?? '', key: 'watch.assign' } })).toBe(
      1,
    )
    await performAll(dispute)
    expect(await acts.stateOf(dispute)).toBe('confirming')
    await acts.act('clerk', desk.proposeConfirmation, dispute, { noGround: SIX, heard: 'video' })
    await acts.rule(dispute)
    expect(await acts.stateOf(dispute)).toBe('closedPerformed')
  }, 300_000)
})
