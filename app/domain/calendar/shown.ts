import { type Day, dayOf } from './days.ts'

/** A day as the database keeps it in a column of dates. */
export const dateOf = (on: Day): Date => new Date(`${on}T00:00:00Z`)

/** The day of a column of dates. */
export const isoOf = (date: Date): Day => date.toISOString().slice(0, 10)

/** What a row of `deadline` says of its end. */
export interface KeptEnd {
  readonly dueAt: Date
  readonly isFlagged: boolean
  readonly targetOn: Date | null
}

/**
 * The last day as people are shown it. While the holidays of a year are not published it is the earlier of the days
 * that may turn out right: whoever keeps it is in time either way.
 */
export function shownDay({ dueAt, isFlagged, targetOn }: KeptEnd): Day {
  const lastDayOn = dayOf(new Date(dueAt.getTime() - 1))
  if (!isFlagged || !targetOn) return lastDayOn
  const early = isoOf(targetOn)
  return [early, lastDayOn].sort()[0] ?? lastDayOn
}
