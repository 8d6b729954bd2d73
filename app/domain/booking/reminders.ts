import { afterQuietHours, type QuietHours } from '../notice/quiet.ts'

const MINUTE_MS = 60_000

/** When people are reminded of a session: so long before, and no later than the next reminder would come. */
const REMINDERS = [
  { kind: '24h', beforeMs: 24 * 60 * MINUTE_MS, latestMs: 60 * MINUTE_MS, isByDay: true },
  { kind: '1h', beforeMs: 60 * MINUTE_MS, latestMs: 10 * MINUTE_MS, isByDay: false },
  { kind: '10min', beforeMs: 10 * MINUTE_MS, latestMs: 0, isByDay: false },
] as const

export type ReminderKind = (typeof REMINDERS)[number]['kind']

/** States of a session of which people are reminded. */
export const REMINDED_STATES = ['booked', 'waiting'] as const

export interface Planned {
  readonly kind: ReminderKind
  readonly dueAt: Date
}

/**
 * The reminders of a session that was booked now. What would have come before the booking is left out: the message that
 * it is booked has just told the same. The first one waits for the morning when it falls into the quiet hours.
 */
export function remindersFor(startsAt: Date, now: Date, quiet: QuietHours): Planned[] {
  return REMINDERS.flatMap(({ kind, beforeMs, isByDay }) => {
    const at = new Date(startsAt.getTime() - beforeMs)
    return at <= now ? [] : [{ kind, dueAt: isByDay ? afterQuietHours(at, quiet) : at }]
  })
}

/** Whether a reminder still says something true and new. */
export function isStillNews(kind: string, startsAt: Date, now: Date): boolean {
  const one = REMINDERS.find((row) => row.kind === kind)
  return one !== undefined && now.getTime() < startsAt.getTime() - one.latestMs
}
