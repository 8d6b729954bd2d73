import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ensureBuild } from '#dev/build.ts'
import { root } from '#dev/paths.ts'
import { partyScripts, type RouteWeight } from '#tests/support/script-weights.ts'

const BUILD = process.env.YANHE_BUILD_DIR ?? join(root, 'build')
const MOST_BYTES = 130 * 1024

describe('what a party page makes a phone load', () => {
  let party: readonly RouteWeight[]
  beforeAll(async () => {
    await ensureBuild(BUILD, () => undefined)
    party = await partyScripts(BUILD)
  }, 120_000)

  it('is at most 130 kB of JavaScript, gzipped, on every route', () => {
    expect(party.length).toBeGreaterThan(30)
    expect(party.filter(({ bytes }) => bytes > MOST_BYTES)).toEqual([])
  })
})
