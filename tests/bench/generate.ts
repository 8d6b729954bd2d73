import { randomBytes } from 'node:crypto'
import type { Client } from 'pg'
import { nameIndex } from '#app/domain/account/people.server.ts'
import { deadlineRow } from '#app/domain/calendar/deadlines.ts'
import { makeDisputeCode } from '#app/domain/dispute/code.ts'
import { intakeTypes } from '#app/domain/intake/types.ts'
import { DEMO_AREA, DEMO_ORGANISATION_ID, demoAccounts } from '#app/domain/seed/people.ts'
import { workflows } from '#app/domain/workflow/index.ts'
import type { Workflow } from '#app/domain/workflow/types.ts'
import { type KeyStore, seal } from '#prisma/keys.server.ts'
import { type Life, lives, wheel } from './lives.ts'
import { factsOf, nameOf } from './people.ts'
import { chainsSql, deadlinesSql, partiesSql, prepareSql, trailSql } from './rows-sql.ts'

/** How much of what is made, and for whom. */
export interface Wanted {
  readonly rows: number
  /** Only lives that end in this state; all of them, in their usual shares, when not given. */
  readonly only?: string
  readonly say?: (line: string) => void
}

const ORGANISATIONS = 40
/** Of ten cases so many are in the hands of the first organisation: even of a thousand it has more than one page. */
const FIRST_OF_TEN = 4
const BATCH = 4_000
const TRAIL_BATCH = 50_000
const DAY_MS = 86_400_000
const STEP_MS = 5 * 3_600_000
const OPEN_DAYS = 30
const CLOSED_DAYS = 1_000
const FEWEST_PEOPLE = 60

/**
 * Fills a database that holds the demonstration with disputes of many lives: parties with sealed names, deadlines,
 * mediators, and the whole hash chain of each trail.
 *
 * Rows are written in their final form with `session_replication_role = replica`: triggers and foreign keys do not run,
 * keys, checks and exclusions do. That nothing broke is for `checkRecord` to say (`tests/database/bench-rows.test.ts`).
 *
 * @param client of the owner of the embedded server, who may switch triggers off for his own session.
 */
export async function generate(client: Client, keys: KeyStore, { rows, only, say = () => undefined }: Wanted) {
  await client.query(`set session_replication_role = replica; set synchronous_commit = off; set timezone = 'UTC'`)
  try {
    await client.query(prepareSql)
    await insertLives(client)
    const people = await insertPeople(client, keys, Math.max(FEWEST_PEOPLE, Math.floor(rows / 2)))
    say(`${people} people`)
    const places = await insertPlaces(client, keys)
    await insertDisputes(client, keys, { rows, places, chosen: only ? livesTo(only) : wheel, say })
    await client.query(partiesSql, [people])
    say('parties')
    for (let from = 0; from < rows; from += TRAIL_BATCH) await client.query(trailSql, [from, from + TRAIL_BATCH])
    say('trail')
    await client.query(chainsSql)
    await client.query(deadlinesSql, [deadlineRows()])
    await client.query('drop table bench_dispute, bench_person, bench_step cascade')
  } finally {
    await client.query('set session_replication_role = default')
  }
  // As autovacuum leaves a record that has been in use for a while: the lists then need not look into the rows.
  await client.query('vacuum analyze')
  say('vacuumed')
}

function livesTo(state: string): readonly number[] {
  const found = lives.flatMap((life, index) => (life.state === state ? [index] : []))
  if (found.length === 0) throw new Error(`no life leads to ${state}`)
  return found
}

/** The steps of every life as rows, each checked against the tables of the procedure. */
async function insertLives(client: Client): Promise<void> {
  const steps = lives.flatMap(({ events }, life) => {
    const at = new Map<string, { state: string; seq: number }>()
    return events.map(([workflow, event], step) => {
      const { transitions, version }: Workflow = workflows[workflow]
      const { state, seq } = at.get(workflow) ?? { state: 'none', seq: 0 }
      const row = transitions[event]
      if (!row?.from.includes(state)) throw new Error(`${workflow}.${event} does not lead on from ${state}`)
      const to = row.to === '=' ? state : row.to
      at.set(workflow, { state: to, seq: seq + 1 })
      const known = { life, step: step + 1, workflow, version, subject_seq: seq + 1, from_state: state }
      return { ...known, event, to_state: to, role: row.by[0] ?? 'system' }
    })
  })
  await client.query(`insert into bench_step select * from json_populate_recordset(null::bench_step, $1)`, [
    JSON.stringify(steps),
  ])
}

const hex = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`

/** Ids in the order of time, as the product makes them; `n` keeps them apart. */
function idAt(ms: number, n: number, kind: string): string {
  const time = ms.toString(16).padStart(12, '0')
  const low = n.toString(16).padStart(11, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${kind}-8${low.slice(0, 3)}-${low.slice(3)}${randomBytes(2).toString('hex')}`
}

