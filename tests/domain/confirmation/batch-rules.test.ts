import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchRulesBy, drawnFrom, sampleSize } from '#app/domain/confirmation/batch-rules.ts'
import { segmentsOf, withoutValues } from '#app/domain/confirmation/clause-values.ts'

describe('the sample of a batch', () => {
  it.each([
    [2, 1],
    [5, 1],
    [6, 2],
    [25, 5],
    [30, 6],
    [35, 7],
    [50, 10],
  ])('of %i cases is %i', (cases, sample) => expect(sampleSize(cases, batchRulesBy({}))).toBe(sample))

  it('is so many different cases of the batch, whatever chance brings', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (size, wanted) => {
        const items = Array.from({ length: size }, (_, n) => n)
        const drawn = drawnFrom(items, wanted, (count) => randomBytes(count))
        expect(new Set(drawn).size).toBe(Math.min(size, wanted))
        expect(drawn.every((one) => items.includes(one))).toBe(true)
      }),
    )
  })

  it('favours nobody: each of six is drawn about as often as the others', () => {
    const counts = [0, 0, 0, 0, 0, 0]
    for (let n = 0; n < 6_000; n += 1) {
      const [one = 0] = drawnFrom([0, 1, 2, 3, 4, 5], 1, (count) => randomBytes(count))
      counts[one] = (counts[one] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(200)
  })
})

describe('the wording of a clause', () => {
  const names = ['王大力', '示例建筑有限公司']
  it('is the same for other people, sums and days', () => {
    const one = withoutValues('示例建筑有限公司在2026年12月5日前付王大力人民币3,100元（大写叁仟壹佰元整）。', names)
    const other = withoutValues('示例建筑有限公司在2027年1月15日前付李小花人民币12,000.50元（大写壹万贰仟元伍角）。', [
      '李小花',
      '示例建筑有限公司',
    ])
    expect(one).toBe(other)
  })

  it('differs when a word differs', () => {
    const usual = '示例建筑有限公司在2026年12月5日前付王大力人民币3,100元。'
    expect(withoutValues(usual, names)).not.toBe(withoutValues(usual.replace('前付', '前后付'), names))
  })

  it('can be put together again, with the values told apart', () => {
    const clause = '王大力交还钥匙2把。'
    const segments = segmentsOf(clause, names)
    expect(segments.map(({ text }) => text).join('')).toBe(clause)
    expect(segments.filter(({ isValue }) => isValue).map(({ text }) => text)).toEqual(['王大力', '2'])
  })
})
