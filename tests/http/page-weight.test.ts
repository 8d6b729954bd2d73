import { beforeAll, describe, expect, it } from 'vitest'
import { OTHERS, PARTY_ROUTES } from '#tests/support/party-routes.ts'
import { type SiteWeight, siteWeight } from '#tests/support/site-weight.ts'

const BUILD_MS = 300_000
const MOST_SCRIPT = 110_000
/** An invitation, in all. */
const MOST_PLAIN = 15_000

describe('what a page makes a phone load', () => {
  let weight: SiteWeight
  beforeAll(async () => {
    weight = await siteWeight()
  }, BUILD_MS)

  it('every page of the site map is a party’s or named as somebody else’s', () => {
    const unnamed = [...weight.scripts.keys()].filter((path) => !PARTY_ROUTES.includes(path) && !OTHERS.test(path))
    expect(unnamed).toEqual([])
  })

  it.each(PARTY_ROUTES)('at most 110 kB of JavaScript, gzipped: /%s', (path) => {
    expect(weight.scripts.get(path)).toBeLessThanOrEqual(MOST_SCRIPT)
  })

  it('an invitation asks for at most 15 kB of it, without React', () => {
    expect([...weight.plain]).toEqual(expect.arrayContaining(['i', 'i/:token']))
    for (const path of weight.plain) expect(weight.scripts.get(path)).toBeLessThanOrEqual(MOST_PLAIN)
  })
})