async function insertPeople(client: Client, keys: KeyStore, count: number): Promise<number> {
  await inBatches(client, count, insertPeopleSql, (n) => personRow(keys, n, idAt(Date.now(), n, '0a1'), nameOf(n)))
  return count
}

const insertPeopleSql = `
  with given as materialized (select * from json_to_recordset($1::json)
      as r(n int, id uuid, kind text, name bytea, name_bidx bytea, dek bytea, kek_id text)),
    known as (insert into bench_person select n, id from given where n >= 0),
    key as (insert into person_key (person_id, wrapped_dek, kek_id) select id, dek, kek_id from given)
  insert into person (id, kind, name, name_bidx, locale, time_zone)
    select id, kind, name, name_bidx, 'zh-CN', 'Asia/Shanghai' from given`

function personRow(keys: KeyStore, n: number, id: string, name: string) {
  const dataKey = randomBytes(32)
  return {
    n,
    id,
    kind: name.length > 4 ? 'organisation' : 'person',
    name: hex(seal(dataKey, Buffer.from(name), `${id}/person.name/${id}`)),
    name_bidx: hex(nameIndex({ keys }, name)),
    dek: hex(keys.wrap(dataKey)),
    kek_id: keys.kekId,
  }
}

/** Builds the next batch while the database takes the one before. */
async function inBatches(client: Client, count: number, sql: string, rowOf: (n: number) => object): Promise<void> {
  let under: Promise<unknown> = Promise.resolve()
  for (let from = 0; from < count; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => rowOf(from + index))
    const text = JSON.stringify(batch)
    await under
    under = client.query(sql, [text])
  }
  await under
}

interface Place {
  readonly id: string
  readonly mark: string
  readonly mediatorId: string
  readonly mediatorPersonId: string
}

const CYCLE = [...'甲乙丙丁戊己庚辛壬癸']

/** The organisation of the demonstration with its mediator who is always open, and others with one mediator each. */
async function insertPlaces(client: Client, keys: KeyStore): Promise<Place[]> {
  const personId = demoAccounts.find(({ key }) => key === 'mediator')?.personId ?? ''
  const found = await client.query<{ id: string }>('select id from mediator where person_id = $1', [personId])
  const first = {
    id: DEMO_ORGANISATION_ID,
    mark: '诸调',
    mediatorPersonId: personId,
    mediatorId: found.rows[0]?.id ?? '',
  }
  const others = Array.from({ length: ORGANISATIONS - 1 }, (_, n) => ({
    id: idAt(Date.now(), n, '0b1'),
    mark: `${CYCLE[Math.floor(n / 10)]}${CYCLE[n % 10]}调`,
    mediatorId: idAt(Date.now(), n, '0b2'),
    mediatorPersonId: idAt(Date.now(), n, '0b3'),
  }))
  await client.query(insertPlacesSql, [JSON.stringify(others), DEMO_AREA])
  const staff = others.map(({ mediatorPersonId }, n) => ({
    ...personRow(keys, -1, mediatorPersonId, nameOf(n * 13 + 1)),
  }))
  await client.query(insertPeopleSql, [JSON.stringify(staff)])
  return [first, ...others]
}

const insertPlacesSql = `
  with given as materialized (select * from json_to_recordset($1::json)
      as r(id uuid, mark text, "mediatorId" uuid, "mediatorPersonId" uuid)),
    place as (insert into organisation (id, kind, area_id, name, mark, public_phone, fee_rule, state)
      select id, 'peoplesMediation', $2, mark || '解委员会', mark, '0575-0000-1234', 'free', 'active' from given)
  insert into mediator (id, person_id, organisation_id, state, is_lead_able, bio_zh, bio_en)
    select "mediatorId", "mediatorPersonId", id, 'active', true, '示例', 'Sample' from given`

interface Making {
  readonly rows: number
  readonly places: readonly Place[]
  readonly chosen: readonly number[]
  readonly say: (line: string) => void
}

async function insertDisputes(client: Client, keys: KeyStore, { rows, places, chosen, say }: Making): Promise<void> {
  const now = Date.now()
  const made = new Map<string, number>()
  const codeOf = (mark: string, filedOn: string): string => {
    const count = made.get(mark + filedOn) ?? 0
    made.set(mark + filedOn, count + 1)
    // A walk over all codes of the day that meets none twice.
    const at = (count * 7_919) % 29_791
    const random = Uint8Array.of(at % 31, Math.floor(at / 31) % 31, Math.floor(at / 961))
    return makeDisputeCode({ mark, filedOn: filedOn as Parameters<typeof makeDisputeCode>[0]['filedOn'], random })
  }
  await inBatches(client, rows, insertDisputesSql, (n) => {
    if (n > 0 && n % 100_000 === 0) say(`${n} disputes`)
    const life = chosen[(n * 37) % chosen.length] ?? 0
    return disputeRow({ n, life, now, place: placeOf(places, n), keys, codeOf })
  })
}

