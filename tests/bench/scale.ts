import { nameFromRow } from '#app/domain/account/people.server.ts'
import { inboxOf, inboxStatement, PAGE_ROWS } from '#app/domain/dispute/inbox.queries.server.ts'
import { hitsOf } from '#app/domain/dispute/search.server.ts'
import { DEMO_ORGANISATION_ID } from '#app/domain/seed/people.ts'
import { type Bench, type Finding, median, type Options, sideBySide, wallMs } from './measure.ts'
import { nameOf } from './people.ts'
import { Asker, type BenchSite, openSite } from './site.ts'

const SMALL = 1_000
const PAIRS = 60
const WARM = 40
/** How many pages the far page lies behind the first. */
const FAR = 20
const posts = [{ role: 'dispatcher' as const, organisationId: DEMO_ORGANISATION_ID, courtId: null }]

/** The page of the large record beside that of the small one, request by request. */
async function pages(small: BenchSite, large: BenchSite, rows: number): Promise<Finding[]> {
  const asker = new Asker(2)
  const cookies = [(await small.session('dispatcher')).cookie, (await large.session('dispatcher')).cookie]
  const far = await farPage(large)
  const one =
    (site: BenchSite, index: number, path = '/dispatch') =>
    async () =>
      wallMs(async () => {
        const { status } = await asker.get(site.instance.origin, path, cookies[index])
        if (status !== 200) throw new Error(`${path} answered ${status}`)
      })
  const [ofSmall, ofLarge, ofFar] = [one(small, 0), one(large, 1), one(large, 1, `/dispatch?${far}`)]
  for (let n = 0; n < WARM; n++) await Promise.all([ofSmall(), ofLarge()])
  const first = await sideBySide(ofLarge, ofSmall, PAIRS)
  const later = await sideBySide(ofFar, ofLarge, PAIRS)
  asker.close()
  const ms = ({ ours, theirs }: typeof first) => `${ours.toFixed(1)} ms : ${theirs.toFixed(1)} ms a page`
  return [
    { what: `inbox of ${rows} : of ${SMALL}`, value: first.ratio, unit: '×', goal: { atMost: 1.3 }, sides: ms(first) },
    { what: `page ${FAR + 1} : page 1`, value: later.ratio, unit: '×', goal: null, sides: ms(later) },
  ]
}

async function farPage({ platform }: BenchSite): Promise<URLSearchParams> {
  let after: string | null = null
  for (let page = 0; page < FAR; page++) {
    const { next } = await inboxOf(platform, posts, { after })
    if (!next) break
    after = next
  }
  return new URLSearchParams({ after: after ?? '' })
}

/** The same statement sent by the bare driver, its names opened with the same keys. */
async function rawSearch({ platform }: BenchSite, q: string): Promise<number> {
  const { text, values } = inboxStatement(
    [DEMO_ORGANISATION_ID],
    hitsOf(platform, [DEMO_ORGANISATION_ID], { q, most: PAGE_ROWS + 1 }),
  )
  const { rows } = await platform.pool.query<{ cases: RawCase[] }>(text, values)
  const bytes = (from: string) => new Uint8Array(Buffer.from(from, 'base64'))
  for (const { parties } of rows[0]?.cases.slice(0, PAGE_ROWS) ?? []) {
    for (const { personId: id, name, dek, kekId } of parties) {
      nameFromRow(platform, { id, name: bytes(name), wrappedDek: bytes(dek), kekId })
    }
  }
  return rows[0]?.cases.length ?? 0
}

interface RawCase {
  readonly parties: readonly {
    readonly personId: string
    readonly name: string
    readonly dek: string
    readonly kekId: string
  }[]
}

const TERMS: readonly (readonly [what: string, q: string])[] = [
  ['a matter, 押金', '押金'],
  [`a whole name, ${nameOf(0)}`, nameOf(0)],
  ['nobody’s name, 欧阳无人', '欧阳无人'],
]

async function searches(large: BenchSite, small: BenchSite, rows: number): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [what, q] of TERMS) {
    const search = (site: BenchSite) => () => wallMs(() => inboxOf(site.platform, posts, { q }))
    const raw = () => wallMs(() => rawSearch(large, q))
    const cost = await sideBySide(search(large), raw, PAIRS)
    const grown = await sideBySide(search(large), search(small), PAIRS)
    const found = await rawSearch(large, q)
    const sides = `${cost.ours.toFixed(2)} ms : ${cost.theirs.toFixed(2)} ms; ${found > PAGE_ROWS ? 'more than 50' : found} found`
    findings.push(
      { what: `search, ${what} : raw SQL`, value: cost.ratio, unit: '×', goal: { atMost: 1.2 }, sides },
      {
        what: `search, ${what}, in ${rows} : in ${SMALL}`,
        value: grown.ratio,
        unit: '×',
        goal: null,
        sides: `${grown.ours.toFixed(2)} ms : ${grown.theirs.toFixed(2)} ms`,
      },
    )
  }
  return findings
}

/** A record of many disputes beside one of a thousand. */
export const scale: Bench = {
  name: 'scale',
  about: 'the inbox and the search of a large record (--rows) against one of a thousand disputes',
  async run({ rows, say }: Options) {
    const small = await openSite({ rows: SMALL })
    const made = performance.now()
    const large = await openSite({ rows, say })
    say(`made ${rows} disputes in ${((performance.now() - made) / 1_000).toFixed(0)} s`)
    try {
      return [...(await pages(small, large, rows)), ...(await searches(large, small, rows)), await plain(large)]
    } finally {
      await small.stop()
      await large.stop()
    }
  },
}

/** What the database itself needs for the page, so that a slow machine is told from a slow plan. */
async function plain({ platform }: BenchSite): Promise<Finding> {
  const times: number[] = []
  for (let n = 0; n < PAIRS; n++) times.push(await wallMs(() => inboxOf(platform, posts)))
  return { what: 'the inbox without its page', value: median(times), unit: 'ms', goal: null, sides: '' }
}
