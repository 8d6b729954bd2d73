import { describe, expect, it } from 'vitest'
import { type AgreementDraft, checkRules } from '#app/domain/settlement/check/check-agreement.ts'
import type { ClauseKey } from '#app/domain/settlement/clauses/keys.ts'
import {
  account,
  clause,
  draft,
  fallback,
  found,
  freeText,
  inParts,
  payment,
  person,
} from '#tests/support/agreement-drafts.ts'

describe('the check of matters and words', () => {
  it.each([
    '双方自愿离婚，孩子由戴小雨抚养',
    '双方确认解除收养关系',
    '确认马建国与戴小雨的亲子关系不成立',
    '儿子的抚养权归戴小雨',
  ])('blocks a matter of identity: %s', (text) => {
    expect(found(draft([payment, freeText(text)]))).toContain('block identity-matter')
  })

  it.each([
    '示例路2号的房屋归马建国所有',
    '双方确认该宅基地使用权属于戴小雨',
    '确认商标“言和”的商标权人为戴小雨',
    '双方一致确认该房屋的所有权归马建国',
  ])('blocks a declaration of title: %s', (text) => {
    expect(found(draft([payment, freeText(text)]))).toContain('block title-matter')
  })

  it.each([
    '马建国在2027年1月20日前协助办理房屋过户登记',
    '双方以后见面互相问好，孩子们在院子里玩耍',
    '马建国负责疏通下水道，房屋墙面由马建国粉刷',
    '离婚后双方各自居住的房屋不在本协议范围内',
  ])('lets promises pass: %s', (text) => {
    expect(found(draft([payment, freeText(text)]))).toEqual(['warn free-wording'])
  })

  it.each([
    ['尽快清理楼道', 'vague-words'],
    ['适当补偿', 'vague-words'],
    ['戴小雨不得再向消协投诉', 'gag-on-reporting'],
    ['今后一切后果概不负责', 'waiver-too-wide'],
    ['法院一定确认本协议', 'result-promised'],
  ])('warns about "%s": %s', (text, rule) => {
    expect(found(draft([payment, freeText(text)]))).toEqual(
      expect.arrayContaining(['warn free-wording', `warn ${rule}`]),
    )
  })

  it.each<[string, AgreementDraft, string]>([
    ['no account', draft([clause('payment-lump-sum', { ...payment.values, account: undefined })]), 'account-missing'],
    ['instalments without default', draft([inParts(3, 1, 2)]), 'instalments-without-default'],
    [
      'a third and more',
      draft([
        payment,
        clause(
          'liquidated-damages-fixed',
          { payer: 'r1', payee: 'a1', clauseRef: 'c1', damagesPercent: 31, graceDays: 0 },
          'c2',
        ),
      ]),
      'damages-high',
    ],
    [
      'a rate above the cap',
      draft([
        payment,
        clause('liquidated-damages-rate', { payer: 'r1', payee: 'a1', clauseRef: 'c1', annualRate: 15 }, 'c2'),
      ]),
      'rate-high',
    ],
  ])('warns about %s', (_, checked, rule) => {
    expect(found(checked)).toEqual([`warn ${rule}`])
  })

  it.each<[string, AgreementDraft, string]>([
    [
      'an instalment before signing',
      draft([
        clause(
          'payment-instalments',
          {
            payer: 'r1',
            payee: 'a1',
            total: 2,
            account,
            instalments: [
              { amountFen: 1, due: { on: '2026-11-23' } },
              { amountFen: 1, due: { on: '2026-12-23' } },
            ],
          },
          'c3',
        ),
        fallback,
      ]),
      'block due-before-signing',
    ],
    [
      'instalments out of order',
      draft([
        clause(
          'payment-instalments',
          {
            payer: 'r1',
            payee: 'a1',
            total: 2,
            account,
            instalments: [
              { amountFen: 1, due: { inDays: 40 } },
              { amountFen: 1, due: { inDays: 10 } },
            ],
          },
          'c3',
        ),
        fallback,
      ]),
      'warn instalments-out-of-order',
    ],
    [
      'damages set twice',
      draft([
        payment,
        clause(
          'liquidated-damages-fixed',
          { payer: 'r1', payee: 'a1', clauseRef: 'c1', damagesPercent: 10, graceDays: 0 },
          'c2',
        ),
        clause('liquidated-damages-rate', { payer: 'r1', payee: 'a1', clauseRef: 'c1', annualRate: 6 }, 'c5'),
      ]),
      'warn damages-twice',
    ],
    [
      'a criterion nobody can see',
      draft([
        clause('repair', {
          performer: 'r1',
          beneficiary: 'a1',
          place: '卫生间',
          work: '换地漏',
          criterion: '让人满意',
          finishOn: { inDays: 9 },
          inspectWithinDays: 3,
          substituteCost: 1,
        }),
      ]),
      'warn criterion-vague',
    ],
    [
      'a clause that is signed on paper',
      draft(
        [
          clause('contact-plan', {
            carer: 'a1',
            visitor: 'r1',
            child: '小某',
            schedule: '周六',
            handover: '家门口',
            holidays: '轮流',
            noticeDays: 3,
          }),
        ],
        { appliesJointly: false },
      ),
      'block clause-on-paper',
    ],
    [
      'a clause the court does not confirm',
      draft([
        clause('on-the-spot', {
          payer: 'r1',
          payee: 'a1',
          amount: 5,
          channel: '现金',
          paidAt: '2026-11-24T20:20:00+08:00',
        }),
      ]),
      'warn clause-not-confirmable',
    ],
    [
      'somebody bound who is no party',
      draft([
        payment,
        clause('settled-in-full', { partiesBound: ['a1', 'x9'], matter: '租房', exceptions: '本协议' }, 'c2'),
      ]),
      'block party-unknown',
    ],
    [
      'a clause of no library',
      draft([payment, { ...payment, id: 'c2', key: 'gone' as ClauseKey }]),
      'block clause-unknown',
    ],
    ['one party alone', draft([payment], { parties: [person('a1', '戴小雨')] }), 'block party-too-few'],
  ])('finds %s', (_, checked, expected) => {
    expect(found(checked)).toContain(expected)
  })

  it('takes the agreement of a kept deposit with two warnings', () => {
    const bare = clause('payment-lump-sum', { ...payment.values, account: undefined })
    const keys = clause(
      'act',
      { performer: 'a1', beneficiary: 'r1', what: '交还房屋钥匙两把', dueOn: { inDays: 3 } },
      'c2',
    )
    const late = clause('default-free-text', { clauseRef: 'c1', text: '逾期未付的，按未付金额另付百分之十。' }, 'c3')
    expect(found(draft([bare, keys, late]))).toEqual(['warn free-wording', 'warn account-missing'])
  })

  it('gives every rule an id of its own, a basis and both languages', () => {
    expect(new Set(checkRules.map(({ id }) => id)).size).toBe(checkRules.length)
    for (const { basis, zh, en } of checkRules) {
      expect(basis && zh && en).toBeTruthy()
      expect(/\p{Script=Han}/u.test(en)).toBe(false)
    }
  })
})
