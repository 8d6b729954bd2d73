import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { checkRecord } from '#dev/invariants.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

/** Each breaks one sentence behind the back of every guard. */
const damages: readonly (readonly [key: string, sql: string])[] = [
  ['state-dispute', `update dispute set state = 'effective' where id = $1`],
  ['trail-chain', `update trail_event set prev_hash = sha256('x') where chain_id = $1 and seq = 2`],
  ['trail-hash', `update trail_event set leaf = leaf || ' ' where chain_id = $1 and seq = 1`],
  ['legal-transitions', `update trail_event set event = 'becomeEffective' where chain_id = $1 and seq = 1`],
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
    await owner.query('set local session_replication_role = replica')
    const { rowCount } = await owner.query(sql, [dispute.id])
    const found = await checkRecord(owner)
    await owner.query('rollback')
    expect(rowCount).toBeGreaterThan(0)
    expect(found.map((finding) => finding.key)).toContain(key)
  })
})
