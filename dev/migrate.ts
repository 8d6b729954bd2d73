import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'

/** A migration that was applied has been edited since, or is gone: nothing is changed then. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused'
}

/** Any number, the same for everybody who migrates one database. */
const LOCK_ID = 72_707_369

const MIGRATIONS = join(import.meta.dirname, '../prisma/migrations')

const LEDGER = `create table if not exists _prisma_migrations (
  id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`

/** One step of the schema as this version has it; the checksum is that of its text. */
export interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/**
 * Applies the migrations that a database lacks, each in one transaction; two at once wait for each other. Rows are
 * those of Prisma, so that its own `migrate` may take over.
 *
 * @param url address of the owner of the tables.
 * @param only names of the migrations to stop at: for a database as it was in an older version.
 * @returns names of the migrations applied now.
 */
export async function migrate(url: string, folder = MIGRATIONS, only?: ReadonlySet<string>): Promise<string[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK_ID])
    await client.query(LEDGER)
    const missing = (await missingOf(client, await readMigrations(folder))).filter(
      ({ name }) => !only || only.has(name),
    )
    for (const migration of missing) await apply(client, migration)
    return missing.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

/** @throws MigrationRefused with the name of the setting when the server cannot be entered with this address. */
async function enter(url: string, name: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    return client
  } catch (error) {
    // A refused connection is one error for each address of the host, without words of its own.
    const { message, code } = error as NodeJS.ErrnoException
    throw new MigrationRefused(`${name}: expected a PostgreSQL that lets us in; ${message || code}`, { cause: error })
  }
}

const OLDEST_SERVER = 160_000

/** @throws MigrationRefused when the server is too old, or takes Chinese letters for no letters. */
export async function checkServer(ownerUrl: string): Promise<void> {
  const client = await enter(ownerUrl, 'DATABASE_MIGRATION_URL (or DATABASE_URL)')
  try {
    const { rows } = await client.query<{ version: number; reads: boolean }>(
      `select current_setting('server_version_num')::int as version, '调解' ~ '^\\w+$' as reads`,
    )
    const [{ version = 0, reads = false } = {}] = rows
    if (version < OLDEST_SERVER) throw new MigrationRefused('DATABASE_URL: expected PostgreSQL 16 or newer.')
    if (!reads) {
      throw new MigrationRefused(
        'DATABASE_URL: this database takes Chinese letters for no letters. Make it with: ' +
          "create database yanhe template template0 encoding 'UTF8' locale 'C.UTF-8'",
      )
    }
  } finally {
    await client.end()
  }
}

/** @throws MigrationRefused when the website's own address does not let it in. */
export async function checkApp(appUrl: string): Promise<void> {
  const client = await enter(appUrl, 'DATABASE_URL')
  await client.end()
}

/** Lets the website's role log in with this password. The role itself is made by the first migration. */
export async function letAppIn(ownerUrl: string, password: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`alter role yanhe_app login password ${client.escapeLiteral(password)}`)
  } finally {
    await client.end()
  }
}

/** Makes a database when it is not there. */
export async function ensureDatabase(ownerUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

/** A server of the operator's own: new enough, up to date, and open to the website's role with the password given. */
export async function adopt(appUrl: string, ownerUrl: string, say: (line: string) => void): Promise<void> {
  await checkServer(ownerUrl)
  await update(ownerUrl, say)
  const { username, password } = new URL(appUrl)
  if (username === 'yanhe_app' && appUrl !== ownerUrl) await letAppIn(ownerUrl, decodeURIComponent(password))
  await checkApp(appUrl)
}

/** Applies what is missing and says how many steps. */
export async function update(ownerUrl: string, say: (line: string) => void): Promise<void> {
  const applied = await migrate(ownerUrl)
  if (applied.length > 0) say(`The database is up to date (${applied.length} steps).`)
}

/** Every step that this version has, in order. */
export async function readMigrations(folder = MIGRATIONS): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

async function missingOf(client: Client, all: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    'select migration_name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  )
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]))
  for (const [name, checksum] of applied) {
    const here = all.find((migration) => migration.name === name)
    if (!here) throw new MigrationRefused(`Migration ${name} was applied to this database but is not in this version.`)
    if (here.checksum !== checksum) {
      throw new MigrationRefused(`Migration ${name} was edited after it was applied. Restore it and add a new one.`)
    }
  }
  return all.filter(({ name }) => !applied.has(name))
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  // `create index concurrently` cannot run inside a transaction; such files say so in their first line.
  const isWhole = !sql.startsWith('-- no-transaction')
  const startedAt = new Date()
  if (isWhole) await client.query('begin')
  try {
    await client.query(sql)
    await client.query(
      `insert into _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       values ($1, $2, now(), $3, $4, 1)`,
      [randomUUID(), checksum, name, startedAt],
    )
    if (isWhole) await client.query('commit')
  } catch (error) {
    if (isWhole) await client.query('rollback')
    throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}
