import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isGone } from './child.server.ts'
import type { StoreAddress } from './s3-client.server.ts'
import { createStore } from './store.server.ts'
import { ensureWeed, type Say } from './weed-binary.server.ts'
import {
  choosePorts,
  endLeftover,
  removeSockets,
  type StoreSecrets,
  spawnWeed,
  type Weed,
  type WeedPlace,
} from './weed-process.server.ts'

export { StoreNotInstallable, VERSION as STORE_VERSION } from './weed-binary.server.ts'

/** The embedded object store while it runs. */
export interface LocalStore extends StoreAddress {
  /** Process id of the program that runs now; another one after a restart. */
  readonly pid: number
  /** Ends the store and everything it started; at most 5 seconds. */
  stop(): Promise<void>
}

/** Where the embedded store lives. */
export interface LocalStoreOptions {
  /** Folder of this installation's objects and keys; made with mode 0700. */
  dataDir: string
  /** Folder per user, outside the clone, for the fetched program. */
  cacheDir: string
  say: Say
  /** A SeaweedFS 4.48 program to use instead of fetching one. */
  program?: string
  /** Pages of these origins may send to the store by themselves; none but the website's own path otherwise. */
  allowedOrigins?: readonly string[]
  /** Breaks off a fetch or a start under way. */
  signal?: AbortSignal
}

const REGION = 'us-east-1'
const BUCKET = 'yanhe'
const READY_TIMEOUT_MS = 60_000
const START_ATTEMPTS = 3
const RESTART_PAUSES_MS = [200, 1_000, 3_000, 10_000]

/**
 * Starts the embedded object store (SeaweedFS) on loopback and keeps it running: if it dies it is started again on
 * the same address with the same keys.
 *
 * @throws StoreNotInstallable when the program cannot be had (the message says the ways out), StoreInUse when another
 *   start runs over the same folder.
 */
export async function startStore(options: LocalStoreOptions): Promise<LocalStore> {
  const program = options.program ?? (await ensureWeed(options.cacheDir, options.say, options.signal))
  const { dataDir } = options
  await mkdir(join(dataDir, 'objects'), { recursive: true, mode: 0o700 })
  await chmod(dataDir, 0o700)
  await endLeftover(dataDir)
  const secrets = await readOrMakeSecrets(dataDir)
  const place = { program, dataDir, secrets, allowedOrigins: options.allowedOrigins ?? [] }
  const weed = await startReady(place, await lastPorts(dataDir), options.signal)
  await writePrivate(join(dataDir, 'ports.json'), JSON.stringify(weed.ports))
  const keeper = new Keeper(place, weed, options.say)
  return {
    ...addressOf(weed, secrets),
    get pid() {
      return keeper.pid
    },
    stop: () => keeper.stop(),
  }
}

/** Keeps the program running on the same ports until it is told to stop. */
class Keeper {
  private readonly stopping = new AbortController()
  private restarting: Promise<void> = Promise.resolve()

  constructor(
    private readonly place: WeedPlace,
    private weed: Weed,
    private readonly say: Say,
  ) {
    this.watch()
  }

  get pid(): number {
    return this.weed.child.pid ?? 0
  }

  async stop(): Promise<void> {
    this.stopping.abort()
    await this.weed.stop()
    await this.restarting
    await this.weed.stop()
  }

  private watch(): void {
    const { child } = this.weed
    const onExit = () => {
      if (!this.stopping.signal.aborted) this.restarting = this.restart()
    }
    if (isGone(child)) onExit()
    else child.once('exit', onExit)
  }

  private async restart(): Promise<void> {
    const { signal } = this.stopping
    this.say('The object store stopped by itself; starting it again.')
    for (let attempt = 0; !signal.aborted; attempt++) {
      const pauseMs = RESTART_PAUSES_MS[Math.min(attempt, RESTART_PAUSES_MS.length - 1)]
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined)
      if (signal.aborted) return
      removeSockets(this.weed.ports)
      this.weed = await spawnWeed(this.place, this.weed.ports)
      if (signal.aborted) return
      if (await isReady(this.weed, this.place.secrets, signal)) return this.watch()
      await this.weed.stop()
    }
  }
}

