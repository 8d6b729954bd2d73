import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  agreeToVideo,
  askToMove,
  bookTime,
  cancelSession,
  markTimes,
  reopenTimes,
  rescheduleSession,
  suggestTimes,
} from '#app/domain/booking/commands.server.ts'
import { bookingView } from '#app/domain/booking/queries.server.ts'
import { writeSpan } from '#app/domain/booking/spans.ts'
import { DomainError } from '#app/domain/errors.ts'
import { fireMissedDeadlines } from '#app/domain/jobs/missed-deadlines.server.ts'
import { actsIn } from '#tests/support/settled.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

describe('a time that suits everybody', () => {
  let w: World
  let act: ReturnType<typeof actsIn>['act']
  let stateOf: ReturnType<typeof actsIn>['stateOf']
  beforeAll(async () => {
    w = await world()
    ;({ act, stateOf } = actsIn(w))
  })
  afterAll(() => w.stop())

  const see = ({ id }: Pick<WorldDispute, 'id'>, personId: string) =>
    bookingView(w.platform.db, { disputeId: id, personId, now: w.platform.clock.law() })
  const text = (slot: { startsAt: Date; endsAt: Date } | undefined) =>
    slot ? writeSpan(slot.startsAt, slot.endsAt) : ''

  it('offers the quarter of an hour that is already running, asks the other side, and books at one more tap', async () => {
    const dispute = await w.disputeAt('preparing')
    const [slot] = (await see(dispute, dispute.applicant.personId)).free
    expect(slot && slot.startsAt <= new Date() && slot.endsAt > new Date()).toBe(true)
    expect((await act(dispute.applicant.personId, bookTime, dispute, { slot: text(slot) })).result).toBe('proposed')
    expect(await stateOf(dispute)).toBe('preparing')
    const { agreed } = await see(dispute, dispute.respondent.personId)
    expect(text(agreed[0])).toBe(text(slot))
    expect((await act(dispute.respondent.personId, bookTime, dispute, { slot: text(slot) })).result).toBe('booked')
    expect(await stateOf(dispute)).toBe('scheduled')
    const claims = await w.platform.db.bookingClaim.findMany({
      where: { booking: { session: { disputeId: dispute.id } } },
    })
    expect(claims).toHaveLength(3)
  })

  it('gives the same time of one mediator to one of two disputes', async () => {
    const pair = await Promise.all([w.disputeAt('preparing'), w.disputeAt('preparing')])
    const [slot] = (await see(pair[0], pair[0].applicant.personId)).free
    for (const one of pair) await act(one.applicant.personId, markTimes, one, { windows: text(slot) })
    const outcomes = await Promise.allSettled(
      pair.map((one) => act(one.respondent.personId, bookTime, one, { slot: text(slot) })),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const lost = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(lost.reason).toBeInstanceOf(DomainError)
    expect(lost.reason).toMatchObject({ code: 'booking/slot-taken', status: 409 })
  })

  it('moves, reopens and cancels a booking, and frees the time each time', async () => {
    const dispute = await w.disputeAt('preparing')
    const { free } = await see(dispute, dispute.applicant.personId)
    const [first, second] = free
    await act(dispute.respondent.personId, markTimes, dispute, { windows: [text(first), text(second)] })
    await act(dispute.applicant.personId, bookTime, dispute, { slot: text(first) })
    await act(dispute.applicant.personId, rescheduleSession, dispute, { slot: text(second) })
    const held = await w.platform.db.bookingClaim.findMany({
      where: { booking: { session: { disputeId: dispute.id } }, active: true },
    })
    expect(held.every(({ startsAt }) => startsAt.getTime() === second?.startsAt.getTime())).toBe(true)
    await act(dispute.respondent.personId, reopenTimes, dispute, { reason: '要加班' })
    expect((await see(dispute, dispute.applicant.personId)).isProposed).toBe(true)
    await act(dispute.applicant.personId, cancelSession, dispute, { reason: '先不谈' })
    expect(await stateOf(dispute)).toBe('preparing')
    expect(
      await w.platform.db.bookingClaim.count({
        where: { booking: { session: { disputeId: dispute.id } }, active: true },
      }),
    ).toBe(0)
  })

  it('keeps a booked time while another is asked for, and moves it when the other side chooses', async () => {
    const dispute = await w.disputeAt('preparing')
    const [she, he] = [dispute.applicant.personId, dispute.respondent.personId]
    const { free } = await see(dispute, she)
    const [first, second, third, fourth, fifth] = free
    await act(he, markTimes, dispute, { windows: text(first) })
    await act(she, bookTime, dispute, { slot: text(first) })
    for (const windows of [[], [second, third, fourth, fifth].map(text)]) {
      await expect(act(he, askToMove, dispute, { windows })).rejects.toMatchObject({ code: 'request/invalid' })
    }
    const past = { startsAt: new Date(Date.now() - 7_200_000), endsAt: new Date(Date.now() - 3_600_000) }
    await expect(act(he, askToMove, dispute, { windows: text(past) })).rejects.toMatchObject({
      code: 'guard/hoursOpen',
    })
    await expect(act('mediator', askToMove, dispute, { windows: text(second) })).rejects.toMatchObject({
      code: 'dispute/not-allowed',
    })
    await act(he, askToMove, dispute, { windows: [second, third].map(text) })
    expect((await see(dispute, he)).moveAsked).toBe('mine')
    const asked = await see(dispute, she)
    expect(asked.moveAsked).toBe('theirs')
    expect(asked.session?.startsAt).toEqual(first?.startsAt)
    expect(asked.agreed.map(text)).toEqual([second, third].map(text))
    const told = await w.platform.db.notice.findMany({ where: { disputeId: dispute.id, key: 'move-asked' } })
    expect(told.map(({ personId }) => personId)).toEqual(
      expect.arrayContaining([she, (await w.as('mediator')).personId]),
    )
    expect(told).toHaveLength(2)
    await act(she, rescheduleSession, dispute, { slot: text(third) })
    const moved = await see(dispute, he)
    expect(moved.session?.startsAt).toEqual(third?.startsAt)
    expect(moved.moveAsked).toBeNull()
    const reminders = await w.platform.db.sessionReminder.findMany({ where: { session: { disputeId: dispute.id } } })
    const ahead = third ? third.startsAt.getTime() - Date.now() > 3_600_000 : false
    if (ahead) expect(reminders.some(({ startsAt }) => startsAt.getTime() === third?.startsAt.getTime())).toBe(true)
    await act(she, cancelSession, dispute, { reason: '不用了' })
    await expect(act(he, askToMove, dispute, { windows: text(second) })).rejects.toMatchObject({
      code: 'state/moved-on',
    })
  })

  it('lets the mediator put forward times, of which each side says whether it can', async () => {
    const dispute = await w.disputeAt('preparing')
    const [she, he] = [dispute.applicant.personId, dispute.respondent.personId]
    const { free } = await see(dispute, she)
    const [first, second, third] = free
    await act('mediator', suggestTimes, dispute, { windows: text(first) })
    await act('mediator', suggestTimes, dispute, { windows: [second, third].map(text) })
    for (const who of [she, he]) {
      expect((await see(dispute, who)).suggested.map(text)).toEqual([second, third].map(text))
    }
    const told = await w.platform.db.notice.findMany({ where: { disputeId: dispute.id, key: 'times-suggested' } })
    expect(told.map(({ personId }) => personId).sort()).toEqual([she, she, he, he].sort())
    await expect(act(she, suggestTimes, dispute, { windows: text(first) })).rejects.toMatchObject({
      code: 'dispute/not-allowed',
    })
    // Put forward is not agreed to: it takes a tap of each.
    expect((await act(she, bookTime, dispute, { slot: text(third) })).result).toBe('proposed')
    expect((await act(he, bookTime, dispute, { slot: text(third) })).result).toBe('booked')
    await act(he, cancelSession, dispute, { reason: '不用了' })
  })

  it('shows the mediator what each side said, and books or moves only what suits both', async () => {
    const dispute = await w.disputeAt('preparing')
    const [first, second, third] = (await see(dispute, dispute.applicant.personId)).free
    const { personId } = await w.as('mediator')
    await act(dispute.applicant.personId, markTimes, dispute, { windows: [text(first), text(second)] })
    await act(dispute.respondent.personId, markTimes, dispute, { windows: [text(second), text(third)] })
    const view = await see(dispute, personId)
    const said = (slots: typeof view.half) => slots.map((slot) => [text(slot), ...slot.sides])
    expect(said(view.agreed)).toEqual([[text(second), 'applicant', 'respondent']])
    expect(said(view.half)).toEqual([
      [text(first), 'applicant'],
      [text(third), 'respondent'],
    ])
    expect((await see(dispute, dispute.applicant.personId)).half).toEqual([])
    await expect(act(personId, bookTime, dispute, { slot: text(first) })).rejects.toMatchObject({
      code: 'guard/everySideCanThen',
    })
    expect((await act(personId, bookTime, dispute, { slot: text(second) })).result).toBe('booked')
    await expect(act(personId, rescheduleSession, dispute, { slot: text(third) })).rejects.toMatchObject({
      code: 'guard/everySideCanThen',
    })
    await act(dispute.applicant.personId, markTimes, dispute, { windows: text(third) })
    await act(personId, rescheduleSession, dispute, { slot: text(third) })
    await act(personId, cancelSession, dispute, { reason: '先不谈' })
  })

  it('forgets proposed times that nobody answered, also when a booked time was given back', async () => {
    const dispute = await w.disputeAt('preparing')
    const [slot] = (await see(dispute, dispute.applicant.personId)).free
    await act(dispute.respondent.personId, markTimes, dispute, { windows: text(slot) })
    await act(dispute.applicant.personId, bookTime, dispute, { slot: text(slot) })
    await act(dispute.applicant.personId, reopenTimes, dispute, { reason: '要加班' })
    w.setLawTime(new Date(Date.now() + 3 * 86_400_000))
    while ((await fireMissedDeadlines(w.platform)) > 0);
    w.setLawTime(new Date())
    expect(await stateOf(dispute)).toBe('preparing')
    expect((await see(dispute, dispute.applicant.personId)).isProposed).toBe(false)
  })

  it('refuses a time outside the hours, in the past, or after the term', async () => {
    const dispute = await w.disputeAt('preparing')
    const slot = (start: number) => writeSpan(new Date(start), new Date(start + 15 * 60_000))
    await expect(
      act(dispute.applicant.personId, bookTime, dispute, { slot: slot(Date.now() - 3_600_000) }),
    ).rejects.toMatchObject({ code: 'guard/hoursOpen' })
    await expect(
      act(dispute.applicant.personId, bookTime, dispute, { slot: slot(Date.now() + 90 * 86_400_000) }),
    ).rejects.toMatchObject({ code: 'guard/hoursOpen' })
    await expect(act(dispute.applicant.personId, bookTime, dispute, { slot: 'tomorrow' })).rejects.toMatchObject({
      fields: { slot: 'booking/choose-time' },
    })
  })

  it('books no video session for somebody who did not agree to one, and asks him', async () => {
    const dispute = await w.disputeAt('preparing')
    const { personId } = dispute.respondent
    await w.platform.db.consent.updateMany({
      where: { disputeId: dispute.id, personId, step: 'video' },
      data: { withdrawnAt: new Date() },
    })
    const { free, withoutVideoConsent } = await see(dispute, dispute.applicant.personId)
    expect(withoutVideoConsent).toEqual([personId])
    await act(dispute.applicant.personId, markTimes, dispute, { windows: text(free[0]) })
    await expect(act(personId, bookTime, dispute, { slot: text(free[0]) })).rejects.toMatchObject({
      code: 'guard/consentSessionKind',
    })
    await act(personId, agreeToVideo, dispute)
    expect((await act(personId, bookTime, dispute, { slot: text(free[0]) })).result).toBe('booked')
  })

  it('lets a mediator book only what both sides marked', async () => {
    const dispute = await w.disputeAt('preparing')
    const [slot] = (await see(dispute, dispute.applicant.personId)).free
    await act(dispute.applicant.personId, markTimes, dispute, { windows: text(slot) })
    await expect(act('mediator', bookTime, dispute, { slot: text(slot) })).rejects.toMatchObject({
      code: 'guard/everySideCanThen',
    })
    await act(dispute.respondent.personId, markTimes, dispute, { windows: text(slot) })
    expect((await act('mediator', bookTime, dispute, { slot: text(slot) })).result).toBe('booked')
  })
})
