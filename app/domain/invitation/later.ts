import { addDays, type Day, startOfDay } from '../calendar/days.ts'

/** So many days from today somebody may ask to be asked again; he is left a day to answer before his time is over. */
export const LATER_AFTER_DAYS = [1, 3, 7, 10] as const
/** The hour of that day at which the message goes out, after the quiet hours. */
const ASKED_AT_HOUR = 9
const HOUR_MS = 3_600_000

/** The days that can be chosen, while his time to answer lasts. */
export const laterDays = (today: Day, lastDay: Day): Day[] =>
  LATER_AFTER_DAYS.map((days) => addDays(today, days)).filter((on) => on < lastDay)

/** When he is asked again on that day. */
export const askedAgainAt = (on: Day): Date => new Date(startOfDay(on).getTime() + ASKED_AT_HOUR * HOUR_MS)
