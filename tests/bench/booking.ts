import { randomUUID } from 'node:crypto'
import { Pool } from 'pg'
import { writeSpan } from '#app/domain/booking/spans.ts'
import { demoAccounts } from '#app/domain/seed/people.ts'
import { type Bench, type Finding, median } from './measure.ts'
import { Asker, type BenchSite, openSite, type Session } from './site.ts'

const CLIENTS = 1_000
const SLOTS = 60
const SLOT_MS = 15 * 60_000
const DAY_MS = 86_400_000
/** As many connections as a web process has. */
const CONNECTIONS = 20
const AT_ONCE = 250
/** By scripts twice, as most people send it; without scripts once. */
const WAYS = ['script', 'document', 'script'] as const
const ROUNDS = WAYS.length
/** Four of ten are those of the first mediator. */
const ROWS = Math.ceil((CLIENTS * ROUNDS) / 0.4) + 10

interface Client {
  readonly disputeId: string
  readonly code: string
  readonly people: readonly string[]
  readonly session: Session
}

interface Slot {
  readonly startsAt: Date
  readonly endsAt: Date
}

/** Sixty quarters of an hour, from ten in the morning of a day ahead. */
const slotsOn = (day: number): Slot[] => {
  const from = Math.floor(Date.now() / DAY_MS) * DAY_MS + day * DAY_MS + 2 * 3_600_000
  return Array.from({ length: SLOTS }, (_, n) => ({
    startsAt: new Date(from + n * SLOT_MS),
    endsAt: new Date(from + (n + 1) * SLOT_MS),
  }))
}

/** Every dispute of the first mediator: its applicant logged in, everybody agreed to video, the other side free. */
async function clientsOf({ owner, session }: BenchSite): Promise<Client[]> {
  await owner.query(`insert into consent (id, person_id, dispute_id, step, text_version, given_at, channel)
    select uuidv7(), p.person_id, p.dispute_id, 'video', '1', now(), 'web' from party p`)
  await owner.query(`insert into possible_window (id, dispute_id, party_id, starts_at, ends_at, time_zone)
    select uuidv7(), p.dispute_id, p.id, now() - interval '1 day', now() + interval '60 days', 'Asia/Shanghai'
    from party p where p.side = 'respondent'`)
  const mediator = demoAccounts.find(({ key }) => key === 'mediator')?.personId
  const { rows } = await owner.query<{ id: string; code: string; people: string[] }>(
    `select d.id, d.code, array_agg(p.person_id order by p.side) as people from dispute d
       join mediator m on m.id = d.mediator_id and m.person_id = $1 join party p on p.dispute_id = d.id
     group by d.id order by d.id limit $2`,
    [mediator, CLIENTS * ROUNDS],
  )
  if (rows.length < CLIENTS * ROUNDS) throw new Error(`only ${rows.length} clients`)
  return Promise.all(
    rows.map(async ({ id, code, people }) => ({
      disputeId: id,
      code,
      people,
      session: await session(people[0] ?? ''),
    })),
  )
}

interface Race {
  readonly seconds: number
  readonly statuses: Readonly<Record<string, number>>
}

function counted(all: readonly (string | number)[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const one of all) counts[one] = (counts[one] ?? 0) + 1
  return counts
}

/** How a form is sent: by the script of the page, or by a browser without scripts, which is given the whole page anew. */
type Way = 'script' | 'document'

/** Everybody presses at once; each slot is wanted by sixteen or seventeen. */
async function byHttp(
  { instance }: BenchSite,
  clients: readonly Client[],
  slots: readonly Slot[],
  way: Way,
): Promise<Race> {
  const asker = new Asker(AT_ONCE)
  const from = performance.now()
  const answers = await Promise.all(
    clients.map(({ code, session }, n) => {
      const { startsAt, endsAt } = slots[n % SLOTS] as Slot
      const slot = { slot: writeSpan(startsAt, endsAt), timeZone: 'Asia/Shanghai' }
      const path = `/c/${encodeURIComponent(code)}/book${way === 'script' ? '.data' : ''}`
      return asker.post(instance.origin, path, { act: 'book', idempotencyKey: randomUUID(), ...slot }, session)
    }),
  )
  const seconds = (performance.now() - from) / 1_000
  asker.close()
  return { seconds, statuses: counted(answers.map(({ status }) => (BOOKED.has(status) ? 'booked' : status))) }
}

/** Led on to the next page, by the browser or by the script. */
const BOOKED = new Set([202, 303])

