import { randomBytes } from 'node:crypto'
import type { Client } from 'pg'
import { nameIndex } from '#app/domain/account/people.server.ts'
import { deadlineRow } from '#app/domain/calendar/deadlines.ts'
import { DEMO_AREA, DEMO_ORGANISATION_ID, demoAccounts } from '#app/domain/seed/people.ts'
import { SYSTEM_PERSON_ID } from '#app/domain/seed/reference.server.ts'
import { workflows } from '#app/domain/workflow/index.ts'
import type { Workflow } from '#app/domain/workflow/types.ts'
import { type KeyStore, seal } from '#prisma/keys.server.ts'
import { insertDisputes, type Place } from './disputes.ts'
import { lives, wheel } from './lives.ts'
import { nameOf } from './people.ts'
import { hex, idAt, inBatches } from './rows.ts'
import { chainsSql, deadlinesSql, partiesSql, prepareSql, trailSql } from './rows-sql.ts'

/** How much of what is made, and for whom. */
export interface Wanted {
  readonly rows: number
  /** Only lives that end in this state; all of them, in their usual shares, when not given. */
  readonly only?: string
  readonly say?: (line: string) => void
}

const ORGANISATIONS = 40
const TRAIL_BATCH = 50_000
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
    postId: idAt(Date.now(), n, '0b4'),
  }))
  await client.query(insertPlacesSql, [JSON.stringify(others), DEMO_AREA, SYSTEM_PERSON_ID])
  const staff = others.map(({ mediatorPersonId }, n) => ({
    ...personRow(keys, -1, mediatorPersonId, nameOf(n * 13 + 1)),
  }))
  await client.query(insertPeopleSql, [JSON.stringify(staff)])
  return [first, ...others]
}

const insertPlacesSql = `
  with given as materialized (select * from json_to_recordset($1::json)
      as r(id uuid, mark text, "mediatorId" uuid, "mediatorPersonId" uuid, "postId" uuid)),
    place as (insert into organisation (id, kind, area_id, name, mark, public_phone, fee_rule, state)
      select id, 'peoplesMediation', $2, mark || '解委员会', mark, '0575-0000-1234', 'free', 'active' from given),
    post as (insert into staff_role (id, person_id, role, organisation_id, valid_from, granted_by)
      select "postId", "mediatorPersonId", 'mediator', id, now(), $3 from given)
  insert into mediator (id, person_id, organisation_id, state, is_lead_able, bio_zh, bio_en)
    select "mediatorId", "mediatorPersonId", id, 'active', true, '示例', 'Sample' from given`

/** The deadline that runs in each state, with its basis. */
const deadlineRows = (): string =>
  JSON.stringify(
    [...new Map(lives.flatMap(({ state, deadline }) => (deadline ? [[state, deadline] as const] : [])))].map(
      ([state, key]) => ({ state, key, basis: deadlineRow(key).basis }),
    ),
  )