/** Four of ten for the first; of the rest the second has most, the third half of that, and so on. */
function placeOf(places: readonly Place[], n: number): Place {
  const turn = n % 10
  // The mixing constant keeps the choice of the place apart from that of the life.
  const mixed = (Math.imul(n, 2_654_435_761) >>> 8) / 2 ** 24
  const index = turn < FIRST_OF_TEN ? 0 : 1 + Math.floor((places.length - 1) * mixed ** 3)
  const place = places[index] ?? places[0]
  if (!place) throw new Error('no place')
  return place
}

interface DisputeSeed {
  readonly n: number
  readonly life: number
  readonly now: number
  readonly place: Place
  readonly keys: KeyStore
  readonly codeOf: (mark: string, filedOn: string) => string
}

/** Spread over all days alike, whatever the place and the life. */
const spread = (n: number, over: number): number => ((Math.imul(n, 40_503) >>> 4) % (over * 1_000)) / 1_000

function disputeRow({ n, life, now, place, keys, codeOf }: DisputeSeed) {
  const { events, state, closingReason, deadline } = lives[life] as Life
  const stepsMs = (events.length + 1) * STEP_MS
  const startsAt = now - stepsMs - DAY_MS - Math.floor(spread(n, deadline ? OPEN_DAYS : CLOSED_DAYS) * DAY_MS)
  const id = idAt(startsAt, n, '0c1')
  const steps = events.flatMap(([workflow], step) => (workflow === 'dispute' ? [step] : []))
  const atStep = (step: number) => new Date(startsAt + (step + 1) * STEP_MS).toISOString()
  const filedAt = atStep(events.findIndex(([, event]) => event === 'submit' || event === 'registerFor'))
  const dataKey = randomBytes(32)
  const hasMediator = events.some(([workflow]) => workflow === 'assignment')
  const type = intakeTypes[n % intakeTypes.length] ?? 'other'
  const dueOn = deadline ? new Date(now + (2 + Math.floor(spread(n * 3 + 1, 40))) * DAY_MS).toISOString() : null
  return {
    n,
    id,
    life,
    code: codeOf(place.mark, filedAt.slice(0, 10)),
    state,
    state_seq: steps.length,
    state_since: atStep(steps.at(-1) ?? 0),
    starts_at: new Date(startsAt).toISOString(),
    intake_type: type,
    source: ['web', 'window', 'phone', 'grid'][n % 4],
    organisation_id: place.id,
    mediator_id: hasMediator && state !== 'mediatorOffered' ? place.mediatorId : null,
    assignment: hasMediator ? idAt(startsAt, n, '0c2') : null,
    mediator_of: place.mediatorId,
    mediator_person: place.mediatorPersonId,
    amount_fen: n % 7 === 0 ? null : (1 + (n % 5_000)) * 100,
    facts: hex(seal(dataKey, Buffer.from(factsOf(n)), `${id}/dispute.facts`)),
    filed_at: filedAt,
    due_on: dueOn?.slice(0, 10) ?? null,
    closed_at: deadline ? null : atStep(steps.at(-1) ?? 0),
    closing_reason: closingReason ?? null,
    dek: hex(keys.wrap(dataKey)),
    kek_id: keys.kekId,
  }
}

const insertDisputesSql = `
  with given as materialized (select * from json_to_recordset($1::json)
      as r(n int, id uuid, life int, code text, state text, state_seq int, state_since timestamptz, starts_at timestamptz,
        intake_type text, source text, organisation_id uuid, mediator_id uuid, assignment uuid, mediator_of uuid,
        mediator_person uuid, amount_fen bigint, facts bytea, filed_at timestamptz, due_on date, closed_at timestamptz,
        closing_reason text, dek bytea, kek_id text)),
    known as (insert into bench_dispute (n, id, life, starts_at, assignment, mediator_of, mediator_person)
      select n, id, life, starts_at, assignment, mediator_of, mediator_person from given),
    key as (insert into dispute_key (dispute_id, wrapped_dek, kek_id) select id, dek, kek_id from given)
  insert into dispute (id, code, state, state_seq, state_since, intake_type, stat_type, source, area_id, organisation_id,
      mediator_id, amount_fen, facts, filed_at, due_on, closed_at, closing_reason)
    select id, code, state, state_seq, state_since, intake_type, 'contract', source, '${DEMO_AREA}', organisation_id,
      mediator_id, amount_fen, facts, filed_at, due_on, closed_at, closing_reason from given`

/** The deadline that runs in each state, with its basis. */
const deadlineRows = (): string =>
  JSON.stringify(
    [...new Map(lives.flatMap(({ state, deadline }) => (deadline ? [[state, deadline] as const] : [])))].map(
      ([state, key]) => ({ state, key, basis: deadlineRow(key).basis }),
    ),
  )
