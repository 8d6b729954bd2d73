import { PARTY_ROUTES } from '#tests/support/party-routes.ts'
import { siteWeight } from '#tests/support/site-weight.ts'
import type { Bench, Finding } from './measure.ts'

const KB = 1_000
const MOST_KB = 110
const INVITATION_KB = 15
const LANDING = 'i'
const HEAVIEST = 5

/** What a phone loads for each page of a party. */
export const scripts: Bench = {
  name: 'scripts',
  about: 'JavaScript of each page of a party, pressed, from the manifest of the build',
  async run() {
    const { scripts } = await siteWeight()
    const pages = PARTY_ROUTES.map((path) => ({ path, bytes: scripts.get(path) ?? 0 })).sort(
      (a, b) => b.bytes - a.bytes,
    )
    const over = pages.filter(({ bytes }) => bytes > MOST_KB * KB)
    const line = ({ path, bytes }: (typeof pages)[number], atMost: number): Finding => ({
      what: `scripts of /${path}`,
      value: bytes / KB,
      unit: 'kB',
      goal: { atMost },
      sides: '',
    })
    const landing = pages.find(({ path }) => path === LANDING)
    return [
      ...pages.slice(0, Math.max(HEAVIEST, over.length)).map((page) => line(page, MOST_KB)),
      ...(landing ? [line(landing, INVITATION_KB)] : []),
      {
        what: `pages of parties over ${MOST_KB} kB, of ${pages.length}`,
        value: over.length,
        unit: '',
        goal: { atMost: 0 },
        sides: '',
      },
    ]
  },
}
