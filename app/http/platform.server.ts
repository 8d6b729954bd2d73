import { randomBytes, randomInt } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { createLiveHub } from '#app/domain/engine/live.server.ts'
import { keysInUse } from '#app/domain/platform/keys-in-use.server.ts'
import type { Chance, Clock, FaultPoint, Platform } from '#app/domain/platform/platform.ts'
import type { Settings } from '#app/domain/platform/settings.ts'
import { clamdScanner } from '#app/storage/clamd.server.ts'
import { noScanner } from '#app/storage/scanner.server.ts'
import { createStore } from '#app/storage/store.server.ts'
import { createMediaServer } from '#media/server/livekit.server.ts'
import { createDb } from '#prisma/client.server.ts'
import { openKeyStore } from '#prisma/keys.server.ts'
import { openAuthority } from '#templates/signing/authority.server.ts'
import { mailSender, smsSender } from './senders.server.ts'

const MAX_CONNECTIONS = 20
/** Of a stack, the places that matter. */
const MOST_PLACES = 12

/** A platform with what was opened for it. */
export interface OpenPlatform extends Platform {
  /** Ends its connections; call once, after everything that uses it has stopped. */
  close(): Promise<void>
}

/** Makes everything outside the rules, once at start. `overrides` replace parts in tests. */
export async function createPlatform(settings: Settings, overrides: Partial<Platform> = {}): Promise<OpenPlatform> {
  const pool = new pg.Pool({ connectionString: settings.databaseUrl, max: MAX_CONNECTIONS })
  const log = overrides.log ?? pino({ base: null, serializers: { err: withoutPersons } })
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'database connection lost'))
  const { store } = settings
  const db = createDb(pool)
  const live = overrides.live ?? createLiveHub(pool)
  const keysDir = join(settings.dataDir, 'keys')
  return {
    settings,
    db,
    pool,
    clock: clockOf(settings.lawClockOffsetMs),
    chance,
    keys: await openKeyStore(keysDir),
    store: createStore({ ...store, accessKey: store.accessKeyId, secretKey: store.secretAccessKey }),
    scanner: settings.clamd ? clamdScanner(settings.clamd) : noScanner,
    media: createMediaServer(settings.livekit),
    authority: overrides.authority ?? (await openAuthority({ dir: keysDir, inUse: () => keysInUse(db) })),
    mail: mailSender(settings),
    sms: smsSender(settings),
    live,
    fault: () => undefined,
    log,
    ...overrides,
    async close() {
      await live.stop()
      await db.$disconnect()
      await pool.end()
    },
  }
}

/** Errors of libraries may quote what somebody typed: long numbers are masked, and only the first line is kept. */
function withoutPersons(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: typeof error }
  const { name, message, stack, cause } = error
  const { code } = error as { code?: unknown }
  const places = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name,
    ...(typeof code === 'string' ? { code } : {}),
    message: masked(message.split('\n').find((line) => line.trim()) ?? ''),
    at: places.slice(0, MOST_PLACES).map((line) => line.trim()),
    ...(cause instanceof Error ? { cause: masked(`${cause.name}: ${cause.message.split('\n')[0]}`) } : {}),
  }
}

const masked = (text: string): string => text.slice(0, 300).replace(/\d{6,}[\dXx]*/g, '…')

const clockOf = (lawOffsetMs: number): Clock => ({
  law: () => new Date(Date.now() + lawOffsetMs),
  real: () => new Date(),
})

const chance: Chance = {
  id: uuidV7,
  bytes: (count) => randomBytes(count),
  code: () => String(randomInt(1_000_000)).padStart(6, '0'),
}

/** Time in milliseconds first, so that rows lie in the order of their making; the rest is chance. */
function uuidV7(): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/**
 * Ends the process at one named point, or with `*` at each, once: the mark in the folder of this instance outlives the
 * restart. For the fault test; every name that is passed goes to `visitedFile`.
 */
export function faultPoint(dataDir: string, name: string | undefined, visitedFile: string | undefined): FaultPoint {
  if (!name && !visitedFile) return () => undefined
  return (here) => {
    if (visitedFile) appendFileSync(visitedFile, `${here}\n`)
    if (name !== '*' && here !== name) return
    const mark = join(dataDir, 'faults', here.replace(/[^\w.-]/g, '_'))
    if (existsSync(mark)) return
    mkdirSync(join(dataDir, 'faults'), { recursive: true })
    writeFileSync(mark, '')
    process.kill(process.pid, 'SIGKILL')
  }
}
