import { describe, expect, it } from 'vitest'
import { checkForm } from '#app/domain/settlement/check/live-check.ts'
import { account, draft, payment } from '#tests/support/agreement-drafts.ts'

describe('the check while a clause is being written', () => {
  const live = { draft: draft([payment]), others: { a1: 'r1', r1: 'a1' }, edit: null }
  const rules = (...args: Parameters<typeof checkForm>) => checkForm(...args).map(({ rule }) => rule)
  const form = { kind: 'payment', payer: 'r1', payee: 'a1', total: '500', parts: '1', days1: '10', ...account }

  it('says of a new clause what it will say once it is saved', () => {
    expect(rules(live, form)).toEqual([])
    expect(rules(live, { ...form, payer: '', days1: '' })).toEqual(['actor-missing', 'due-missing'])
    expect(rules(live, { kind: 'act', by: 'a1', text: '尽快清理楼道', days: '3' })).toEqual(['vague-words'])
    expect(rules(live, { kind: 'text', text: '房屋归戴小雨所有' })).toEqual(['title-matter', 'free-wording'])
  })

  it('reads the clause that is changed in place of the saved one, with its terms on default', () => {
    const changed = { ...live, edit: 'c1' }
    expect(rules(changed, { ...form, default: '逾期的，马建国可以被断电' })).toEqual(['free-wording'])
    expect(rules(changed, { ...form, default: '逾期的，戴小雨可以断电' })).toEqual(['self-help', 'free-wording'])
    expect(rules(changed, { ...form, payee: 'r1' })).toEqual(['same-on-both-sides', 'account-of-another'])
  })

  it('is silent about other clauses, and while a field cannot be read', () => {
    const broken = { ...live, draft: draft([{ ...payment, values: { ...payment.values, amount: 0 } }]) }
    expect(rules(broken, form)).toEqual([])
    expect(rules(live, { ...form, total: '三千' })).toEqual([])
    expect(rules(live, { ...form, days1: 'soon' })).toEqual([])
    expect(rules(live, { kind: 'barter' })).toEqual([])
  })
})
