import { describe, expect, it } from 'vitest'
import { askOf, reasonsToReturn } from '#app/domain/confirmation/catalogue.ts'
import { type ReturnForm, readReturn } from '#app/domain/confirmation/return-points.ts'
import { shippedReasons } from '#app/domain/reason/reasons.ts'

const form = (given: Partial<ReturnForm>): ReturnForm => ({
  reasons: [],
  note: '',
  clauseNo: ['1', '2', '3'],
  clauseReason: ['', '', ''],
  clauseNote: ['', '', ''],
  ...given,
})

describe('what a court asks for when it gives an application back', () => {
  it('is said at each clause and for the papers, each with its own words', () => {
    const { points, errors } = readReturn(
      form({
        reasons: ['R11'],
        note: '营业执照看不清',
        clauseReason: ['', 'R6', 'R12'],
        clauseNote: ['', ' 写明哪一天 ', ''],
      }),
      shippedReasons.return,
    )
    expect(errors).toEqual({})
    expect(points).toEqual([
      { reason: 'R6', clause: 2, note: '写明哪一天' },
      { reason: 'R12', clause: 3, note: '' },
      { reason: 'R11', clause: null, note: '营业执照看不清' },
    ])
  })

  it.each([
    ['nothing at all', {}, { reasons: 'guard/reasonCodesGiven' }],
    ['words without a reason', { clauseNote: ['', '写清楚', ''] }, { 'clauseReason-2': 'court/reason-at-clause' }],
    ['words for the papers without a reason', { note: '补合同' }, { reasons: 'guard/reasonCodesGiven' }],
    [
      "a ground for the judge's ruling",
      { clauseReason: ['R1', '', ''] },
      { 'clauseReason-1': 'court/reason-at-clause' },
    ],
    ['another reason without words', { clauseReason: ['', '', 'R15'] }, { 'clauseNote-3': 'request/required' }],
    ['another reason for the papers without words', { reasons: ['R15'] }, { note: 'request/required' }],
    ["a judge's ground for the papers", { reasons: ['R3'] }, { reasons: 'guard/reasonCodesGiven' }],
  ])('is refused with the place that is wrong: %s', (_, given, wrong) => {
    expect(readReturn(form(given), shippedReasons.return).errors).toEqual(wrong)
  })

  it('has prepared words in both languages for every reason but the one that is written by hand', () => {
    for (const reason of reasonsToReturn) {
      const ask = askOf(reason)
      if (reason === 'R15') expect(ask).toBeNull()
      else
        expect([/\p{Script=Han}/u.test(ask?.zh ?? ''), /\p{Script=Han}/u.test(ask?.en ?? '甲')]).toEqual([true, false])
    }
    expect([...reasonsToReturn].sort()).toEqual(
      ['R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10', 'R11', 'R12', 'R13', 'R14', 'R15'].sort(),
    )
  })
})
