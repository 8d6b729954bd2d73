import { Prisma } from '#prisma/client.server.ts'
import { Erased } from '#prisma/codec.server.ts'
import { nameFromRow } from '../account/people.server.ts'
import { dayOf } from '../calendar/days.ts'
import type { StaffPost } from '../engine/actor.ts'
import { maskName } from '../identity/masking.ts'
import type { Platform } from '../platform/platform.ts'
import { type DisputeState, workflows } from '../workflow/index.ts'
import { topicName } from './home.queries.server.ts'
import { hitsOf } from './search.server.ts'

type Part = Pick<Platform, 'db' | 'keys' | 'clock'>

/** States in which the dispatcher has something to do, the most pressing first; then those that others work on. */
const DESK_STATES = [
  'filed',
  'registered',
  'inviting',
  'refused',
  'unreachable',
  'needsInfo',
  'returned',
  'choosingMediator',
  'mediatorOffered',
] as const

/** One screen of work; the rest is behind a link. */
export const PAGE_ROWS = 50
/** Further than this nobody counts: the number of a filter then says "and more". */
const COUNTED = 999

const organisationsOf = (posts: readonly StaffPost[]): string[] =>
  posts.flatMap(({ role, organisationId }) => (role === 'dispatcher' && organisationId ? [organisationId] : []))

/** What of the inbox is looked at. */
export interface InboxView {
  readonly state?: string | null
  /** What was typed into the search field. */
  readonly q?: string | null
  /** The end of the page before, as `next` gave it. */
  readonly after?: string | null
}

interface FoundParty {
  readonly side: string
  readonly personId: string
  /** Sealed name and wrapped key, in base64. */
  readonly name: string
  readonly dek: string | null
  readonly kekId: string
}

interface FoundCase {
  readonly id: string
  readonly due: string
  readonly filed: string
  readonly code: string
  readonly intakeType: string
  readonly amountFen: number | null
  readonly source: string
  readonly state: DisputeState
  readonly dueOn: string | null
  readonly dueIsFlagged: boolean
  readonly parties: readonly FoundParty[]
}

interface Found {
  readonly places: readonly string[]
  readonly counts: Readonly<Record<string, number>>
  readonly cases: readonly FoundCase[]
}

const CURSOR = /^(infinity|\d{4}-\d\d-\d\d)~(infinity|[\d :.+-]{19,40})~([0-9a-f-]{36})$/

/** The cases on the desk after the cursor, in the order of work: each state of each organisation gives its next ones. */
function deskHits(organisations: readonly string[], states: readonly string[], after: string | null): Prisma.Sql {
  const [, due, filed, id] = CURSOR.exec(after ?? '') ?? []
  const beyond = id
    ? Prisma.sql`and (coalesce(d.due_on, 'infinity'::date), coalesce(d.filed_at, 'infinity'::timestamptz), d.id)
        > (${due}::date, ${filed}::timestamptz, ${id}::uuid)`
    : Prisma.empty
  return Prisma.sql`
    select h.id, row_number() over (order by h.due, h.filed, h.id) as place
    from unnest(${organisations}::uuid[]) o(id) cross join unnest(${states}::text[]) s(state) cross join lateral (
      select d.id, coalesce(d.due_on, 'infinity'::date) as due, coalesce(d.filed_at, 'infinity'::timestamptz) as filed
      from dispute d where d.organisation_id = o.id and d.state = s.state and d.closed_at is null ${beyond}
      order by 2, 3, 1 limit ${PAGE_ROWS + 1}) h
    order by 2 limit ${PAGE_ROWS + 1}`
}

