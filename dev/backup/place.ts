import { readFile, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Environment, parseEnvironment } from '#app/http/env.server.ts'
import { ownerOf, takeLock } from '#app/storage/file-lock.server.ts'
import { startStore } from '#app/storage/local.server.ts'
import { createStore, type Store } from '#app/storage/store.server.ts'
import { ensureDatabase } from '../migrate.ts'
import { DATABASE } from '../parts.ts'
import { cacheDir, root } from '../paths.ts'
import { startPostgres } from '../postgres.ts'
import { BackupRefused } from './refused.ts'

/** Database, store and keys of one instance, for as long as a command needs them. */
export interface Place {
  /** Address of the owner of the tables. */
  readonly databaseUrl: string
  readonly store: Store
  readonly keysDir: string
  readonly dataDir: string
  /** Ends what was started for the command only. */
  close(): Promise<void>
}

/** How a command reaches the parts. */
export interface PlaceOptions {
  readonly env: Environment
  readonly dataDir: string
  readonly say: (line: string) => void
  readonly signal?: AbortSignal
}

/** Folder of the instance that a command is about. */
export const dataDirOf = (env: Environment): string => resolve(root, env.DATA_DIR ?? '.data')

/**
 * The parts of an instance as it is: those given by address, those of a running `npm start`, or its embedded parts
 * started for the moment. Nothing is migrated.
 *
 * @throws BackupRefused when there is no instance, or it is just being started.
 */
export async function openSource(options: PlaceOptions): Promise<Place> {
  const { env, dataDir } = options
  if (env.DATABASE_URL && env.S3_ENDPOINT) return placeOf(env, dataDir)
  if (!(await isThere(dataDir))) throw new BackupRefused(`There is no instance in ${dataDir} (DATA_DIR).`)
  const lock = join(dataDir, 'start.lock')
  if (!(await takeLock(lock))) return placeOf(await environmentBeside(dataDir), dataDir)
  const unlock = () => rm(lock, { force: true })
  try {
    if (!env.DATABASE_URL && !(await isThere(join(dataDir, 'postgres')))) {
      throw new BackupRefused(`There is no instance in ${dataDir} (DATA_DIR).`)
    }
    return await startPlace(options, unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}

/** The environment, filled up from the instance that runs in this folder. */
async function environmentBeside(dataDir: string): Promise<Environment> {
  const text = await readFile(join(dataDir, 'running.json'), 'utf8').catch(() => null)
  if (text) return parseEnvironment({ ...(JSON.parse(text) as Record<string, string>), ...process.env })
  const owner = await ownerOf(join(dataDir, 'start.lock'))
  throw new BackupRefused(
    `The instance in ${dataDir} is being started, or another command works on it (process ${owner}). ` +
      'Try again when it is done.',
  )
}

function placeOf(env: Environment, dataDir: string): Place {
  const [databaseUrl, store, keysDir] = [ownerUrlOf(env), storeOf(env), join(dataDir, 'keys')]
  return { databaseUrl, store, keysDir, dataDir, close: async () => undefined }
}

const ownerUrlOf = (env: Environment): string => env.DATABASE_MIGRATION_URL ?? env.DATABASE_URL ?? ''

function storeOf(env: Environment): Store {
  const { S3_ENDPOINT = '', S3_REGION = '', S3_BUCKET = '', S3_ACCESS_KEY = '', S3_SECRET_KEY = '' } = env
  const address = { endpoint: S3_ENDPOINT, region: S3_REGION, bucket: S3_BUCKET }
  return createStore({ ...address, accessKey: S3_ACCESS_KEY, secretKey: S3_SECRET_KEY })
}

/** Starts the embedded parts that no address is given for. `last` runs after they have ended. */
export async function startPlace(options: PlaceOptions, last: () => Promise<void>): Promise<Place> {
  const { env, dataDir, say, signal } = options
  const more = signal ? { signal } : {}
  const given = env.WEED_BIN ? { program: env.WEED_BIN } : {}
  const begun = await Promise.allSettled([
    env.DATABASE_URL ? null : startPostgres({ dataDir: join(dataDir, 'postgres'), say, ...more }),
    env.S3_ENDPOINT ? null : startStore({ dataDir: join(dataDir, 'store'), cacheDir, say, ...given, ...more }),
  ])
  const [database, objects] = begun
  const close = async () => {
    await Promise.all(begun.map((one) => (one.status === 'fulfilled' ? one.value?.stop() : null)))
    await last()
  }
  if (database.status === 'rejected' || objects.status === 'rejected') {
    await Promise.all(begun.map((one) => (one.status === 'fulfilled' ? one.value?.stop() : null)))
    throw database.status === 'rejected' ? database.reason : (objects as PromiseRejectedResult).reason
  }
  const own = database.value
  if (own) await ensureDatabase(own.urlOf('postgres'), DATABASE)
  return {
    databaseUrl: own?.urlOf(DATABASE) ?? ownerUrlOf(env),
    store: objects.value ? createStore(objects.value) : storeOf(env),
    keysDir: join(dataDir, 'keys'),
    dataDir,
    close,
  }
}

export const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
