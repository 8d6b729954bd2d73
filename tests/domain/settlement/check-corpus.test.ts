import { describe, expect, it } from 'vitest'
import { checkRules } from '#app/domain/settlement/check/check-agreement.ts'
import { draftOf, goldenAgreements } from '#tests/support/agreement-corpus.ts'
import { found } from '#tests/support/agreement-drafts.ts'

const corpus = goldenAgreements()
const idsIn = (lists: readonly (readonly string[])[]) => new Set(lists.flat().map((line) => line.split(' ').at(-1)))

describe('the corpus of good and bad agreements', () => {
  it.each(corpus.map((agreement) => [agreement.name, agreement] as const))('%s', (_, agreement) => {
    expect(found(draftOf(agreement)).sort()).toEqual([...agreement.finds].sort())
    for (const rule of agreement.nearly) expect(agreement.finds.join(' ')).not.toContain(` ${rule}`)
  })

  it('holds at least sixty agreements, each under a name of its own', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(60)
    expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length)
  })

  it('has for each rule an agreement that breaks it and one that nearly does', () => {
    const rules = checkRules.map(({ id }) => id)
    const broken = idsIn(corpus.map(({ finds }) => finds))
    const nearly = idsIn(corpus.map((agreement) => agreement.nearly))
    expect(rules.filter((id) => !broken.has(id))).toEqual([])
    expect(rules.filter((id) => !nearly.has(id))).toEqual([])
    expect([...broken, ...nearly].filter((id) => !rules.includes(String(id)))).toEqual([])
  })
})
