import { randomBytes } from 'node:crypto'
import type { Client } from 'pg'
import { makeDisputeCode } from '#app/domain/dispute/code.ts'
import { intakeTypes } from '#app/domain/intake/types.ts'
import { DEMO_AREA } from '#app/domain/seed/people.ts'
import { type KeyStore, seal } from '#prisma/keys.server.ts'
import { type Life, lives } from './lives.ts'
import { factsOf } from './people.ts'
import { hex, idAt, inBatches } from './rows.ts'

/** Of ten cases so many are in the hands of the first organisation: even of a thousand it has more than one page. */
const FIRST_OF_TEN = 4
const DAY_MS = 86_400_000
const STEP_MS = 5 * 3_600_000
const OPEN_DAYS = 30
const CLOSED_DAYS = 1_000

/** An organisation and the mediator who does its cases. */
export interface Place {
  readonly id: string
  readonly mark: string
  readonly mediatorId: string
  readonly mediatorPersonId: string
}

export interface Making {
  readonly rows: number
  readonly places: readonly Place[]
  readonly chosen: readonly number[]
  readonly say: (line: string) => void
}

/** The disputes themselves with their keys and sealed stories; `bench_dispute` remembers what the other rows need. */
export async function insertDisputes(
  client: Client,
  keys: KeyStore,
  { rows, places, chosen, say }: Making,
): Promise<void> {
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
