import { describe, expect, it } from 'vitest'
import type { ClauseValues } from '#app/domain/settlement/clauses/definition.ts'
import type { ClauseKey } from '#app/domain/settlement/clauses/keys.ts'
import { type FrozenText, frozenClauses } from '#app/domain/settlement/frozen-text.server.ts'
import { changesBetween } from '#app/domain/settlement/text-changes.server.ts'

const party = (partyId: string, name: string, ordinal: number) =>
  ({ partyId, personId: partyId, ordinal, role: 'applicant', kind: 'person', name }) as const
const parties = [party('a', '戴小雨', 1), party('b', '马建国', 2)]

interface Written {
  readonly key: ClauseKey
  readonly values: ClauseValues
}
/** A text whose clauses have other numbers in the record than those of every other text. */
const textOf = (versionNo: number, clauses: readonly Written[], rest: Partial<FrozenText> = {}): FrozenText => ({
  format: 1,
  versionNo,
  disputeKind: { 'zh-CN': '纠纷', en: 'a dispute' },
  appliedOn: null,
  organisation: '示例',
  mediators: [],
  parties,
  mainFacts: '押金',
  clauses: frozenClauses(
    clauses.map((clause, index) => ({ ...clause, id: `${versionNo}-${index}` })),
    parties,
  ),
  jointApplication: 'apply',
  accepted: {},
  ...rest,
})
const keysBy = (on: string): Written => ({
  key: 'act',
  values: { performer: 'a', beneficiary: 'b', what: '交还钥匙', dueOn: { on } },
})
const pays: Written = {
  key: 'payment-lump-sum',
  values: { payer: 'b', payee: 'a', amount: 310_000, dueOn: { inDays: 10 } },
}
const zh = { locale: 'zh-CN', partyId: 'a', effectiveAt: null } as const

describe('what a reader finds different from the text he read before', () => {
  it('is nothing when every clause says the same, whatever its number in the record', () => {
    expect(
      changesBetween(textOf(1, [pays, keysBy('2026-11-26')]), textOf(2, [pays, keysBy('2026-11-26')]), zh),
    ).toEqual([])
  })

  it('is the one blank that holds something else', () => {
    const changes = changesBetween(textOf(1, [pays, keysBy('2026-11-26')]), textOf(2, [pays, keysBy('2026-11-28')]), zh)
    expect(changes).toEqual([
      { kind: 'changed', clauseId: '2-1', no: 2, before: '在2026年11月26日前', after: '在2026年11月28日前' },
    ])
  })

  it('is the whole sentence, as said to this reader, when more than one blank differs', () => {
    const other: Written = { ...keysBy('2026-11-28'), values: { ...keysBy('2026-11-28').values, what: '交还门禁卡' } }
    const [change] = changesBetween(textOf(1, [keysBy('2026-11-26')]), textOf(2, [other]), zh)
    expect(change?.before).toContain('交还钥匙')
    expect(change?.after).toContain('您要')
    expect(change?.after).toContain('交还门禁卡')
  })

  it('names a clause that is new, one that is gone, and other facts', () => {
    const changes = changesBetween(
      textOf(1, [keysBy('2026-11-26')]),
      textOf(2, [pays], { mainFacts: '押金与钥匙', jointApplication: 'notNow' }),
      zh,
    )
    expect(changes.map(({ kind, no }) => [kind, no])).toEqual([
      ['added', 1],
      ['removed', 1],
      ['facts', null],
      ['next', null],
    ])
  })
})
