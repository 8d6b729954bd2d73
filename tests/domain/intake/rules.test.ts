import { describe, expect, it } from 'vitest'
import { holds } from '#app/domain/intake/rules.ts'
import type { Rule } from '#app/domain/intake/schema.ts'
import type { Answers } from '#app/domain/intake/types.ts'

const tenant: Rule = { q: 'role', in: ['tenant'] }
const many: Rule = { q: 'people', gte: 10 }
const old: Rule = { q: 'since', olderThanDays: 300 }

describe('rules of the guided questions', () => {
  it.each<[string, Rule | undefined, Answers, boolean]>([
    ['no rule', undefined, {}, true],
    ['one of the options', tenant, { role: 'tenant' }, true],
    ['another option', tenant, { role: 'none' }, false],
    ['no answer', tenant, {}, false],
    ['no answer inside not', { not: tenant }, {}, false],
    ['an answer inside not', { not: tenant }, { role: 'landlord' }, true],
    ['one of several answers', tenant, { role: ['landlord', 'tenant'] }, true],
    ['own words that spell an option', tenant, { role: { text: 'tenant' } }, false],
    ['exactly ten', many, { people: '10' }, true],
    ['nine', many, { people: '9' }, false],
    ['301 days ago', old, { since: '2026-01-27' }, true],
    ['300 days ago', old, { since: '2026-01-28' }, false],
    ['a day that is none', old, { since: '去年' }, false],
    ['an answer of any kind', { q: 'amount', answered: true }, { amount: '0' }, true],
    ['an empty answer', { q: 'amount', answered: true }, { amount: ' ' }, false],
    ['all of two', { all: [tenant, many] }, { role: 'tenant', people: '10' }, true],
    ['all with one unanswered', { all: [tenant, many] }, { role: 'tenant' }, false],
    ['any with one unanswered', { any: [tenant, many] }, { role: 'tenant' }, true],
    ['not all, one unanswered and one true', { not: { all: [tenant, many] } }, { role: 'tenant' }, false],
    ['not all, one unanswered and one false', { not: { all: [tenant, many] } }, { role: 'landlord' }, true],
    ['not any, one unanswered', { not: { any: [tenant, many] } }, { role: 'landlord' }, false],
  ])('%s', (_, rule, answers, expected) => {
    expect(holds(rule, answers, '2026-11-24')).toBe(expected)
  })
})
