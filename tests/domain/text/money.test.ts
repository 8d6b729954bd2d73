import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moneyInWords, readYuan, yuanInCapitals, yuanInDigits } from '#app/domain/text/money.ts'

const golden = readFileSync(new URL('../../golden/amounts-in-capitals.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => line.split(' | ') as [string, string])

describe('amounts', () => {
  it.each(golden)('%s fen is %s', (fen, capitals) => {
    expect(yuanInCapitals(Number(fen))).toBe(capitals)
  })

  it('writes digits and capitals from one number', () => {
    expect(moneyInWords(310000, 'zh-CN')).toBe('人民币3,100.00元（大写：叁仟壹佰元整）')
    expect(moneyInWords(123456705, 'en')).toBe('RMB 1,234,567.05')
    expect(yuanInDigits(5)).toBe('0.05')
  })

  it.each([
    ['3,400', 340000],
    ['3400.5', 340050],
    ['3400.05', 340005],
    ['¥3 400', 340000],
    ['３４００元', 340000],
    ['人民币3,400.00元整', 340000],
    ['0', 0],
    ['3400.', 340000],
  ])('reads %s', (text, fen) => {
    expect(readYuan(text)).toEqual({ ok: true, value: fen })
  })

  it.each([
    ['', 'money/empty'],
    ['三千四', 'money/form'],
    ['3,40', 'money/form'],
    ['3400.005', 'money/too-many-decimals'],
    ['-3400', 'money/negative'],
    ['1e9', 'money/form'],
    ['9999999999999', 'money/too-large'],
  ])('refuses "%s": %s', (text, code) => {
    expect(readYuan(text)).toEqual({ ok: false, problem: code })
  })

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000_000 }), (fen) => {
        expect(readYuan(yuanInDigits(fen))).toEqual({ ok: true, value: fen })
      }),
    )
  })

  it('writes different capitals for different amounts', () => {
    const seen = new Map<string, number>()
    for (let fen = 0; fen < 200_000; fen += 7) {
      const capitals = yuanInCapitals(fen)
      expect(seen.get(capitals)).toBeUndefined()
      seen.set(capitals, fen)
    }
  })
})
