import type { Tx } from '#prisma/client.server.ts'
import { addDays, dayOf, startOfDay } from '../calendar/days.ts'
import {
  busySpans,
  freeSlots,
  isWithinHours,
  type MediatorTimes,
  openSpans,
  type Span,
  timesOf,
} from './hours.server.ts'

const OPEN = ['proposed', 'booked', 'waiting', 'live', 'paused']
const DAYS_SHOWN = 14
const HOUR_MS = 3_600_000
/** Morning, afternoon and evening of a day, in hours of the Shanghai clock. */
const PARTS = [
  [9, 12],
  [14, 17],
  [18, 21],
] as const

export interface OfferedSlot extends Span {
  /** The other side marked this time as possible. */
  readonly othersCan: boolean
  readonly mineToo: boolean
  /** The sides that marked this time as possible, for whoever stands between them. */
  readonly sides: readonly string[]
}

export interface BookingView {
  readonly state: string
  readonly mediatorPersonId: string | null
  readonly slotMinutes: number
  /** Parties who have not agreed to meet by video. */
  readonly withoutVideoConsent: readonly string[]
  readonly session: (Span & { readonly id: string; readonly state: string; readonly reschedules: number }) | null
  /** Somebody asked to move the booked time: the reader himself, or a side that waits for his answer. */
  readonly moveAsked: 'mine' | 'theirs' | null
  /** Times that the mediator puts forward and that can still be booked. */
  readonly suggested: readonly OfferedSlot[]
  /** A session that waits for an answer about its times. */
  readonly isProposed: boolean
  /** Times that only have to be tapped: every other side marked them. */
  readonly agreed: readonly OfferedSlot[]
  /** Other free times of the mediator. */
  readonly free: readonly OfferedSlot[]
  /** Free times that one side marked and the other did not, for the mediator and the desk; nobody can book them yet. */
  readonly half: readonly OfferedSlot[]
  /** Longer stretches to mark as possible. */
  readonly stretches: readonly Span[]
}

interface Looking {
  readonly disputeId: string
  readonly personId: string
  readonly now: Date
}

const covers = (outer: Span, inner: Span): boolean => outer.startsAt <= inner.startsAt && outer.endsAt >= inner.endsAt

/** What the page of times shows to one person: what is booked, what suits the others, what is free. */
export async function bookingView(db: Tx, { disputeId, personId, now }: Looking): Promise<BookingView> {
  const dispute = await db.dispute.findFirstOrThrow({ where: { id: disputeId }, include: { mediator: true } })
  const parties = await db.party.findMany({
    where: { disputeId, leftAt: null },
    include: { possibleWindows: { where: { endsAt: { gt: now } } } },
  })
  const consents = await db.consent.findMany({ where: { disputeId, step: 'video', withdrawnAt: null } })
  const agreedToVideo = new Set(consents.map((row) => row.personId))
  const sessions = await db.session.findMany({
    where: { disputeId, state: { in: OPEN } },
    orderBy: { stateSince: 'desc' },
  })
  const session = sessions.find(({ state }) => state !== 'proposed')
  const times = dispute.mediatorId ? await timesOf(db, dispute.mediatorId) : null
  const put = await db.possibleWindow.findMany({ where: { disputeId, partyId: null, endsAt: { gt: now } } })
  const slots = times ? await slotsOf(db, times, { disputeId, people: parties.map((one) => one.personId), now }) : []
  const mySide = parties.find((one) => one.personId === personId)?.side
  const windowsOf = (side: string) => parties.filter((one) => one.side === side).flatMap((one) => one.possibleWindows)
  const sides = [...new Set(parties.map(({ side }) => side))]
  const others = sides.filter((side) => side !== mySide)
  const offered = slots.map((slot) => ({
    ...slot,
    sides: sides.filter((side) => windowsOf(side).some((window) => covers(window, slot))),
    othersCan: others.every((side) => windowsOf(side).some((window) => covers(window, slot))),
    mineToo: mySide !== undefined && windowsOf(mySide).some((window) => covers(window, slot)),
  }))
  return {
    state: dispute.state,
    mediatorPersonId: dispute.mediator?.personId ?? null,
    slotMinutes: times?.slotMinutes ?? 60,
    withoutVideoConsent: parties.map((one) => one.personId).filter((id) => !agreedToVideo.has(id)),
    session:
      session?.startsAt && session.endsAt ? { ...session, startsAt: session.startsAt, endsAt: session.endsAt } : null,
    moveAsked: moveAskedOf(session, parties.find((one) => one.personId === personId)?.id),
    suggested: offered
      .filter((slot) => !slot.othersCan && put.some((window) => covers(window, slot)))
      .slice(0, MAX_PUT),
    isProposed: sessions.some(({ state }) => state === 'proposed'),
    agreed: offered.filter(({ othersCan }) => othersCan).slice(0, 6),
    free: fewOf(offered.filter(({ othersCan }) => !othersCan)),
    half: mySide ? [] : offered.filter((slot) => !slot.othersCan && slot.sides.length > 0).slice(0, MAX_HALF),
    stretches: times ? stretchesOf(times, now) : [],
  }
}

