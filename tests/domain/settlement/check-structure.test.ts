import { describe, expect, it } from 'vitest'
import type { AgreementDraft } from '#app/domain/settlement/check/check-agreement.ts'
import { account, clause, draft, fallback, found, inParts, payment } from '#tests/support/agreement-drafts.ts'

describe('the check before signing', () => {
  it('finds nothing in a payment with payer, payee, sum, day and account', () => {
    expect(found(draft([payment]))).toEqual([])
  })

  it.each<[string, AgreementDraft, string[]]>([
    ['no clause', draft([]), ['block agreement-empty']],
    ['no payee', draft([clause('payment-lump-sum', { ...payment.values, payee: undefined })]), ['block payee-missing']],
    ['no payer', draft([clause('payment-lump-sum', { ...payment.values, payer: undefined })]), ['block actor-missing']],
    ['no due day', draft([clause('payment-lump-sum', { ...payment.values, dueOn: undefined })]), ['block due-missing']],
    [
      'a day that does not exist',
      draft([clause('payment-lump-sum', { ...payment.values, dueOn: { on: '2099-02-30' } })]),
      ['block due-missing'],
    ],
    [
      'a day before signing',
      draft([clause('payment-lump-sum', { ...payment.values, dueOn: { on: '2026-11-23' } })]),
      ['block due-before-signing'],
    ],
    ['no amount', draft([clause('payment-lump-sum', { ...payment.values, amount: undefined })]), ['block blank-left']],
    ['nothing to pay', draft([clause('payment-lump-sum', { ...payment.values, amount: 0 })]), ['block amount-zero']],
    ['a stranger', draft([clause('payment-lump-sum', { ...payment.values, payee: 'x9' })]), ['block party-unknown']],
    [
      'payer is payee',
      draft([clause('payment-lump-sum', { ...payment.values, payee: 'r1' })]),
      ['block same-on-both-sides', 'warn account-of-another'],
    ],
    ['a fen too little', draft([inParts(310000, 100000, 209999), fallback]), ['block sum-not-total']],
    ['a fen too much', draft([inParts(310000, 100000, 210001), fallback]), ['block sum-not-total']],
    ['sums that agree', draft([inParts(310000, 100000, 210000), fallback]), []],
    [
      'a deposit that does not add up',
      draft([
        clause('deposit-return', {
          landlord: 'r1',
          tenant: 'a1',
          deposit: 340000,
          deduction: 30000,
          deductionReason: '墙面',
          refund: 320000,
          dueOn: { inDays: 5 },
          account,
        }),
      ]),
      ['block deposit-arithmetic'],
    ],
    [
      'default about nothing',
      draft([payment, clause('default-free-text', { clauseRef: 'gone', text: '另付百分之十' }, 'c2')]),
      ['block reference-broken', 'warn free-wording'],
    ],
    [
      'a dispute that is signed on paper',
      draft([payment], { policy: { eSign: 'excluded', confirmable: 'partly' } }),
      ['block type-excluded'],
    ],
    [
      'a dispute no court confirms',
      draft([payment], { policy: { eSign: 'allowed', confirmable: 'no' } }),
      ['block type-not-confirmable'],
    ],
    [
      'the same without applying',
      draft([payment], { policy: { eSign: 'allowed', confirmable: 'no' }, appliesJointly: false }),
      [],
    ],
  ])('%s', (_, checked, expected) => {
    expect(found(checked)).toEqual(expected)
  })
})
