import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fenInCapitals } from '#app/i18n/capitals.ts'
import { formatDay, formatFen, formatInstant, formatLunarDay } from '#app/i18n/format.ts'
import { resolveLocale } from '#app/i18n/locale.ts'
import { fenFromText } from '#app/ui/amount-field.tsx'

describe('the language of a page', () => {
  it.each([
    ['the own setting wins', { person: 'en', cookie: 'lang=zh-CN', acceptLanguage: 'zh' }, 'en'],
    ['then the cookie', { cookie: 'a=b; lang=en', acceptLanguage: 'zh-CN' }, 'en'],
    ['then the browser', { acceptLanguage: 'fr, en-GB;q=0.8, zh;q=0.5' }, 'en'],
    ['by its weights', { acceptLanguage: 'en;q=0.3, zh-TW;q=0.9' }, 'zh-CN'],
    ['another language reads English', { acceptLanguage: 'de-DE' }, 'en'],
    ['nothing known reads Chinese', { cookie: 'lang=xx', acceptLanguage: '*' }, 'zh-CN'],
  ] as const)('%s', (_, hints, locale) => {
    expect(resolveLocale(hints)).toBe(locale)
  })
})

describe('days, moments and amounts', () => {
  it('carry the weekday in both languages', () => {
    expect(formatDay('2026-12-05', 'zh-CN')).toBe('2026年12月5日 周六')
    expect(formatDay('2026-12-05', 'en', { year: false })).toBe('Sat 5 Dec')
  })

  it('are Beijing time, and say so outside China', () => {
    const at = new Date('2026-11-25T11:30:00Z')
    expect(formatInstant(at, 'zh-CN', { year: false })).toBe('11月25日 周三 19:30')
    expect(formatInstant(at, 'en', { year: false, zone: 'Europe/Rome' })).toBe(
      'Wed 25 Nov, 12:30 (Wed 25 Nov, 19:30 Beijing time)',
    )
    expect(formatInstant(at, 'zh-CN', { year: false, zone: 'Asia/Singapore' })).toBe('11月25日 周三 19:30')
  })

  it('know the day of the farmers’ calendar', () => {
    expect(formatLunarDay('2026-11-25', 'zh-CN')).toBe('农历十月十七')
    expect(formatLunarDay('2026-11-28', 'zh-CN')).toBe('农历十月二十')
    expect(formatLunarDay('2026-11-25', 'en')).toBe('')
  })

  it('are written with two decimals and their unit', () => {
    expect(formatFen(340_000, 'zh-CN')).toBe('3,400.00元')
    expect(formatFen(340_000, 'en')).toBe('CNY 3,400.00')
    expect(formatFen(-5, 'en', 'sign')).toBe('-¥0.05')
  })

  it('are echoed in the capitals that the papers print', () => {
    const rows = readFileSync('tests/golden/amounts-in-capitals.txt', 'utf8').split('\n')
    const amounts = rows.filter((row) => /^\d/.test(row)).map((row) => row.split('|').map((cell) => cell.trim()))
    expect(amounts.length).toBeGreaterThan(20)
    for (const [fen, capitals] of amounts) expect(fenInCapitals(Number(fen)), fen).toBe(capitals)
  })

  it.each([
    ['3400', 340_000],
    ['３，４００．５ 元', 340_050],
    ['¥3,400.00', 340_000],
    ['3400.005', null],
    ['-1', null],
    ['about 3', null],
  ])('a typed %s is %s fen', (text, fen) => {
    expect(fenFromText(text)).toBe(fen)
  })
})