async function slotsOf(
  db: Tx,
  times: MediatorTimes,
  { disputeId, people, now }: { disputeId: string; people: readonly string[]; now: Date },
): Promise<Span[]> {
  const term = await db.deadline.findFirst({
    where: { disputeId, key: { startsWith: 'term.' }, metAt: null, cancelledAt: null, missedAt: null },
  })
  const until = startOfDay(addDays(dayOf(now), DAYS_SHOWN))
  const busy = await busySpans(db, [times.personId, ...people], new Date(now.getTime() - HOUR_MS), until)
  return freeSlots(times, { now, busy, before: term?.dueAt ?? null, days: DAYS_SHOWN })
}

const moveAskedOf = (
  session: { readonly state: string; readonly moveAskedBy: string | null } | undefined,
  partyId: string | undefined,
): BookingView['moveAsked'] => {
  if (session?.state !== 'booked' || session.moveAskedBy === null) return null
  return session.moveAskedBy === partyId ? 'mine' : 'theirs'
}

const MAX_PUT = 6
const SOON = 3
const MAX_HALF = 6
const MAX_FREE = 9

/** The next few times, then a morning, an afternoon and an evening of each day: a list to choose from, no calendar. */
function fewOf(slots: readonly OfferedSlot[]): OfferedSlot[] {
  const soon = slots.slice(0, SOON)
  const later = new Map<string, OfferedSlot>()
  for (const slot of slots.slice(SOON)) {
    const on = dayOf(slot.startsAt)
    const hour = (slot.startsAt.getTime() - startOfDay(on).getTime()) / HOUR_MS
    const part = PARTS.findIndex(([from, to]) => hour >= from && hour < to)
    const key = `${on}/${part}`
    if (part >= 0 && !later.has(key)) later.set(key, slot)
  }
  return [...soon, ...later.values()].slice(0, MAX_FREE)
}

/** Parts of the coming week in which the mediator works and that have not begun. */
function stretchesOf(times: MediatorTimes, now: Date): Span[] {
  const today = dayOf(now)
  const spans: Span[] = []
  for (let index = 0; index < 7; index += 1) {
    const on = addDays(today, index)
    const midnight = startOfDay(on).getTime()
    for (const [from, to] of PARTS) {
      const part = { startsAt: new Date(midnight + from * HOUR_MS), endsAt: new Date(midnight + to * HOUR_MS) }
      for (const open of openSpans(times, on)) {
        const startsAt = new Date(Math.max(open.startsAt.getTime(), part.startsAt.getTime()))
        const endsAt = new Date(Math.min(open.endsAt.getTime(), part.endsAt.getTime()))
        const isLong = endsAt.getTime() - startsAt.getTime() >= times.slotMinutes * 60_000
        const isAhead = startsAt.getTime() >= now.getTime() + times.leadMinutes * 60_000
        if (isLong && isAhead && isWithinHours(times, { startsAt, endsAt })) spans.push({ startsAt, endsAt })
      }
    }
  }
  return spans
}
