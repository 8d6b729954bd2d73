import { describe, expect, it } from 'vitest'
import { addYears, dayInWords, dayOf, endOfDay, isDay, startOfDay } from '#app/domain/calendar/days.ts'
import {
  dueDayOf,
  endOfPeriod as endBy,
  lastDayToApply as lastDayBy,
  type Period,
  shownEnd,
} from '#app/domain/calendar/period.ts'
import { shippedCalendar as publishedCalendar } from '#tests/support/calendars.ts'

const at = (text: string) => new Date(text)
const calendar = publishedCalendar
const endOfPeriod = (period: Omit<Period, 'calendar'>) => endBy({ ...period, calendar })
const lastDayToApply = (effectiveAt: Date) => lastDayBy(effectiveAt, calendar)

describe('thirty days for the joint application (民事诉讼法 205)', () => {
  it.each([
    ['2026-09-30', '2026-10-30', '2026-10-30', false],
    ['2026-09-05', '2026-10-08', '2026-10-05', false],
    ['2026-01-31', '2026-03-02', '2026-03-02', false],
    ['2027-02-27', '2027-03-29', '2027-03-29', true],
    ['2026-12-02', '2027-01-04', '2027-01-01', true],
    ['2026-01-15', '2026-02-14', '2026-02-14', false],
    ['2026-01-16', '2026-02-24', '2026-02-15', false],
    ['2026-11-05', '2026-12-07', '2026-12-05', false],
  ])('in force on %s: last day %s, target %s, flagged %s', (effectiveOn, lastDayOn, targetOn, isFlagged) => {
    expect(lastDayToApply(at(`${effectiveOn}T17:03:00+08:00`))).toMatchObject({ lastDayOn, targetOn, isFlagged })
  })

  it.each([
    ['2026-12-02', '2027-01-01'],
    ['2026-09-05', '2026-10-08'],
  ])('in force on %s: people are shown %s, the earlier day only where the year is not published', (effectiveOn, on) => {
    expect(shownEnd(lastDayToApply(at(`${effectiveOn}T17:03:00+08:00`)))).toBe(on)
  })

  it('ends at 24:00 of the last day, which is 00:00 of the next', () => {
    const { dueAt } = lastDayToApply(at('2026-09-30T09:00:00+08:00'))
    expect(dueAt).toEqual(at('2026-10-31T00:00:00+08:00'))
  })

  it('does not count the day of the start, be it the first or the last second of it', () => {
    const early = lastDayToApply(at('2026-09-30T00:00:00+08:00'))
    const late = lastDayToApply(at('2026-09-30T23:59:59+08:00'))
    expect(early).toEqual(late)
    expect(lastDayToApply(at('2026-10-01T00:00:00+08:00')).lastDayOn).toBe('2026-11-02')
  })
})

describe('working days', () => {
  it.each([
    ['over a weekend', '2026-11-20T10:00:00+08:00', 2, '2026-11-24', false],
    ['over National Day with its make-up Saturday', '2026-09-30T10:00:00+08:00', 3, '2026-10-10', false],
    ['over Spring Festival with both make-up Saturdays', '2026-02-13T10:00:00+08:00', 2, '2026-02-24', false],
    ['into a year without a plan', '2026-12-30T10:00:00+08:00', 3, '2027-01-05', true],
  ])('%s', (_, startAt, amount, lastDayOn, isFlagged) => {
    const end = endOfPeriod({ startAt: at(startAt), amount, unit: 'workingDay', rolls: true })
    expect(end).toMatchObject({ lastDayOn, isFlagged })
  })

  it('knows the plan of 2026', () => {
    const days = ['2026-02-14', '2026-02-16', '2026-05-09', '2026-10-07', '2026-10-10', '2026-11-21', '2026-11-23']
    expect(days.map((day) => publishedCalendar.isRestDay(day))).toEqual([false, true, false, true, false, true, false])
    expect(publishedCalendar.holidayOn('2026-10-05')?.zh).toBe('国庆节')
    expect(publishedCalendar.isRestDay('2027-01-01')).toBe(true)
    expect(publishedCalendar.isPublished('2027-01-01')).toBe(false)
  })
})

describe('other periods', () => {
  it('counts hours from the next full hour and minutes from the instant', () => {
    const hours = endOfPeriod({ startAt: at('2026-11-24T10:20:00+08:00'), amount: 48, unit: 'hour', rolls: false })
    expect(hours.dueAt).toEqual(at('2026-11-26T11:00:00+08:00'))
    const minutes = endOfPeriod({ startAt: at('2026-11-24T23:45:00+08:00'), amount: 30, unit: 'minute', rolls: false })
    expect(minutes).toMatchObject({ dueAt: at('2026-11-25T00:15:00+08:00'), lastDayOn: '2026-11-25' })
  })

  it.each([
    ['2026-08-31', 6, 'month', '2027-02-28'],
    ['2026-01-31', 3, 'month', '2026-04-30'],
    ['2028-02-29', 2, 'year', '2030-02-28'],
    ['2026-12-05', 2, 'year', '2028-12-05'],
  ] as const)('from %s, %i %s: %s', (startOn, amount, unit, lastDayOn) => {
    expect(endOfPeriod({ startAt: startOfDay(startOn), amount, unit, rolls: false }).lastDayOn).toBe(lastDayOn)
  })

  it('lets a due day stand on a holiday', () => {
    expect(dueDayOf({ inDays: 10 }, at('2026-09-25T23:00:00+08:00'))).toBe('2026-10-05')
    expect(dueDayOf({ on: '2026-10-05' }, null)).toBe('2026-10-05')
    expect(dueDayOf({ inDays: 10 }, null)).toBeNull()
  })
})

describe('days in Shanghai', () => {
  it('keeps the day of Shanghai wherever the server stands', () => {
    expect(dayOf(at('2026-11-24T16:00:00Z'))).toBe('2026-11-25')
    expect(dayOf(at('2026-11-24T15:59:59Z'))).toBe('2026-11-24')
    expect(endOfDay('2026-12-31')).toEqual(at('2026-12-31T16:00:00Z'))
  })

  it('keeps days of the years with summer time (1986-1991)', () => {
    expect(dayOf(startOfDay('1988-04-17'))).toBe('1988-04-17')
    expect(addYears('1988-04-17', 18)).toBe('2006-04-17')
  })

  it('refuses days that do not exist and says days in words', () => {
    expect(['2026-02-29', '2028-02-29', '2026-13-01', '26-1-1', '2026-1-1'].map(isDay)).toEqual([
      false,
      true,
      false,
      false,
      false,
    ])
    expect(dayInWords('2026-12-05', 'zh-CN')).toBe('2026年12月5日')
    expect(dayInWords('2026-12-05', 'en')).toBe('5 December 2026')
  })
})
