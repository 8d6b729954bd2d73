import { describe, expect, it } from 'vitest'
import { suggestedOf } from '#app/domain/booking/suggest.ts'
import { formatInstant, formatLunarDay } from '#app/i18n/format.ts'
import { words } from '#app/i18n/words/booking.ts'
import { type ShownSlot, slotDays, spanWords } from '#app/routes/booking/ui/slot-words.ts'
import { shippedCalendar } from '#tests/support/calendars.ts'

const t = words['zh-CN']
const at = (beijing: string) => new Date(`${beijing}:00+08:00`)
const slot = (beijing: string, known: Partial<ShownSlot> = {}): ShownSlot => ({
  value: beijing,
  startsAt: at(beijing).toISOString(),
  othersCan: false,
  mineToo: false,
  sides: [],
  ...known,
})
const shown = (slots: ShownSlot[], more: Partial<Parameters<typeof slotDays>[0]> = {}) =>
  slotDays({ slots, chosen: null, zone: 'Asia/Shanghai', locale: 'zh-CN', notes: {}, isParty: true, t, ...more })

describe('a time, read abroad', () => {
  // London: clocks back on 25 October 2026, forward on 28 March 2027. New York: 1 November 2026 and 14 March 2027.
  it.each([
    ['Europe/London', '2026-10-24T19:30', '2026-10-24', '12:30'],
    ['Europe/London', '2026-10-25T19:30', '2026-10-25', '11:30'],
    ['Europe/London', '2027-03-27T19:30', '2027-03-27', '11:30'],
    ['Europe/London', '2027-03-28T19:30', '2027-03-28', '12:30'],
    ['America/New_York', '2026-11-01T09:00', '2026-10-31', '21:00'],
    ['America/New_York', '2026-11-02T09:00', '2026-11-01', '20:00'],
    ['America/New_York', '2027-03-14T09:00', '2027-03-13', '20:00'],
    ['America/New_York', '2027-03-15T09:00', '2027-03-14', '21:00'],
  ])('in %s: %s of Beijing stands on %s at %s, with Beijing’s beside it', (zone, beijing, on, time) => {
    const [day] = shown([slot(beijing)], { zone })
    const clock = beijing.slice(11).replace(/^0/, '')
    expect([day?.on, day?.slots[0]?.time]).toEqual([on, time])
    expect(day?.slots[0]?.note).toContain(`北京时间${clock}`)
    expect(formatInstant(at(beijing), 'zh-CN', { zone, year: false })).toMatch(
      new RegExp(`${time}（北京时间.* ${clock}）$`),
    )
  })

  it('of a night on which the clocks change is no hour longer or shorter than it is', () => {
    const span = { startsAt: at('2026-10-25T08:00').toISOString(), endsAt: at('2026-10-25T10:00').toISOString() }
    expect(spanWords(span, 'zh-CN', 'Europe/London')).toBe('10月25日 周日 1:00—2:00')
    expect(spanWords(span, 'zh-CN', 'Asia/Shanghai')).toBe('10月25日 周日 8:00—10:00')
  })
})

describe('the days of a list of times', () => {
  it('name holidays, weekend days that are worked, and the day of the farmers’ calendar', () => {
    const notes = {
      '2026-10-05': { zh: '国庆节', en: 'National Day' },
      '2026-10-10': { zh: '调休上班', en: 'working day' },
    }
    const days = shown([slot('2026-10-05T09:00'), slot('2026-10-10T09:00'), slot('2026-10-12T09:00')], { notes })
    expect(days.map(({ note }) => note)).toEqual(['国庆节', '调休上班', undefined])
    expect(
      ['2026-02-16', '2026-02-17', '2026-06-19', '2027-03-09', '2027-06-09'].map((on) => formatLunarDay(on, 'zh-CN')),
    ).toEqual(['农历腊月廿九', '农历正月初一', '农历五月初五', '农历二月初二', '农历五月初五'])
  })

  it.each([
    // Spring Festival of 2027 is on 6 February and of 2030 on 3 February: the new moon comes minutes from midnight.
    ['2027-02-05', '农历腊月廿九'],
    ['2027-02-06', '农历正月初一'],
    ['2027-02-20', '农历正月十五'],
    ['2027-03-07', '农历正月三十'],
    ['2027-03-08', '农历二月初一'],
    ['2030-02-02', '农历腊月三十'],
    ['2030-02-03', '农历正月初一'],
    ['2030-02-17', '农历正月十五'],
    ['2030-03-03', '农历正月廿九'],
    ['2030-03-04', '农历二月初一'],
  ])('know that %s is %s, also where the new moon comes at midnight', (on, lunar) => {
    expect(formatLunarDay(on, 'zh-CN')).toBe(lunar)
  })

  it('say whom a time suits: to a party, and to the mediator who sees both sides', () => {
    const noteOf = (known: Partial<ShownSlot>, isParty: boolean) =>
      shown([slot('2026-11-25T19:30', known)], { isParty })[0]?.slots[0]?.note
    expect(noteOf({ othersCan: true, sides: ['respondent'] }, true)).toBe('对方可以')
    expect(noteOf({ othersCan: true, mineToo: true, sides: ['applicant', 'respondent'] }, true)).toBe('双方都可以')
    expect(noteOf({ mineToo: true, sides: ['applicant'] }, true)).toBe('您说过可以')
    expect(noteOf({}, true)).toBe('晚上')
    expect(noteOf({ othersCan: true, sides: ['applicant', 'respondent'] }, false)).toBe('双方都可以')
    expect(noteOf({ sides: ['applicant'] }, false)).toBe('申请人可以，对方还没说')
    expect(noteOf({ sides: ['respondent'] }, false)).toBe('被申请人可以，申请人还没说')
  })
})

describe('the three stretches to propose', () => {
  const stretch = (on: string, from: number, to: number) => ({
    startsAt: at(`${on}T${String(from).padStart(2, '0')}:00`),
    endsAt: at(`${on}T${to}:00`),
  })
  const week = ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'].flatMap((on) => [
    stretch(on, 9, 12),
    stretch(on, 14, 17),
    stretch(on, 18, 21),
  ])

  it('are on three days: an evening, a day off, and the earliest of the others', () => {
    expect(suggestedOf(week, shippedCalendar.isRestDay, 'Asia/Shanghai')).toEqual([
      stretch('2026-11-25', 18, 21),
      stretch('2026-11-26', 9, 12),
      stretch('2026-11-28', 9, 12),
    ])
  })

  it('are at no hour of the night for somebody abroad', () => {
    // Beijing’s morning is New York’s evening of the day before; its evening is the small hours there.
    expect(suggestedOf(week, shippedCalendar.isRestDay, 'America/New_York')).toEqual([
      stretch('2026-11-25', 9, 12),
      stretch('2026-11-26', 9, 12),
      stretch('2026-11-28', 9, 12),
    ])
  })

  it('are what there is where there is less', () => {
    expect(suggestedOf(week.slice(0, 2), shippedCalendar.isRestDay, 'Asia/Shanghai')).toEqual(week.slice(0, 2))
    expect(suggestedOf([], shippedCalendar.isRestDay, 'Asia/Shanghai')).toEqual([])
  })
})
