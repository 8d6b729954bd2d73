import { addDays, addMonths, addYears, type Day, dayOf, endOfDay, nextFullHour } from './days.ts'
import type { WorkCalendar } from './holidays.ts'

export type PeriodUnit = 'minute' | 'hour' | 'day' | 'workingDay' | 'month' | 'year'

/** A period of the law: when it starts, how long it is, and whether a last day that is a rest day moves on. */
export interface Period {
  readonly startAt: Date
  readonly amount: number
  readonly unit: PeriodUnit
  readonly rolls: boolean
  /** What is published of holidays: `calendarOf(db)`. */
  readonly calendar: WorkCalendar
}

export interface PeriodEnd {
  /** The first instant that is too late: for days, 24:00 of `lastDayOn`. What happens before it is in time. */
  readonly dueAt: Date
  /** The last day on which the act is in time. */
  readonly lastDayOn: Day
  /** The day to show as the target: the last day before it was moved by a rest day. */
  readonly targetOn: Day
  /** True when the holiday plan of a year that matters is not published, so that the last day may still change. */
  readonly isFlagged: boolean
}

/** CPL 205: thirty days from the day on which the agreement takes effect. */
export const CONFIRMATION_PERIOD_DAYS = 30

const MINUTE_MS = 60_000

/**
 * When a period ends. The day (or hour) in which it starts is not counted; a last day on a rest day moves to the next working day.
 * @see CPL 85; INT 125
 */
export function endOfPeriod({ startAt, amount, unit, rolls, calendar }: Period): PeriodEnd {
  if (unit === 'minute') return atInstant(new Date(startAt.getTime() + amount * MINUTE_MS))
  if (unit === 'hour') return atInstant(new Date(nextFullHour(startAt).getTime() + amount * 60 * MINUTE_MS))
  const startOn = dayOf(startAt)
  if (unit === 'workingDay') return afterWorkingDays(startOn, amount, calendar)
  const nominalOn = nominalDay(startOn, amount, unit)
  return rolls ? rolled(nominalOn, calendar) : onDay(nominalOn, nominalOn, false)
}

/** The last day for the joint application to the court, which the product accepts until 24:00. */
export const lastDayToApply = (effectiveAt: Date, calendar: WorkCalendar): PeriodEnd =>
  endOfPeriod({ startAt: effectiveAt, amount: CONFIRMATION_PERIOD_DAYS, unit: 'day', rolls: true, calendar })

/** The last day as people are shown it: the earlier of the two while the plan of its year is not published. */
export const shownEnd = ({ lastDayOn, targetOn, isFlagged }: PeriodEnd): Day =>
  isFlagged && targetOn < lastDayOn ? targetOn : lastDayOn

/** What an agreement may say about a due day: a calendar day, or days from the day on which it takes effect. */
export type DueRule = { readonly on: Day } | { readonly inDays: number }

/** The due day of a promise, or null while it hangs on an agreement that is not in force; due days never move. */
export function dueDayOf(due: DueRule, effectiveAt: Date | null): Day | null {
  if ('on' in due) return due.on
  return effectiveAt ? addDays(dayOf(effectiveAt), due.inDays) : null
}

const onDay = (lastDayOn: Day, targetOn: Day, isFlagged: boolean): PeriodEnd => ({
  dueAt: endOfDay(lastDayOn),
  lastDayOn,
  targetOn,
  isFlagged,
})

function atInstant(dueAt: Date): PeriodEnd {
  const lastDayOn = dayOf(new Date(dueAt.getTime() - 1))
  return { dueAt, lastDayOn, targetOn: lastDayOn, isFlagged: false }
}

function nominalDay(startOn: Day, amount: number, unit: 'day' | 'month' | 'year'): Day {
  if (unit === 'day') return addDays(startOn, amount)
  return unit === 'month' ? addMonths(startOn, amount) : addYears(startOn, amount)
}

function rolled(nominalOn: Day, calendar: WorkCalendar): PeriodEnd {
  let lastDayOn = nominalOn
  while (calendar.isRestDay(lastDayOn)) lastDayOn = addDays(lastDayOn, 1)
  return onDay(lastDayOn, nominalOn, !calendar.isPublished(nominalOn) || !calendar.isPublished(lastDayOn))
}

function afterWorkingDays(startOn: Day, amount: number, calendar: WorkCalendar): PeriodEnd {
  let day = startOn
  let isFlagged = false
  for (let counted = 0; counted < amount; ) {
    day = addDays(day, 1)
    isFlagged ||= !calendar.isPublished(day)
    if (!calendar.isRestDay(day)) counted += 1
  }
  return onDay(day, day, isFlagged)
}
