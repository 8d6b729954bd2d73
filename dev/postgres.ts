import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { endChild, type Farewell, isGone, lastResort } from '#app/storage/child.server.ts'
import { isAlive } from '#app/storage/file-lock.server.ts'
import { clusterFolder, findPostgres, type PostgresPrograms } from './postgres-program.ts'
import { chooseFreePort } from './processes.ts'

/** An embedded PostgreSQL while it runs. */
export interface LocalPostgres {
  readonly port: number
  /** Address of the owner of the tables, for the given database. */
  urlOf(database: string): string
  /** Process id of the server that runs now. */
  readonly pid: number
  stop(): Promise<void>
}

/** Where it lives and what it says. */
export interface LocalPostgresOptions {
  /** Folder of the cluster; made with mode 0700. */
  readonly dataDir: string
  readonly say: (line: string) => void
  /** For tests: nothing is forced to disk. */
  readonly isThrowaway?: boolean
  /** Breaks off a start under way; what it started is ended. */
  readonly signal?: AbortSignal
}

const OWNER = 'yanhe'
const READY_TIMEOUT_MS = 60_000
/** SIGINT is the fast shutdown: connections are cut, everything is written. */
const FAREWELL: Farewell = { ask: 'SIGINT', then: [{ afterMs: 6_000, signal: 'SIGQUIT' }] }

/** Makes the cluster when there is none, starts it on loopback and keeps it running on the same port. */
export async function startPostgres(wanted: LocalPostgresOptions): Promise<LocalPostgres> {
  const programs = await findPostgres()
  await mkdir(wanted.dataDir, { recursive: true, mode: 0o700 })
  await chmod(wanted.dataDir, 0o700)
  const options = { ...wanted, dataDir: await clusterFolder(wanted.dataDir, programs) }
  const { dataDir } = options
  const password = await passwordOf(dataDir)
  if (!(await hasCluster(dataDir))) await makeCluster(programs, options, password)
  await endLeftover(dataDir)
  const keeper = new Keeper(programs, options, await chooseFreePort(await lastPort(dataDir)), password)
  try {
    wanted.signal?.throwIfAborted()
    await keeper.start()
  } catch (error) {
    await keeper.stop()
    throw error
  }
  await writeFile(join(dataDir, 'port'), String(keeper.port), { mode: 0o600 })
  return keeper
}

class Keeper implements LocalPostgres {
  private child: ChildProcess | null = null
  private isStopping = false
  private readonly lastResort: () => void

  constructor(
    private readonly programs: PostgresPrograms,
    private readonly options: LocalPostgresOptions,
    readonly port: number,
    private readonly password: string,
  ) {
    this.lastResort = lastResort(() => this.child, lockOf(options.dataDir))
    process.once('exit', this.lastResort)
  }

  get pid(): number {
    return this.child?.pid ?? 0
  }

  urlOf(database: string): string {
    return `postgresql://${OWNER}:${this.password}@127.0.0.1:${this.port}/${database}`
  }

