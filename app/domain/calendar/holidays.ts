import { addDays, type Day, daysBetween, weekdayOf } from './days.ts'

/** One holiday of a yearly plan, first and last day included. */
export interface Holiday {
  readonly zh: string
  readonly en: string
  readonly fromOn: Day
  readonly toOn: Day
}

/** The State Council's plan of holidays and make-up working days (调休) of one year. */
export interface HolidayYear {
  readonly year: number
  readonly source: string
  readonly holidays: readonly Holiday[]
  readonly makeUpDays: readonly Day[]
}

/** What is known of working days; a year without a published plan has weekends and 1 January only. */
export interface WorkCalendar {
  readonly isPublished: (on: Day) => boolean
  readonly isRestDay: (on: Day) => boolean
  readonly holidayOn: (on: Day) => Holiday | null
  readonly isMakeUpDay: (on: Day) => boolean
}

const yearOf = (on: Day) => Number(on.slice(0, 4))

/** A calendar made of published yearly plans. */
export function workCalendar(years: readonly HolidayYear[]): WorkCalendar {
  const published = new Set(years.map(({ year }) => year))
  const makeUpDays = new Set(years.flatMap((year) => year.makeUpDays))
  const holidays = new Map<Day, Holiday>()
  for (const holiday of years.flatMap((year) => year.holidays)) {
    const length = daysBetween(holiday.fromOn, holiday.toOn)
    for (let n = 0; n <= length; n++) holidays.set(addDays(holiday.fromOn, n), holiday)
  }
  const isWeekend = (on: Day) => weekdayOf(on) >= 6
  return {
    isPublished: (on) => published.has(yearOf(on)),
    // The first of January is a holiday by law; the State Council's notice only says what is added around it.
    isRestDay: (on) => on.endsWith('-01-01') || holidays.has(on) || (isWeekend(on) && !makeUpDays.has(on)),
    holidayOn: (on) => holidays.get(on) ?? null,
    isMakeUpDay: (on) => makeUpDays.has(on),
  }
}
