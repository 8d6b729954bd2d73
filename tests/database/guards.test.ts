import { randomUUID } from 'node:crypto'
import { Client, type Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

const APPEND = `select seq from append_event($1::uuid, $2, 'system', 'system', decode(repeat('ab',32),'hex'), null,
  decode(repeat('cd',32),'hex'), '\\x01'::bytea, $3, 1, $4::uuid, $5, $6, $7)`

describe('what the database itself refuses', () => {
  let w: World
  let owner: Client
  let app: Pool
  let dispute: WorldDispute
  beforeAll(async () => {
    w = await world()
    app = w.platform.pool
    const url = new URL(w.platform.settings.databaseUrl)
    dispute = await w.disputeAt('filed')
    owner = new Client({ connectionString: ownerUrl(url) })
    await owner.connect()
  })
  afterAll(async () => {
    await owner.end()
    await w.stop()
  })

  const ownerUrl = (url: URL) => {
    return `${inject('databaseServer')}${url.pathname.slice(1)}`
  }
  const codeOf = (query: Promise<unknown>) =>
    query.then(
      () => 'done',
      (error: { code?: string }) => error.code ?? 'error',
    )
  const append = (event: string, from: string, to: string, subject = dispute.id) =>
    app.query(APPEND, [dispute.id, `dispute.${event}`, 'dispute', subject, from, event, to])

  it('a state set by hand, forward or back', async () => {
    expect(await codeOf(app.query(`update dispute set state = 'registered' where id = $1`, [dispute.id]))).toBe('YH007')
    expect(
      await codeOf(app.query(`update dispute set state = 'draft', state_seq = 1 where id = $1`, [dispute.id])),
    ).toBe('YH007')
  })

  it('a transition that the table does not have', async () => {
    expect(await codeOf(append('register', 'filed', 'signing'))).toBe('23503')
    expect(await codeOf(append('confirmRead', 'filed', 'filed'))).toBe('23503')
  })

  it('an event from a state that the dispute has left', async () => {
    expect(await codeOf(append('submit', 'draft', 'filed'))).toBe('23503')
  })

  it('a row that lives without the event that makes it', async () => {
    const lone = `insert into offer (id, dispute_id, issue, expires_at) values ($1, $2, 'money', now())`
    expect(await codeOf(app.query(lone, [randomUUID(), dispute.id]))).toBe('23503')
  })

  it('any write to the trail but by its one function, from the application and even from the owner', async () => {
    expect(await codeOf(app.query(`update trail_event set type = 'x' where chain_id = $1`, [dispute.id]))).toBe('42501')
    expect(await codeOf(app.query(`delete from trail_event where chain_id = $1`, [dispute.id]))).toBe('42501')
    expect(await codeOf(app.query(`insert into trail_event (chain_id) values ($1)`, [dispute.id]))).toBe('42501')
    expect(await codeOf(app.query(`update trail_chain set seq = 0 where id = $1`, [dispute.id]))).toBe('42501')
    expect(await codeOf(owner.query(`update trail_event set type = 'x' where chain_id = $1`, [dispute.id]))).toBe(
      'YH001',
    )
    expect(await codeOf(owner.query(`delete from trail_event where chain_id = $1`, [dispute.id]))).toBe('YH001')
  })

  it('two events from one state at once: one is written, the other meets a moved state', async () => {
    const two = await w.disputeAt('filed')
    const send = (to: string, event: string) =>
      codeOf(app.query(APPEND, [two.id, `dispute.${event}`, 'dispute', two.id, 'filed', event, to]))
    const outcomes = await Promise.all([
      send('registered', 'register'),
      send('returned', 'returnFiling'),
      send('needsInfo', 'askForMore'),
    ])
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(
      outcomes.filter((outcome) => outcome !== 'done').every((code) => ['23503', '40001', '23505'].includes(code)),
    ).toBe(true)
  })

  it('a gap or a turned clock in the chain: every event follows the one before', async () => {
    const { rows } = await owner.query(
      `select count(*)::int as wrong from (select seq, prev_hash, at, lag(leaf_hash) over w lh, lag(seq) over w ls, lag(at) over w la
         from trail_event window w as (partition by chain_id order by seq)) x
       where seq <> coalesce(ls, 0) + 1 or prev_hash is distinct from coalesce(lh, decode(repeat('00',32),'hex')) or at < la`,
    )
    expect(rows[0]?.wrong).toBe(0)
  })
})