  async start(): Promise<void> {
    const { dataDir } = this.options
    const log = openSync(join(dataDir, 'postgres.log'), 'a', 0o600)
    const [command = '', ...args] = [...this.programs.prefix, this.programs.postgres, ...this.flags()]
    const child = spawn(command, args, {
      cwd: dataDir,
      // Its own group: Ctrl-C at the terminal must reach the web process first and the database last.
      detached: process.platform !== 'win32',
      stdio: ['ignore', log, log],
      ...this.programs.user,
      env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV, LC_ALL: 'C', TZ: 'UTC' },
    })
    closeSync(log)
    this.child = child
    child.once('error', () => undefined)
    child.once('exit', () => {
      if (this.child === child && !this.isStopping) void this.startAgain()
    })
    await this.waitUntilReady(child)
  }

  private async startAgain(): Promise<void> {
    this.options.say('The database stopped by itself; starting it again.')
    for (let pauseMs = 200; !this.isStopping; pauseMs = Math.min(pauseMs * 2, 10_000)) {
      await sleep(pauseMs)
      if (this.isStopping) return
      await endLeftover(this.options.dataDir)
      const started = await this.start().then(
        () => true,
        () => false,
      )
      if (started) return
    }
  }

  private flags(): string[] {
    const { dataDir, isThrowaway = false } = this.options
    const settings = {
      listen_addresses: '127.0.0.1',
      port: String(this.port),
      unix_socket_directories: '',
      password_encryption: 'scram-sha-256',
      max_connections: '200',
      shared_buffers: '64MB',
      timezone: 'UTC',
      ...(isThrowaway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
    }
    return ['-D', join(dataDir, 'cluster'), ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])]
  }

  private async waitUntilReady(child: ChildProcess): Promise<void> {
    for (const endsAt = Date.now() + READY_TIMEOUT_MS; Date.now() < endsAt && !isGone(child); await sleep(50)) {
      this.options.signal?.throwIfAborted()
      if (await answers(this.urlOf('postgres'))) return
    }
    child.kill('SIGQUIT')
    throw new Error(`PostgreSQL did not start. Its last words:\n${await lastWords(this.options.dataDir)}`)
  }

  async stop(): Promise<void> {
    this.isStopping = true
    await endChild(this.child, FAREWELL)
    // Not before it is gone: whoever asked may not have the patience to wait for it.
    process.off('exit', this.lastResort)
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function makeCluster(programs: PostgresPrograms, options: LocalPostgresOptions, password: string): Promise<void> {
  const { dataDir, say } = options
  say('Making the database (PostgreSQL 18): about 5 seconds.')
  const fresh = join(dataDir, 'cluster.part')
  await rm(fresh, { recursive: true, force: true })
  const passwordFile = join(dataDir, 'password.part')
  await writeFile(passwordFile, password, { mode: 0o600 })
  // The built-in locale reads Chinese letters as letters and sorts alike on every machine.
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-collate=C', '--lc-ctype=C.UTF-8']
  const sync = options.isThrowaway ? ['--no-sync'] : []
  const [command = '', ...args] = [
    ...programs.prefix,
    programs.initdb,
    ...['-D', fresh, '-U', OWNER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
    ...locale,
    ...sync,
  ]
  try {
    if (programs.user) await chown(passwordFile, programs.user.uid, programs.user.gid)
    await runQuietly(command, args, { ...programs.user, cwd: dataDir })
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rename(fresh, join(dataDir, 'cluster'))
}

async function runQuietly(command: string, args: readonly string[], as: { uid?: number; gid?: number; cwd: string }) {
  const child = spawn(command, args, { ...as, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C' } })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (words += chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`initdb ended with ${code}:\n${words.slice(-1_500)}`)
}

const hasCluster = (dataDir: string) =>
  readFile(join(dataDir, 'cluster', 'PG_VERSION')).then(
    () => true,
    () => false,
  )

async function passwordOf(dataDir: string): Promise<string> {
  const path = join(dataDir, 'password')
  const kept = await readFile(path, 'utf8').catch(() => '')
  if (kept) return kept
  const password = randomBytes(24).toString('hex')
  await writeFile(`${path}.new`, password, { mode: 0o600 })
  await rename(`${path}.new`, path)
  return password
}

async function lastPort(dataDir: string): Promise<number> {
  return Number(await readFile(join(dataDir, 'port'), 'utf8').catch(() => '0')) || 0
}

async function lastWords(dataDir: string): Promise<string> {
  const log = await readFile(join(dataDir, 'postgres.log'), 'utf8').catch(() => '')
  return log.split('\n').slice(-8).join('\n')
}

/** Where the server notes that it runs. */
const lockOf = (dataDir: string) => join(dataDir, 'cluster', 'postmaster.pid')

/** Ends a server that a killed start left over this cluster, and takes away its stale lock; touches no other process. */
async function endLeftover(dataDir: string): Promise<void> {
  const cluster = join(dataDir, 'cluster')
  const lock = lockOf(dataDir)
  const pid = Number((await readFile(lock, 'utf8').catch(() => '')).split('\n')[0])
  if (pid > 1 && isAlive(pid)) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (command.split('\0').includes(cluster)) {
      process.kill(pid, 'SIGINT')
      for (let waitedMs = 0; waitedMs < 10_000 && isAlive(pid); waitedMs += 50) await sleep(50)
      if (isAlive(pid)) process.kill(pid, 'SIGQUIT')
    }
  }
  await rm(lock, { force: true })
}
