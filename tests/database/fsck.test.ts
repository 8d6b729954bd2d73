import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { checkRecord } from '#dev/invariants.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

/** Each breaks one sentence behind the back of every guard; `$1` is a dispute that is being prepared. */
const damages: readonly (readonly [key: string, sql: string])[] = [
  ['state-dispute', `update dispute set state = 'effective' where id = $1`],
  ['trail-chain', `update trail_event set prev_hash = sha256('x') where chain_id = $1 and seq = 2`],
  ['trail-hash', `update trail_event set leaf = leaf || ' ' where chain_id = $1 and seq = 1`],
  ['legal-transitions', `update trail_event set event = 'becomeEffective' where chain_id = $1 and seq = 1`],
  [
    'effective-at',
    `insert into agreement_version (id, dispute_id, version_no, state, effective_at, body, body_sha256)
     values (gen_random_uuid(), $1, 1, 'effective', now(), 'x', sha256('x'))`,
  ],
  [
    'signed-text',
    `insert into signature (id, version_id, body_sha256, intent_id, method, signed_at)
     select gen_random_uuid(), gen_random_uuid(), sha256('x'), gen_random_uuid(), 'code', now() from dispute where id = $1`,
  ],
  ['in-force', `update dispute set state = 'performing' where id = $1`],
  ['court-open', `update dispute set state = 'confirming' where id = $1`],
  [
    'lodged-in-time',
    `insert into confirmation_case (id, dispute_id, version_id, court_id, court_reason, last_day, lodged_on)
     values (gen_random_uuid(), $1, gen_random_uuid(), gen_random_uuid(), 'seat', '2026-03-01', '2026-03-02')`,
  ],
  ['decided-once', `update dispute set state = 'confirmed' where id = $1`],
  [
    'instalments',
    `with clause as (insert into clause (id, version_id, ordinal, kind, confirmable, data, total_fen, payer_id, payee_id)
       values (gen_random_uuid(), gen_random_uuid(), 1, 'payment', true, '', 200, gen_random_uuid(), gen_random_uuid()) returning id, version_id)
     insert into performance_item (id, dispute_id, version_id, clause_id, ordinal, debtor_id, creditor_id, due_on, amount_fen)
     select gen_random_uuid(), $1, version_id, id, 1, gen_random_uuid(), gen_random_uuid(), '2026-03-01', 100 from clause`,
  ],
  [
    'seats',
    `with session as (insert into session (id, dispute_id, kind, state)
       values (gen_random_uuid(), $1, 'video', 'ended') returning id)
     insert into seat (id, session_id, room_id, person_id, person_kind, identity, opened_at)
     select gen_random_uuid(), id, gen_random_uuid(), gen_random_uuid(), 'party', 'x', now() from session`,
  ],
  ['deadlines', `update dispute set state = 'closedFailed' where id = $1`],
  ['owned', `update deadline set cancelled_at = now() where dispute_id = $1`],
  [
    'open-texts',
    `insert into agreement_version (id, dispute_id, version_no, state) values (gen_random_uuid(), $1, 1, 'draft')`,
  ],
  [
    'forms',
    `insert into idempotency (key, actor_id, command, params_sha256, created_at)
     select 'x', id, 'x', sha256('x'), now() - interval '1 hour' from dispute where id = $1`,
  ],
  [
    'intents',
    `insert into signature_intent (id, body_sha256, key_points, created_at)
     select gen_random_uuid(), sha256('x'), '{}', now() - interval '1 hour' from dispute where id = $1`,
  ],
  [
    'outbox',
    `insert into outbox (id, event_id, effect, target, idem, state)
     select gen_random_uuid(), gen_random_uuid(), 'mail', id, 'x', 'dead' from dispute where id = $1`,
  ],
]

describe('checking the record', () => {
  let here: World
  let dispute: WorldDispute
  let owner: Client

  beforeAll(async () => {
    here = await world()
    dispute = await here.disputeAt('preparing')
    const url = new URL(here.platform.settings.databaseUrl)
    const server = new URL(inject('databaseServer'))
    url.username = server.username
    url.password = server.password
    owner = new Client({ connectionString: url.href })
    await owner.connect()
    // Bare events set no day by which something happens.
    await owner.query(
      `insert into deadline (id, dispute_id, subject_id, key, basis, start_event_id, starts_at, due_at, original_due_at)
       select gen_random_uuid(), $1, $1, 'term.general', 'OMR 24', id, at, at, at from trail_event
        where chain_id = $1 and seq = 1`,
      [dispute.id],
    )
  })
  afterAll(async () => {
    await owner?.end()
    await here?.stop()
  })

  it('finds nothing in an honest record', async () => {
    expect(await checkRecord(owner)).toEqual([])
  })

  it.each(damages)('finds what breaks %s', async (key, sql) => {
    await owner.query('begin')
    try {
      await owner.query('set local session_replication_role = replica')
      const { rowCount } = await owner.query(sql, [dispute.id])
      expect(rowCount).toBeGreaterThan(0)
      expect((await checkRecord(owner)).map((finding) => finding.key)).toContain(key)
    } finally {
      await owner.query('rollback')
    }
  })
})
