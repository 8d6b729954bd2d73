import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Environment } from '#app/http/env.server.ts'
import { type LocalStore, StoreNotInstallable, startStore } from '#app/storage/local.server.ts'
import { type LocalLiveKit, startLiveKit } from './livekit.ts'
import { adopt, ensureDatabase, letAppIn, update } from './migrate.ts'
import { cacheDir } from './paths.ts'
import { type LocalPostgres, startPostgres } from './postgres.ts'

/** The embedded parts that run for one instance; those given by address are null. */
export interface Parts {
  readonly postgres: LocalPostgres | null
  readonly store: LocalStore | null
  readonly livekit: LocalLiveKit | null
  /** What a web process must know of them. */
  readonly env: Readonly<Record<string, string>>
  stop(): Promise<void>
}

export interface PartsOptions {
  readonly env: Environment
  readonly dataDir: string
  /** Loopback address of the website, for the media server's news. */
  readonly localOrigin: string
  /** Address of this computer that pictures and voices use too, for other devices of its network. */
  readonly lanAddress?: string
  readonly say: (line: string) => void
  /** For tests: nothing is forced to disk, no video. */
  readonly isThrowaway?: boolean
  readonly withoutVideo?: boolean
  readonly signal?: AbortSignal
}

/** Name of the database in an embedded server. */
export const DATABASE = 'yanhe'

type Wish = { readonly env: Record<string, string>; readonly stop: () => Promise<void> }

/** Starts what is not given by address, side by side, and migrates the database. */
export async function startParts(options: PartsOptions): Promise<Parts> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 })
  const begun = await Promise.allSettled([database(options), store(options), media(options)])
  const [postgres, objects, livekit] = begun
  const failed = begun.find((one) => one.status === 'rejected')
  const stop = async () => {
    await Promise.all(begun.map((one) => (one.status === 'fulfilled' ? one.value.stop() : null)))
  }
  if (failed || postgres.status !== 'fulfilled' || objects.status !== 'fulfilled' || livekit.status !== 'fulfilled') {
    await stop()
    throw failed?.status === 'rejected' ? failed.reason : new Error('a part did not start')
  }
  return {
    postgres: postgres.value.part,
    store: objects.value.part,
    livekit: livekit.value.part,
    env: { ...postgres.value.env, ...objects.value.env, ...livekit.value.env },
    stop,
  }
}

const nothing = async () => undefined

async function database(options: PartsOptions): Promise<Wish & { part: LocalPostgres | null }> {
  const { env, dataDir, say, isThrowaway = false, signal } = options
  if (env.DATABASE_URL) {
    await adopt(env.DATABASE_URL, env.DATABASE_MIGRATION_URL ?? env.DATABASE_URL, say)
    return { part: null, env: { DATABASE_URL: env.DATABASE_URL }, stop: nothing }
  }
  const part = await startPostgres({
    dataDir: join(dataDir, 'postgres'),
    say,
    isThrowaway,
    ...(signal ? { signal } : {}),
  })
  try {
    await ensureDatabase(part.urlOf('postgres'), DATABASE)
    await update(part.urlOf(DATABASE), say)
    const password = await keptSecret(join(dataDir, 'app-password'))
    await letAppIn(part.urlOf(DATABASE), password)
    const url = new URL(part.urlOf(DATABASE))
    url.username = 'yanhe_app'
    url.password = password
    return {
      part,
      env: { DATABASE_URL: url.href, DATABASE_MIGRATION_URL: part.urlOf(DATABASE) },
      stop: () => part.stop(),
    }
  } catch (error) {
    await part.stop()
    throw error
  }
}

async function store({ env, dataDir, say, signal }: PartsOptions): Promise<Wish & { part: LocalStore | null }> {
  if (env.S3_ENDPOINT) return { part: null, env: {}, stop: nothing }
  const given = { ...(env.WEED_BIN ? { program: env.WEED_BIN } : {}), ...(signal ? { signal } : {}) }
  const options = { dataDir: join(dataDir, 'store'), cacheDir, say, ...given }
  const part = await startStore(options).catch((error: unknown) => {
    if (!(error instanceof StoreNotInstallable)) throw error
    say(`${error.message}\nUntil then files can be neither sent nor read; everything else works.`)
    return null
  })
  if (!part) return { part, env: nowhere, stop: nothing }
  return {
    part,
    env: {
      S3_ENDPOINT: part.endpoint,
      S3_REGION: part.region,
      S3_BUCKET: part.bucket,
      S3_ACCESS_KEY: part.accessKey,
      S3_SECRET_KEY: part.secretKey,
    },
    stop: () => part.stop(),
  }
}

/** The address of a store that is away: port 9 throws everything off. */
const nowhere = {
  S3_ENDPOINT: 'http://127.0.0.1:9',
  S3_REGION: 'none',
  S3_BUCKET: 'yanhe',
  S3_ACCESS_KEY: 'none',
  S3_SECRET_KEY: 'none',
}

async function media(options: PartsOptions): Promise<Wish & { part: LocalLiveKit | null }> {
  const { env, dataDir, say, localOrigin, lanAddress } = options
  if (env.LIVEKIT_URL || options.withoutVideo) return { part: null, env: {}, stop: nothing }
  const webhookUrl = `${localOrigin}/webhooks/livekit`
  const part = await startLiveKit({
    dataDir: join(dataDir, 'livekit'),
    cacheDir,
    say,
    webhookUrl,
    ...(lanAddress ? { lanAddress } : {}),
  })
  const { url, publicUrl, apiKey, apiSecret } = part.place
  return {
    part,
    env: {
      LIVEKIT_URL: url,
      LIVEKIT_PUBLIC_URL: publicUrl,
      LIVEKIT_API_KEY: apiKey,
      LIVEKIT_API_SECRET: apiSecret,
    },
    stop: () => part.stop(),
  }
}

/** A secret of this instance, made at its first start and readable by its owner only. */
async function keptSecret(path: string): Promise<string> {
  const kept = await readFile(path, 'utf8').catch(() => '')
  if (kept) return kept
  const secret = randomBytes(24).toString('hex')
  await writeFile(`${path}.part`, secret, { mode: 0o600 })
  await rename(`${path}.part`, path)
  return secret
}
