import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { type Environment, EnvironmentRefused } from '#app/http/env.server.ts'
import { platformKeyId, refuseForeignKeys } from './backup/keys.ts'
import { lastBackup, sizeOf } from './backup/make.ts'
import { dataDirOf, isThere } from './backup/place.ts'
import { wordsOf } from './backup/refused.ts'
import { UNFINISHED } from './backup/unfinished.ts'
import { checkEverything, checkedOf } from './check-all.ts'
import { readMigrations } from './migrate.ts'
import { environmentOfRunning } from './running.ts'

type State = 'ok' | 'warn' | 'bad'
interface Sign {
  readonly about: string
  readonly state: State
  readonly says: string
  /** What to do. */
  readonly do?: string
}

const SMALL_DISK_BYTES = 2e9
const OLD_BACKUP_HOURS = 48
const CLOCK_MS = 2_000
const sign = (about: string, state: State, says: string, advice?: string): Sign => ({
  about,
  state,
  says,
  ...(advice ? { do: advice } : {}),
})

/** Asks one part; what it throws is a bad sign with its words. */
async function ask(about: string, advice: string, question: () => Promise<Sign>): Promise<Sign> {
  return question().catch((error: unknown) => sign(about, 'bad', wordsOf(error), advice))
}

/** `npm run doctor`: how an installation is, without changing it. Exit 1 when something is bad. */
async function main(): Promise<number> {
  const signs = await examine()
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(signs, null, 2)}\n`)
  else {
    for (const { about, state, says, do: advice } of signs) {
      process.stdout.write(`${state.padEnd(4)}  ${about}: ${says}\n${advice ? `      → ${advice}\n` : ''}`)
    }
  }
  return signs.some(({ state }) => state === 'bad') ? 1 : 0
}

async function examine(): Promise<Sign[]> {
  const node = sign('node', 'ok', process.version)
  try {
    const env = await environmentOfRunning()
    const dataDir = dataDirOf(env)
    const there = [node, sign('settings', 'ok', 'understood'), await disk(dataDir), await backup(dataDir)]
    if (await isThere(join(dataDir, UNFINISHED))) {
      there.push(sign('restore', 'bad', 'broke off here', 'npm run restore -- FILE --set-aside'))
    }
    return [...there, ...(await parts(env, dataDir))]
  } catch (error) {
    if (!(error instanceof EnvironmentRefused)) throw error
    return [node, sign('settings', 'bad', error.message, 'Mend the variables that are named.')]
  }
}

function disk(dataDir: string): Promise<Sign> {
  return ask('disk', 'DATA_DIR must name the folder of the instance.', async () => {
    const { bavail, bsize } = await statfs(dataDir)
    const free = bavail * bsize
    const says = `${sizeOf(free)} free in ${dataDir}`
    return free < SMALL_DISK_BYTES ? sign('disk', 'warn', says, 'Make room.') : sign('disk', 'ok', says)
  })
}

async function backup(dataDir: string): Promise<Sign> {
  const last = await lastBackup(dataDir)
  if (!last) return sign('backup', 'warn', 'none is known', 'npm run backup -- FILE')
  const hours = Math.round((Date.now() - Date.parse(last.at)) / 3_600_000)
  const says = `${last.path}, ${hours} hours old`
  return hours > OLD_BACKUP_HOURS ? sign('backup', 'warn', says, 'npm run backup -- FILE') : sign('backup', 'ok', says)
}

async function parts(env: Environment, dataDir: string): Promise<Sign[]> {
  if (!env.DATABASE_URL || !env.S3_ENDPOINT || !env.APP_ORIGIN) {
    return [sign('parts', 'warn', 'the instance does not run: its parts were not asked', 'npm start, then ask again.')]
  }
  const checked = checkedOf(env)
  const database = await databaseSigns(checked.connectionString, join(dataDir, 'keys'))
  const objects = await ask('store', 'See S3_* and the store itself.', async () => {
    await checked.store.ping()
    return sign('store', 'ok', env.S3_ENDPOINT ?? '')
  })
  const all = [...database, objects, await media(env)]
  if (all.some(({ about, state }) => state === 'bad' && about !== 'video')) return all
  const record = await ask('record', 'npm run fsck', async () => {
    const findings = await checkEverything(checked)
    const says = findings.map(({ key }) => key).join(', ')
    return says
      ? sign('record', 'bad', `broken: ${says}`, 'npm run fsck')
      : sign('record', 'ok', 'every sentence holds')
  })
  return [...all, record]
}

async function databaseSigns(connectionString: string, keysDir: string): Promise<Sign[]> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return [
      await ask('database', 'See DATABASE_URL.', () => server(client)),
      await ask('clock', 'Set both clocks by NTP.', () => clock(client)),
      await ask('migrations', 'npm start brings it up to date; make a backup first.', () => migrations(client)),
      await ask('keys', 'DATA_DIR must hold the keys of this database.', async () => {
        const kekId = await platformKeyId(keysDir)
        await refuseForeignKeys(client, kekId)
        return sign('keys', 'ok', `${kekId} opens the data`)
      }),
    ]
  } catch (error) {
    return [sign('database', 'bad', wordsOf(error), 'See DATABASE_URL and the server itself.')]
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function server(client: Client): Promise<Sign> {
  const { rows } = await client.query<{ v: string; n: number }>(
    `select current_setting('server_version') as v, current_setting('server_version_num')::int as n`,
  )
  const [{ v, n } = { v: '', n: 0 }] = rows
  const isOld = n < 160_000
  return sign(
    'database',
    isOld ? 'bad' : 'ok',
    `PostgreSQL ${v}`,
    isOld ? 'PostgreSQL 16 or newer is needed.' : undefined,
  )
}

async function clock(client: Client): Promise<Sign> {
  const before = Date.now()
  const { rows } = await client.query<{ at: Date }>('select clock_timestamp() as at')
  const between = (before + Date.now()) / 2
  const apart = Math.round(Math.abs((rows[0]?.at.getTime() ?? 0) - between))
  const isFar = apart > CLOCK_MS
  const says = `machine and database are ${apart} ms apart`
  return sign('clock', isFar ? 'bad' : 'ok', says, isFar ? 'Set both by NTP.' : undefined)
}

async function migrations(client: Client): Promise<Sign> {
  const { rows } = await client.query<{ name: string }>(
    'select migration_name as name from _prisma_migrations where finished_at is not null',
  )
  const done = new Set(rows.map(({ name }) => name))
  const missing = (await readMigrations()).filter(({ name }) => !done.has(name)).map(({ name }) => name)
  if (missing.length === 0) return sign('migrations', 'ok', `${done.size} applied, none missing`)
  return sign('migrations', 'warn', `missing: ${missing.join(', ')}`, 'Make a backup, then npm start.')
}

async function media({ LIVEKIT_URL: url }: Environment): Promise<Sign> {
  if (!url) return sign('video', 'warn', 'no media server is set', 'Set LIVEKIT_URL, or use npm start.')
  return ask('video', 'See LIVEKIT_URL and the server itself.', async () => {
    const answer = await fetch(url.replace(/^ws/, 'http'), { signal: AbortSignal.timeout(5_000) })
    return sign('video', answer.ok ? 'ok' : 'bad', `${url} answers ${answer.status}`)
  })
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${wordsOf(error)}\n`)
    process.exitCode = 1
  },
)
