import { Temporal } from 'temporal-polyfill'

/** The clock of the law: whoever looks and wherever the server stands, days are days in Shanghai. */
export const LAW_TIME_ZONE = 'Asia/Shanghai'

/** A calendar day, `YYYY-MM-DD`, in Shanghai. */
export type Day = string

const zoned = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(LAW_TIME_ZONE)
const plain = (on: Day) => Temporal.PlainDate.from(on)

/** The day it is in Shanghai at this instant. */
export const dayOf = (at: Date): Day => zoned(at).toPlainDate().toString()

/** The instant at which a day begins in Shanghai. */
export const startOfDay = (on: Day): Date => new Date(plain(on).toZonedDateTime(LAW_TIME_ZONE).epochMilliseconds)

/** 24:00 of a day, which is 00:00 of the next: the first instant that is too late. */
export const endOfDay = (on: Day): Date => startOfDay(addDays(on, 1))

/** The day that many days later (or earlier, when negative). */
export const addDays = (on: Day, days: number): Day => plain(on).add({ days }).toString()

/** The same day of a later month; the 31st becomes the last day of a shorter month. */
export const addMonths = (on: Day, months: number): Day => plain(on).add({ months }).toString()

/** The same day of a later year; 29 February becomes 28 February. */
export const addYears = (on: Day, years: number): Day => plain(on).add({ years }).toString()

/** Whole days from the first day to the second; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => plain(from).until(plain(to), { largestUnit: 'day' }).days

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (on: Day): number => plain(on).dayOfWeek

/** The earlier instant at which the current hour of the Shanghai clock is over. */
export const nextFullHour = (at: Date): Date => {
  const hourStart = zoned(at).round({ smallestUnit: 'hour', roundingMode: 'floor' })
  return new Date(hourStart.add({ hours: 1 }).epochMilliseconds)
}

/** Whether a text is a calendar day that exists, written `YYYY-MM-DD`. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return plain(text).toString() === text
  } catch {
    return false
  }
}

/** 2026年12月5日, or 5 December 2026. */
export const dayInWords = (on: Day, locale: 'zh-CN' | 'en'): string => {
  const { year, month, day } = plain(on)
  if (locale === 'zh-CN') return `${year}年${month}月${day}日`
  const months = 'January February March April May June July August September October November December'.split(' ')
  return `${day} ${months[month - 1]} ${year}`
}