/** One statement for the whole page: the names of the places, how much there is in each state, and the rows with their people. */
export const inboxStatement = (organisations: readonly string[], hits: Prisma.Sql): Prisma.Sql => Prisma.sql`
  with hit as materialized (${hits})
  select coalesce((select json_agg(o.name order by o.name) from organisation o where o.id = any(${organisations}::uuid[])), '[]') as places,
    (select json_object_agg(s.state, (select count(*)::int from (
        select 1 from unnest(${organisations}::uuid[]) o(id) cross join lateral (
          select 1 from dispute d where d.organisation_id = o.id and d.state = s.state and d.closed_at is null
          limit ${COUNTED + 1}) a limit ${COUNTED + 1}) b))
      from unnest(${DESK_STATES}::text[]) s(state)) as counts,
    coalesce((select json_agg(json_build_object('id', d.id, 'code', d.code, 'intakeType', d.intake_type,
        'amountFen', d.amount_fen, 'source', d.source, 'state', d.state, 'dueOn', d.due_on, 'dueIsFlagged', d.due_is_flagged,
        'due', coalesce(d.due_on, 'infinity'::date)::text, 'filed', coalesce(d.filed_at, 'infinity'::timestamptz)::text,
        'parties', coalesce((select json_agg(json_build_object('side', y.side, 'personId', y.person_id,
              'name', encode(p.name, 'base64'), 'dek', encode(k.wrapped_dek, 'base64'), 'kekId', k.kek_id) order by y.ordinal)
            from party y join person p on p.id = y.person_id join person_key k on k.person_id = p.id
            where y.dispute_id = d.id and y.left_at is null), '[]')) order by h.place)
      from hit h join dispute d on d.id = h.id), '[]') as cases`

/** The dispatcher's inbox: the open cases of his organisations by deadline, or whatever of theirs was looked for. */
export async function inboxOf(platform: Part, posts: readonly StaffPost[], view: InboxView = {}) {
  const organisations = organisationsOf(posts)
  const q = view.q?.trim() ?? ''
  const wanted = DESK_STATES.filter((state) => !view.state || state === view.state)
  const hits = q
    ? hitsOf(platform, organisations, { q, most: PAGE_ROWS + 1 })
    : deskHits(organisations, wanted, view.after ?? null)
  const [found] = await platform.db.$queryRaw<Found[]>(inboxStatement(organisations, hits))
  const { places = [], counts = {}, cases = [] } = found ?? {}
  const shown = cases.slice(0, PAGE_ROWS)
  const last = shown.at(-1)
  const filters = DESK_STATES.map((key) => ({ key, name: stateNames[key], count: counts[key] ?? 0 }))
  const total = filters.filter(({ key }) => wanted.includes(key)).reduce((sum, { count }) => sum + count, 0)
  return {
    place: places.join('、'),
    today: dayOf(platform.clock.law()),
    cases: shown.map((one) => rowOf(platform, one)),
    q,
    isSearch: q !== '',
    hasMore: cases.length > PAGE_ROWS,
    next: last && cases.length > PAGE_ROWS ? `${last.due}~${last.filed}~${last.id}` : null,
    state: view.state ?? null,
    isLater: Boolean(view.after),
    total,
    isTotalCut: filters.some(({ key, count }) => wanted.includes(key) && count > COUNTED),
    filters: filters.map(({ key, name, count }) => ({
      key,
      name,
      count: Math.min(count, COUNTED),
      isCut: count > COUNTED,
    })),
  }
}

/** One object for each name: what a page says fifty times is then written into it once. */
const stateNames = Object.fromEntries(
  Object.entries(workflows.dispute.states).map(([key, { zh, en }]) => [key, { zh, en }]),
) as Record<DisputeState, { readonly zh: string; readonly en: string }>

function rowOf(platform: Part, row: FoundCase) {
  const names = (side: string) =>
    row.parties.filter((party) => party.side === side).map((party) => maskedName(platform, party))
  return {
    code: row.code,
    topic: topicName(row.intakeType),
    amountFen: row.amountFen,
    source: row.source,
    state: { key: row.state, name: stateNames[row.state] },
    applicants: names('applicant'),
    respondents: names('respondent'),
    dueOn: row.dueOn,
    dueIsFlagged: row.dueIsFlagged,
  }
}

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))

/** Whose key was destroyed has no name any more; the case stays in the list. */
function maskedName(platform: Part, { personId, name, dek, kekId }: FoundParty): string {
  const row = { id: personId, name: bytesOf(name), wrappedDek: dek === null ? null : bytesOf(dek), kekId }
  try {
    return maskName(nameFromRow(platform, row))
  } catch (error) {
    if (error instanceof Erased) return '—'
    throw error
  }
}
