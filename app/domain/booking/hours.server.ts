import type { Tx } from '#prisma/client.server.ts'
import { addDays, type Day, dayOf, endOfDay, startOfDay, weekdayOf } from '../calendar/days.ts'

/** How far ahead a session may be booked. */
export const MAX_AHEAD_MS = 60 * 86_400_000
const MINUTE_MS = 60_000
/** The last minute of a day stands for its end: a time of day cannot say 24:00. */
const DAY_END_MINUTES = 23 * 60 + 59

export interface Span {
  readonly startsAt: Date
  readonly endsAt: Date
}

/** When a mediator works, as the calendar of his settings says. */
export interface MediatorTimes {
  readonly personId: string
  readonly isAlwaysOpen: boolean
  readonly leadMinutes: number
  readonly slotMinutes: number
  readonly hours: readonly { readonly weekday: number; readonly from: number; readonly to: number }[]
  readonly leaves: readonly Span[]
}

export const minutesOf = (time: Date): number => time.getUTCHours() * 60 + time.getUTCMinutes()

export async function timesOf(tx: Tx, mediatorId: string): Promise<MediatorTimes> {
  const row = await tx.mediator.findFirstOrThrow({
    where: { id: mediatorId },
    include: { mediatorHourss: true, mediatorLeaves: true },
  })
  return {
    personId: row.personId,
    isAlwaysOpen: row.isAlwaysOpen,
    leadMinutes: row.leadMinutes,
    slotMinutes: row.slotMinutes,
    hours: row.mediatorHourss.map(({ weekday, fromTime, toTime }) => ({
      weekday,
      from: minutesOf(fromTime),
      to: minutesOf(toTime),
    })),
    leaves: row.mediatorLeaves,
  }
}

const overlaps = (a: Span, b: Span): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt

/** The stretches of a day in which a mediator works. */
export function openSpans({ hours }: MediatorTimes, on: Day): Span[] {
  const midnight = startOfDay(on).getTime()
  return hours
    .filter(({ weekday }) => weekday === weekdayOf(on))
    .map(({ from, to }) => ({
      startsAt: new Date(midnight + from * MINUTE_MS),
      endsAt: to >= DAY_END_MINUTES ? endOfDay(on) : new Date(midnight + to * MINUTE_MS),
    }))
}

/** Whether a time lies in one working stretch (nights of an always-open mediator join) and in no leave. */
export function isWithinHours(times: MediatorTimes, span: Span): boolean {
  if (times.leaves.some((leave) => overlaps(leave, span))) return false
  const on = dayOf(span.startsAt)
  const spans = [...openSpans(times, on), ...openSpans(times, addDays(on, 1))]
  let until = span.startsAt
  for (const open of spans.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    if (open.startsAt <= until && open.endsAt > until) until = open.endsAt
  }
  return until >= span.endsAt
}

/** Spans in which somebody is booked already. */
export async function busySpans(tx: Tx, people: readonly string[], from: Date, to: Date): Promise<Span[]> {
  return tx.bookingClaim.findMany({
    where: {
      resourceKind: 'person',
      resourceId: { in: [...people] },
      active: true,
      startsAt: { lt: to },
      endsAt: { gt: from },
    },
    select: { startsAt: true, endsAt: true },
  })
}

export interface SlotSearch {
  readonly now: Date
  readonly busy: readonly Span[]
  /** First instant that is too late: the end of the term. */
  readonly before: Date | null
  readonly days: number
}

/** Every time that could be booked in the coming days, in order. */
export function freeSlots(times: MediatorTimes, { now, busy, before, days }: SlotSearch): Span[] {
  const slotMs = times.slotMinutes * MINUTE_MS
  const earliest = times.isAlwaysOpen ? now.getTime() - slotMs + 1 : now.getTime() + times.leadMinutes * MINUTE_MS
  const slots: Span[] = []
  const today = dayOf(now)
  for (let index = 0; index < days; index += 1) {
    for (const open of openSpans(times, addDays(today, index))) {
      for (let at = open.startsAt.getTime(); at + slotMs <= open.endsAt.getTime(); at += slotMs) {
        const slot = { startsAt: new Date(at), endsAt: new Date(at + slotMs) }
        if (at < earliest || (before && slot.startsAt >= before)) continue
        if (busy.some((taken) => overlaps(taken, slot))) continue
        if (times.leaves.some((leave) => overlaps(leave, slot))) continue
        slots.push(slot)
      }
    }
  }
  return slots
}
