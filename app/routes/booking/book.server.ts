import { readPerson } from '#app/domain/account/people.server.ts'
import { bookingView, type OfferedSlot } from '#app/domain/booking/queries.server.ts'
import { readSpan, writeSpan } from '#app/domain/booking/spans.ts'
import { mayBook } from '#app/domain/booking/states.ts'
import { suggestedOf } from '#app/domain/booking/suggest.ts'
import { dayOf } from '#app/domain/calendar/days.ts'
import type { WorkCalendar } from '#app/domain/calendar/holidays.ts'
import { calendarOf } from '#app/domain/calendar/plans.server.ts'
import { topicName } from '#app/domain/mediator/queries.server.ts'
import { type CaseContext, requireRole } from '#app/http/context.server.ts'

const shown = (slot: OfferedSlot) => ({
  value: writeSpan(slot.startsAt, slot.endsAt),
  startsAt: slot.startsAt.toISOString(),
  othersCan: slot.othersCan,
  mineToo: slot.mineToo,
  sides: slot.sides,
})

/** What a day is, where it is more than a day: a holiday by its name, or a weekend day that is worked. */
function dayNotes(calendar: WorkCalendar, moments: readonly Date[]): Record<string, { zh: string; en: string }> {
  const notes: Record<string, { zh: string; en: string }> = {}
  for (const on of new Set(moments.map(dayOf))) {
    const holiday = calendar.holidayOn(on)
    if (holiday) notes[on] = { zh: holiday.zh, en: holiday.en }
    else if (calendar.isMakeUpDay(on)) notes[on] = { zh: '调休上班', en: 'working day' }
  }
  return notes
}

const shownSpan = (span: { startsAt: Date; endsAt: Date }) => ({
  value: writeSpan(span.startsAt, span.endsAt),
  startsAt: span.startsAt.toISOString(),
  endsAt: span.endsAt.toISOString(),
})

/** What the page of times needs: the times, which one was tapped, and in whose time zone to write them. */
export async function bookingPage({ platform, disputeId, code, actor, roles, locale, url }: CaseContext) {
  requireRole(roles, 'party', 'mediator', 'dispatcher')
  const personId = actor.kind === 'person' ? actor.personId : ''
  const now = platform.clock.law()
  const [view, person, calendar, dispute] = await Promise.all([
    bookingView(platform.db, { disputeId, personId, now }),
    readPerson(platform.db, platform, personId),
    calendarOf(platform.db),
    platform.db.dispute.findFirstOrThrow({ where: { id: disputeId }, select: { intakeType: true } }),
  ])
  const tapped = url.searchParams.get('slot') ?? ''
  const changing = url.searchParams.get('change') !== null && view.session?.state === 'booked'
  return {
    code,
    topic: topicName(dispute.intakeType, locale),
    isParty: roles.has('party'),
    isMediator: roles.has('mediator'),
    zone: person.timeZone,
    mayBook: mayBook(view.state) && view.mediatorPersonId !== null,
    session: view.session && { ...view.session, startsAt: view.session.startsAt.toISOString() },
    isProposed: view.isProposed,
    moveAsked: view.moveAsked,
    put: view.suggested.map(shown),
    asksForVideo: view.withoutVideoConsent.includes(personId),
    othersOweVideo: view.withoutVideoConsent.some((id) => id !== personId),
    changing,
    slotMinutes: view.slotMinutes,
    agreed: view.agreed.map(shown),
    free: view.free.map(shown),
    half: view.half.map(shown),
    dayNotes: dayNotes(
      calendar,
      [...view.agreed, ...view.free, ...view.half, ...view.suggested].map(({ startsAt }) => startsAt),
    ),
    stretches: view.stretches.map(shownSpan),
    suggested: suggestedOf(view.stretches, calendar.isRestDay, person.timeZone).map(shownSpan),
    chosen: readSpan(tapped) ? tapped : null,
    saysTimes: url.searchParams.get('say') !== null,
  }
}
