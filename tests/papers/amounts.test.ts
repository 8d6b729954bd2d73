import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_FEN, moneyInWords } from '#app/domain/text/money.ts'
import { capitals, money } from '#templates/render/values.ts'

describe('amounts on papers', () => {
  it.each([
    [310000, '叁仟壹佰元整'],
    [310050, '叁仟壹佰元伍角'],
    [310005, '叁仟壹佰元零伍分'],
    [100000001, '壹佰万元零壹分'],
    [1000100000, '壹仟万壹仟元整'],
    [10_000_000_000_000, '壹仟亿元整'],
    [5, '伍分'],
    [0, '零元整'],
  ])('%i fen reads %s', (fen, words) => {
    expect(capitals(fen)).toBe(words)
  })

  it('read the same as in the text of clauses, which is written by other hands', () => {
    const fen = fc.oneof(fc.integer({ min: 0, max: MAX_FEN }), fc.integer({ min: 0, max: 20_000_000 }))
    fc.assert(
      fc.property(fen, fc.constantFrom('zh-CN' as const, 'en' as const), (amount, locale) => {
        expect(money(amount, locale)).toBe(moneyInWords(amount, locale))
      }),
      { numRuns: 3000 },
    )
  })
})
