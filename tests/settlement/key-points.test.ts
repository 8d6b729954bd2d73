import { describe, expect, it } from 'vitest'
import type { ClauseValues } from '#app/domain/settlement/clauses/definition.ts'
import type { ClauseKey } from '#app/domain/settlement/clauses/keys.ts'
import type { FrozenText } from '#app/domain/settlement/frozen-text.server.ts'
import { keyPointsOf } from '#app/domain/settlement/key-points.ts'

const party = (partyId: string, name: string, ordinal: number) =>
  ({ partyId, personId: partyId, ordinal, role: 'applicant', kind: 'person', name }) as const

const textWith = (clauses: readonly { key: ClauseKey; values: ClauseValues; no: number | null }[]): FrozenText => ({
  format: 1,
  versionNo: 1,
  disputeKind: { 'zh-CN': '纠纷', en: 'a dispute' },
  appliedOn: null,
  organisation: '示例',
  mediators: [],
  parties: [party('a', '戴小雨', 1), party('b', '马建国', 2)],
  mainFacts: '',
  clauses: clauses.map((clause, index) => ({
    ...clause,
    id: String(index),
    formal: { 'zh-CN': `正文${index}`, en: `text ${index}` },
  })),
  jointApplication: 'apply',
  accepted: {},
})
const pays = (payer: string, payee: string, amount: number, inDays: number) =>
  ({ key: 'payment-lump-sum', values: { payer, payee, amount, dueOn: { inDays } }, no: 1 }) as const
const keys = {
  key: 'act',
  values: { performer: 'a', beneficiary: 'b', what: '交还钥匙', dueOn: { inDays: 3 } },
  no: 2,
} as const

describe('the three points before signing', () => {
  it('say the sum with its own day, from where the reader stands', () => {
    const text = textWith([pays('b', 'a', 310_000, 10), keys])
    const [amount, date] = keyPointsOf(text, 'b', 'zh-CN')
    expect(amount).toMatchObject({ big: '¥3,100.00', sub: '叁仟壹佰元整，您付给戴小雨' })
    expect(date).toEqual({ name: 'date', big: '在协议生效后10天内', sub: '戴小雨在协议生效后3天内' })
    expect(keyPointsOf(text, 'a', 'zh-CN')[0]?.sub).toBe('叁仟壹佰元整，马建国付给您')
  })

  it('never add up what goes in opposite directions', () => {
    const text = textWith([pays('b', 'a', 100_00, 5), pays('a', 'b', 30_00, 5), pays('b', 'a', 50_00, 9)])
    expect(keyPointsOf(text, 'b', 'zh-CN')[0]).toMatchObject({
      big: '¥150.00',
      sub: '壹佰伍拾元整，您付给戴小雨，分2笔；戴小雨付给您 ¥30.00',
    })
    expect(keyPointsOf(text, 'a', 'en')[0]).toMatchObject({ big: '¥30.00' })
  })

  it('say so when no money is to be paid, and what follows if a clause is not kept', () => {
    const broken = { key: 'default-free-text', values: { clauseRef: '0', text: '另付' }, no: null } as const
    const points = keyPointsOf(textWith([keys, broken]), 'a', 'zh-CN')
    expect(points[0]?.big).toBe('没有要付的钱')
    expect(points[1]).toMatchObject({ big: '在协议生效后3天内', sub: '' })
    expect(points[2]?.sub).toBe('正文1')
  })

  it('name a fixed day with weekday and farmers’ calendar, and a counted one as it would be today', () => {
    const fixed = { ...keys, values: { ...keys.values, dueOn: { on: '2026-12-05' } } }
    expect(keyPointsOf(textWith([fixed]), 'a', 'zh-CN', '2026-11-25')[1]).toMatchObject({
      big: '12月5日 周六',
      sub: '2026年，农历十月廿七。当天24点前都算',
    })
    expect(keyPointsOf(textWith([keys]), 'a', 'zh-CN', '2026-11-25')[1]).toMatchObject({
      big: '在协议生效后3天内',
      sub: '要是今天生效，最后一天是2026年11月28日 周六（农历十月二十）',
    })
  })
})
