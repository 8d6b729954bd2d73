import type { Pool, PoolClient } from 'pg'
import { registry } from '../engine/registry.server.ts'
import type { Platform } from '../platform/platform.ts'

const BATCH = 20
const DEAD_AFTER = 40
/** What is away comes back, maybe tomorrow: a file that waits for its scanner is never given up. */
const PATIENT: ReadonlySet<string> = new Set(['ScannerAway'])
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000
const LOCK_SPACE = 7

interface Row {
  readonly id: string
  readonly effect: string
  readonly target: string
  readonly idem: string
  readonly attempts: number
  readonly dispute_id: string
}

/**
 * Does the intents of the outbox. A row is held by a lock of this process's connection, so that a process that dies
 * lets it go at once and no row is done by two at a time.
 */
export class OutboxWorker {
  private readonly running = new Set<string>()
  private locks: PoolClient | null = null
  private turn: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly platform: Platform,
    private readonly pool: Pool,
  ) {}

  /** Starts what is due and not under way; gives how many were started. */
  async round(): Promise<number> {
    const locks = await this.lockClient()
    const { rows } = await this.pool.query<Row>(
      `select o.id, o.effect, o.target, o.idem, o.attempts, e.chain_id as dispute_id
         from outbox o join trail_event e on e.id = o.event_id
        where o.state = 'todo' and o.due_at <= now() order by o.due_at limit ${BATCH}`,
    )
    let started = 0
    for (const row of rows) {
      if (this.running.has(row.id) || !(await this.take(locks, row))) continue
      started += 1
      this.running.add(row.id)
      void this.run(locks, row).finally(() => this.running.delete(row.id))
    }
    return started
  }

  private async lockClient(): Promise<PoolClient> {
    if (this.locks) return this.locks
    const client = await this.pool.connect()
    client.on('error', () => {
      this.locks = null
    })
    this.locks = client
    return client
  }

  private async take(locks: PoolClient, row: Row): Promise<boolean> {
    const { rows } = await this.inTurn(() =>
      locks.query<{ taken: boolean }>(`select pg_try_advisory_lock(hashtextextended($1, ${LOCK_SPACE})) as taken`, [
        row.id,
      ]),
    )
    if (!rows[0]?.taken) return false
    const still = await this.pool.query(`select 1 from outbox where id = $1 and state = 'todo' and due_at <= now()`, [
      row.id,
    ])
    if (still.rowCount === 1) return true
    await this.letGo(locks, row)
    return false
  }

  /** One connection holds all locks, and a connection answers one question at a time. */
  private inTurn<T>(ask: () => Promise<T>): Promise<T> {
    const answer = this.turn.then(ask)
    this.turn = answer.catch(() => undefined)
    return answer
  }

  private async letGo(locks: PoolClient, row: Row): Promise<void> {
    const unlock = () => locks.query(`select pg_advisory_unlock(hashtextextended($1, ${LOCK_SPACE}))`, [row.id])
    await this.inTurn(unlock).catch(() => undefined)
  }

  private async run(locks: PoolClient, row: Row): Promise<void> {
    const { platform, pool } = this
    try {
      const handler = registry().handlers[row.effect]
      if (!handler) throw new Error(`no handler for ${row.effect}`)
      await platform.fault(`outbox.${row.effect}:before`)
      await handler(platform, { id: row.id, target: row.target, idem: row.idem, disputeId: row.dispute_id })
      await platform.fault(`outbox.${row.effect}:after`)
      await pool.query(`update outbox set state = 'done', done_at = now(), last_error = null where id = $1`, [row.id])
    } catch (error) {
      await this.putBack(row, error)
    } finally {
      await this.letGo(locks, row)
    }
  }

  private async putBack(row: Row, error: unknown): Promise<void> {
    const code = error instanceof Error ? error.name : 'Error'
    this.platform.log.warn(
      { effect: row.effect, outboxId: row.id, attempts: row.attempts + 1, err: error },
      'effect failed',
    )
    const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** row.attempts)
    await this.pool
      .query(
        `update outbox set attempts = attempts + 1, last_error = $2, due_at = now() + make_interval(secs => $3),
           state = case when attempts + 1 >= ${DEAD_AFTER} and not $4 then 'dead' else 'todo' end where id = $1`,
        [row.id, code, waitMs / 1000, PATIENT.has(code)],
      )
      .catch(() => undefined)
  }

  /** Waits for what is under way. */
  async stop(): Promise<void> {
    const until = Date.now() + 5_000
    while (this.running.size > 0 && Date.now() < until) await new Promise((wait) => setTimeout(wait, 50))
    this.locks?.release(true)
    this.locks = null
  }
}
