import { Client } from 'pg'
import { type Migration, migrate, readMigrations } from '../migrate.ts'
import type { ArchiveWriter, BackupHeader, BackupTable } from './archive.ts'
import { copyIn, copyOut } from './copy.ts'
import { BackupRefused } from './refused.ts'

const PIECE_BYTES = 4 * 1024 * 1024
const FOLDER = 'database/'
/** Made by the migrations themselves when a backup is put back. */
const LEDGER = '_prisma_migrations'

/** A client that writes values the same way on every server. */
export async function connectPlainly(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  await client.connect()
  await client.query(`set client_encoding = 'UTF8'; set datestyle = 'ISO, MDY'; set intervalstyle = 'postgres';
    set timezone = 'UTC'; set bytea_output = 'hex'; set extra_float_digits = 1; set statement_timeout = 0;
    set idle_in_transaction_session_timeout = 0`)
  return client
}

const TABLES = `
  select n.nspname as schema, c.relname as name,
         array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relname <> '${LEDGER}'
     and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
   group by 1, 2 order by 1, 2`
const SEQUENCES = `
  select schemaname as schema, sequencename as name, last_value::text as value from pg_sequences
   where last_value is not null order by 1, 2`

type Snapshot = Pick<BackupHeader, 'at' | 'server' | 'migrations' | 'tables' | 'sequences'>

/** Begins a snapshot: whatever is written from here on is not in the backup. */
export async function beginSnapshot(client: Client): Promise<Snapshot> {
  await client.query('begin isolation level repeatable read read only')
  const { rows: migrations } = await client
    .query<Migration>(
      `select migration_name as name, checksum from ${LEDGER}
        where finished_at is not null and rolled_back_at is null order by 1`,
    )
    .catch((cause: Error) => {
      throw new BackupRefused(`The database has no record that could be read: ${cause.message}`, { cause })
    })
  const { rows: tables } = await client.query<BackupTable>(TABLES)
  const { rows: sequences } = await client.query<{ schema: string; name: string; value: string }>(SEQUENCES)
  const { rows: about } = await client.query<{ at: Date; server: string }>(
    `select now() as at, current_setting('server_version') as server`,
  )
  const [{ at, server } = { at: new Date(), server: '' }] = about
  return { at: at.toISOString(), server, migrations, tables, sequences }
}

/** Writes every table in pieces of some MiB, each a `COPY` of its own. @returns number of rows. */
export async function writeTables(client: Client, archive: ArchiveWriter, tables: readonly BackupTable[]) {
  let all = 0
  for (const table of tables) {
    let piece: Buffer[] = []
    let [bytes, number] = [0, 0]
    const put = async () => {
      const name = `${FOLDER}${table.schema}.${table.name}/${String(++number).padStart(6, '0')}.copy`
      const rows = piece.length
      await archive.addWhole(name, Buffer.concat(piece), { rows })
      all += rows
      piece = []
      bytes = 0
    }
    for await (const row of copyOut(client, `copy ${quoted(table)} to stdout`)) {
      piece.push(row)
      bytes += row.length
      if (bytes >= PIECE_BYTES) await put()
    }
    if (piece.length > 0) await put()
  }
  return all
}

/** Refuses a backup whose schema this version cannot make. */
export async function refuseUnknownSchema({ migrations, app }: BackupHeader): Promise<void> {
  const here = new Map((await readMigrations()).map(({ name, checksum }) => [name, checksum]))
  for (const { name, checksum } of migrations) {
    if (!here.has(name)) {
      throw new BackupRefused(
        `The backup was made by a newer version (${app}, step ${name}). Restore it with that one.`,
      )
    }
    if (here.get(name) !== checksum) throw new BackupRefused(`Step ${name} of the database is another one here.`)
  }
}

/** Refuses a database that holds anything. */
export async function refuseFullDatabase(client: Client): Promise<void> {
  const { rows } = await client.query<BackupTable>(TABLES)
  const [table] = rows
  if (!table) return
  throw new BackupRefused(
    `The database is not empty: it has a table ${table.schema}.${table.name}. ` +
      'A backup goes only into an empty one: make a new database and give its address.',
  )
}

/** A database in which the tables of a backup are being put back: one transaction from `begin` to `finish`. */
export class TableLoader {
  private keys: { table: string; name: string; definition: string }[] = []
  rows = 0

  constructor(
    private readonly client: Client,
    private readonly header: BackupHeader,
  ) {}

  /**
   * Empties the tables and takes their guards away: keys to other tables and triggers judge single steps, not a whole
   * record at once. `finish` puts them back, and the keys are checked over all rows then.
   */
  static async begin(client: Client, url: string, header: BackupHeader): Promise<TableLoader> {
    await migrate(url, undefined, new Set(header.migrations.map(({ name }) => name)))
    const loader = new TableLoader(client, header)
    await client.query('begin')
    const { rows } = await client.query<{ table: string; name: string; definition: string }>(
      `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
         from pg_constraint where contype = 'f'`,
    )
    loader.keys = rows
    for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${quote(name)}`)
    for (const table of header.tables) await client.query(`alter table ${nameOf(table)} disable trigger user`)
    await client.query(`truncate ${header.tables.map(nameOf).join(', ')}`)
    return loader
  }

  /** Takes one piece of a table. */
  async take(entry: string, rows: number, body: AsyncIterable<Uint8Array>): Promise<void> {
    const table = this.header.tables.find(({ schema, name }) => entry.startsWith(`${FOLDER}${schema}.${name}/`))
    if (!table) throw new BackupRefused(`The backup holds ${entry}, of a table that it does not name.`)
    const taken = await copyIn(this.client, `copy ${quoted(table)} from stdin`, body).catch((cause: Error) => {
      throw new BackupRefused(`${entry} was not taken by the database: ${cause.message}`, { cause })
    })
    if (taken !== rows) throw new BackupRefused(`${entry} gave ${taken} rows instead of ${rows}.`)
    this.rows += taken
  }

  /** Puts keys and triggers back, then brings the schema to this version. @returns names of the steps taken. */
  async finish(url: string): Promise<string[]> {
    const { client, header } = this
    for (const { table, name, definition } of this.keys) {
      await client.query(`alter table ${table} add constraint ${quote(name)} ${definition}`).catch((cause: Error) => {
        throw new BackupRefused(`The rows of ${table} do not fit together: ${cause.message}`, { cause })
      })
    }
    for (const table of header.tables) await client.query(`alter table ${nameOf(table)} enable trigger user`)
    for (const { schema, name, value } of header.sequences) {
      await client.query('select setval($1::regclass, $2::bigint)', [nameOf({ schema, name }), value])
    }
    await client.query('commit')
    const steps = await migrate(url)
    await client.query('analyze')
    return steps
  }
}

/** Whether a file of a backup is a piece of a table. */
export const isTablePiece = (entry: string): boolean => entry.startsWith(FOLDER)

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`
const nameOf = ({ schema, name }: Pick<BackupTable, 'schema' | 'name'>) => `${quote(schema)}.${quote(name)}`
const quoted = (table: BackupTable) => `${nameOf(table)} (${table.columns.map(quote).join(', ')})`