/** The least that holds a time: session, booking and the claims of everybody, in one transaction of plain SQL. */
async function bySql(
  { owner, instance }: BenchSite,
  clients: readonly Client[],
  slots: readonly Slot[],
): Promise<Race> {
  const mediator = demoAccounts.find(({ key }) => key === 'mediator')?.personId ?? ''
  const pool = new Pool({ connectionString: instance.ownerUrl, max: CONNECTIONS })
  await owner.query(`create table if not exists bench_booking (like booking including all);
    create table if not exists bench_claim (like booking_claim including all)`)
  await owner.query(`truncate bench_booking, bench_claim;
    alter table bench_claim drop constraint if exists bench_no_overlap;
    alter table bench_claim add constraint bench_no_overlap exclude using gist
      (resource_kind with =, resource_id with =, tstzrange(starts_at, ends_at, '[)') with &&) where (active)`)
  const book = async ({ people }: Client, { startsAt, endsAt }: Slot): Promise<'booked' | 'taken'> => {
    const connection = await pool.connect()
    try {
      await connection.query('begin')
      const id = randomUUID()
      await connection.query(
        'insert into bench_booking (id, session_id, starts_at, ends_at, active) values ($1, $2, $3, $4, true)',
        [...[id, randomUUID()], ...[startsAt, endsAt]],
      )
      for (const person of [mediator, ...people]) {
        await connection.query(
          `insert into bench_claim (id, booking_id, resource_kind, resource_id, starts_at, ends_at, active)
           values ($1, $2, 'person', $3, $4, $5, true)`,
          [randomUUID(), id, person, startsAt, endsAt],
        )
      }
      await connection.query('commit')
      return 'booked'
    } catch (error) {
      await connection.query('rollback')
      const { code } = error as { code?: string }
      if (code === '23P01' || code === '40P01') return 'taken'
      throw error
    } finally {
      connection.release()
    }
  }
  const from = performance.now()
  const answers = await Promise.all(clients.map((client, n) => book(client, slots[n % SLOTS] as Slot)))
  const seconds = (performance.now() - from) / 1_000
  await pool.end()
  return { seconds, statuses: counted(answers) }
}

async function overlaps({ owner }: BenchSite): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(`select count(*)::int as n from booking_claim a join booking_claim b
    on b.resource_id = a.resource_id and b.resource_kind = a.resource_kind and b.id > a.id and a.active and b.active
     and tstzrange(a.starts_at, a.ends_at, '[)') && tstzrange(b.starts_at, b.ends_at, '[)')`)
  return rows[0]?.n ?? 0
}

const faultsOf = ({ statuses }: Race): number =>
  Object.entries(statuses).reduce((sum, [status, n]) => sum + (Number(status) >= 500 ? n : 0), 0)
const rateOf = ({ seconds }: Race): string => `${(CLIENTS / seconds).toFixed(0)}/s`

/** A thousand people and sixty times of one mediator, once for each way and once more by scripts. */
export const booking: Bench = {
  name: 'booking',
  about: '1,000 clients on 60 times by HTTP against the same race in plain SQL',
  async run({ say }) {
    const site = await openSite({ rows: ROWS, only: 'preparing', durable: true, say })
    try {
      const clients = await clientsOf(site)
      const races: { way: Way; http: Race; sql: Race }[] = []
      for (const [round, way] of WAYS.entries()) {
        const slots = slotsOn(3 + round)
        const fresh = clients.slice(round * CLIENTS, (round + 1) * CLIENTS)
        const sql = await bySql(site, fresh, slots)
        const http = await byHttp(site, fresh, slots, way)
        say(`${way} ${JSON.stringify({ http, sql })}`)
        races.push({ way, http, sql })
      }
      const line = (way: Way, goal: Finding['goal']): Finding => {
        const own = races.filter((race) => race.way === way)
        const value = median(own.map(({ http, sql }) => sql.seconds / http.seconds))
        const sides = own.map(({ http, sql }) => `${rateOf(http)} : ${rateOf(sql)}`).join(', ')
        return { what: `booking race by ${way} : plain SQL`, value, unit: '× its rate', goal, sides }
      }
      const booked = races.reduce((sum, { http }) => sum + (http.statuses.booked ?? 0), 0)
      const faults = races.reduce((sum, { http }) => sum + faultsOf(http), 0)
      const all = SLOTS * WAYS.length
      return [
        line('script', { atLeast: 0.3 }),
        line('document', null),
        { what: `times booked of ${all}`, value: booked, unit: '', goal: { atLeast: all }, sides: '' },
        { what: 'times booked twice', value: await overlaps(site), unit: '', goal: { atMost: 0 }, sides: '' },
        { what: 'answers of 500 and more', value: faults, unit: '', goal: { atMost: 0 }, sides: '' },
      ]
    } finally {
      await site.stop()
    }
  },
}
