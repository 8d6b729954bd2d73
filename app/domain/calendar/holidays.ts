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

/** The plan of 2026; each year's notice is added here, or loaded from the database, when it is published. */
export const holidayYear2026: HolidayYear = {
  year: 2026,
  source: '国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）',
  holidays: [
    { zh: '元旦', en: 'New Year', fromOn: '2026-01-01', toOn: '2026-01-03' },
    { zh: '春节', en: 'Spring Festival', fromOn: '2026-02-15', toOn: '2026-02-23' },
    { zh: '清明节', en: 'Qingming', fromOn: '2026-04-04', toOn: '2026-04-06' },
    { zh: '劳动节', en: 'Labour Day', fromOn: '2026-05-01', toOn: '2026-05-05' },
    { zh: '端午节', en: 'Dragon Boat Festival', fromOn: '2026-06-19', toOn: '2026-06-21' },
    { zh: '中秋节', en: 'Mid-Autumn Festival', fromOn: '2026-09-25', toOn: '2026-09-27' },
    { zh: '国庆节', en: 'National Day', fromOn: '2026-10-01', toOn: '2026-10-07' },
  ],
  makeUpDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
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

/** Everything published so far. */
export const publishedCalendar: WorkCalendar = workCalendar([holidayYear2026])