async function startReady(place: WeedPlace, last: readonly number[], signal?: AbortSignal): Promise<Weed> {
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
    signal?.throwIfAborted()
    const weed = await spawnWeed(place, await choosePorts(attempt === 1 ? last : []))
    if (await isReady(weed, place.secrets, signal)) return weed
    await weed.stop()
  }
  signal?.throwIfAborted()
  const log = await readFile(join(place.dataDir, 'weed.log'), 'utf8').catch(() => '')
  throw new Error(`The object store did not start. Its last words:\n${log.split('\n').slice(-8).join('\n')}`)
}

function addressOf(weed: Weed, { accessKey, secretKey }: StoreSecrets): StoreAddress {
  return { endpoint: `http://127.0.0.1:${weed.ports[0]}`, region: REGION, bucket: BUCKET, accessKey, secretKey }
}

/** Ready means that an object goes in and comes out again: an open port says nothing yet. */
async function isReady(weed: Weed, secrets: StoreSecrets, signal?: AbortSignal): Promise<boolean> {
  const address = addressOf(weed, secrets)
  const admin = createStore({ ...address, accessKey: secrets.adminAccessKey, secretKey: secrets.adminSecretKey })
  const app = createStore(address)
  const key = `probe/${randomBytes(8).toString('hex')}`
  for (const endsAt = Date.now() + READY_TIMEOUT_MS; Date.now() < endsAt && !signal?.aborted; await sleep(150)) {
    if (isGone(weed.child)) return false
    try {
      await admin.ensureBucket()
      await app.put(key, Buffer.from('ready'))
      const { body } = await app.get(key)
      body.resume()
      await app.remove(key)
      return true
    } catch {
      // Not yet.
    }
  }
  return false
}

async function lastPorts(dataDir: string): Promise<number[]> {
  const text = await readFile(join(dataDir, 'ports.json'), 'utf8').catch(() => '[]')
  try {
    const ports: unknown = JSON.parse(text)
    return Array.isArray(ports) ? ports.filter((port): port is number => Number.isInteger(port)) : []
  } catch {
    return []
  }
}

async function readOrMakeSecrets(dataDir: string): Promise<StoreSecrets> {
  const path = join(dataDir, 'secrets.json')
  const kept = await readFile(path, 'utf8').catch(() => null)
  const secrets = kept ? (JSON.parse(kept) as StoreSecrets) : makeSecrets()
  if (!kept) await writePrivate(path, JSON.stringify(secrets))
  await writePrivate(join(dataDir, 'identities.json'), JSON.stringify(identities(secrets)))
  return secrets
}

function makeSecrets(): StoreSecrets {
  const key = (bytes: number) => randomBytes(bytes).toString('hex')
  return {
    accessKey: key(10),
    secretKey: key(24),
    adminAccessKey: key(10),
    adminSecretKey: key(24),
    jwtKeys: [key(24), key(24), key(24), key(24)],
  }
}

/** The web process may use one bucket, and may neither make nor destroy it nor shorten a retention. */
function identities(secrets: StoreSecrets) {
  const verbs = ['Read', 'List', 'Write', 'Tagging', 'PutObjectRetention', 'GetObjectRetention']
  const actions = [...verbs, 'PutObjectLegalHold', 'GetObjectLegalHold'].map((verb) => `${verb}:${BUCKET}`)
  const { accessKey, secretKey, adminAccessKey, adminSecretKey } = secrets
  return {
    identities: [
      { name: 'admin', credentials: [{ accessKey: adminAccessKey, secretKey: adminSecretKey }], actions: ['Admin'] },
      { name: 'app', credentials: [{ accessKey, secretKey }], actions },
    ],
  }
}

async function writePrivate(path: string, text: string): Promise<void> {
  await writeFile(`${path}.part`, text, { mode: 0o600 })
  await rename(`${path}.part`, path)
}
