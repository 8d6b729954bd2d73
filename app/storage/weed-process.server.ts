import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync, rmSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { endChild, type Farewell, lastResort } from './child.server.ts'
import { isAlive } from './file-lock.server.ts'

const HOST = '127.0.0.1'
/** The order is the order of the ten listeners in `weedArguments`. */
const LISTENERS = 10
const FAREWELL: Farewell = { ask: 'SIGTERM', then: [{ afterMs: 5_000, signal: 'SIGKILL' }] }

/** Secrets of one installation; kept in a file that only its owner may read. */
export interface StoreSecrets {
  accessKey: string
  secretKey: string
  adminAccessKey: string
  adminSecretKey: string
  jwtKeys: readonly [string, string, string, string]
}

/** A running `weed` program. */
export interface Weed {
  child: ChildProcess
  ports: readonly number[]
  stop(): Promise<void>
}

/** Where one installation lives: the program, its folder and the identity file. */
export interface WeedPlace {
  program: string
  dataDir: string
  secrets: StoreSecrets
  allowedOrigins?: readonly string[]
}

/** Starts the object store on loopback only, every flag given (it remembers flags that are dropped). */
export async function spawnWeed(place: WeedPlace, ports: readonly number[]): Promise<Weed> {
  const { dataDir, program, secrets } = place
  await rm(join(dataDir, 'objects', 'mini.options'), { force: true })
  const log = openSync(join(dataDir, 'weed.log'), 'w', 0o600)
  const [write, read, filerWrite, filerRead] = secrets.jwtKeys
  const child = spawn(program, weedArguments(place, ports), {
    cwd: dataDir,
    // Its own group: Ctrl-C at the terminal reaches the web process first, which stops the store last.
    detached: process.platform !== 'win32',
    stdio: ['ignore', log, log],
    env: {
      NODE_ENV: process.env.NODE_ENV,
      PATH: process.env.PATH,
      HOME: dataDir,
      TMPDIR: dataDir,
      GOMEMLIMIT: '384MiB',
      WEED_JWT_SIGNING_KEY: write,
      WEED_JWT_SIGNING_READ_KEY: read,
      WEED_JWT_FILER_SIGNING_KEY: filerWrite,
      WEED_JWT_FILER_SIGNING_READ_KEY: filerRead,
    },
  })
  closeSync(log)
  child.once('error', () => undefined)
  // Whoever stops may not have the patience to wait for it: it never outlives the process that started it.
  const kill = lastResort(() => child, pidFile(dataDir))
  const atExit = () => {
    kill()
    removeSockets(ports)
  }
  process.once('exit', atExit)
  child.once('exit', () => process.off('exit', atExit))
  if (child.pid) await writeFile(pidFile(dataDir), JSON.stringify([child.pid, process.pid]), { mode: 0o600 })
  return { child, ports, stop: () => stopChild(child, ports, dataDir) }
}

function weedArguments({ dataDir, allowedOrigins = [] }: WeedPlace, ports: readonly number[]): string[] {
  const [s3, s3Grpc, master, masterGrpc, volume, volumeGrpc, filer, filerGrpc, admin, adminGrpc] = ports
  return [
    '-logtostderr=true',
    'mini',
    `-dir=${join(dataDir, 'objects')}`,
    `-ip=${HOST}`,
    `-ip.bind=${HOST}`,
    `-master.port=${master}`,
    `-master.port.grpc=${masterGrpc}`,
    '-master.telemetry=false',
    '-master.electionTimeout=1s',
    `-volume.port=${volume}`,
    `-volume.port.grpc=${volumeGrpc}`,
    `-filer.port=${filer}`,
    `-filer.port.grpc=${filerGrpc}`,
    `-admin.port=${admin}`,
    `-admin.port.grpc=${adminGrpc}`,
    `-s3.port=${s3}`,
    `-s3.port.grpc=${s3Grpc}`,
    '-s3.port.iceberg=0',
    '-s3.port.lance=0',
    `-s3.config=${join(dataDir, 'identities.json')}`,
    `-s3.allowedOrigins=${['http://localhost', ...allowedOrigins].join(',')}`,
    '-s3.iam=false',
    '-s3.autoCreateBucket=false',
    '-s3.cacheCapacityMB=16',
    '-s3.readerCacheSizeMB=64',
    '-webdav=false',
    '-admin.ui=false',
    '-disableHttp',
  ]
}

const pidFile = (dataDir: string) => join(dataDir, 'weed.pid')

async function stopChild(child: ChildProcess, ports: readonly number[], dataDir: string): Promise<void> {
  await endChild(child, FAREWELL)
  await rm(pidFile(dataDir), { force: true })
  removeSockets(ports)
}

/** The program leaves sockets named after its ports in /tmp, also when it is asked to stop. */
export function removeSockets(ports: readonly number[]): void {
  const names = existsSync('/tmp') ? readdirSync('/tmp') : []
  const ours = names.filter((name) => ports.includes(Number(/^seaweedfs-.*-(\d+)\.sock$/.exec(name)?.[1])))
  for (const name of ours) rmSync(join('/tmp', name), { force: true })
}

/** Another start runs over this folder. */
export class StoreInUse extends Error {
  override readonly name = 'StoreInUse'
}

/**
 * Ends a store that an earlier, killed start left running over the same folder; touches no other process.
 *
 * @throws StoreInUse when the start that owns it is still alive.
 */
export async function endLeftover(dataDir: string): Promise<void> {
  const [pid = 0, owner = 0] = await readPids(dataDir)
  if (pid > 1 && isAlive(pid) && (await commandLine(pid)).includes(join(dataDir, 'objects'))) {
    if (owner > 1 && isAlive(owner)) {
      throw new StoreInUse(`The object store in ${dataDir} is in use by process ${owner}. Stop that start first.`)
    }
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      if (!isAlive(pid)) break
      process.kill(pid, signal)
      for (let waitedMs = 0; waitedMs < 5_000 && isAlive(pid); waitedMs += 100) await sleep(100)
    }
  }
  await rm(pidFile(dataDir), { force: true })
}

async function readPids(dataDir: string): Promise<number[]> {
  try {
    const pids: unknown = JSON.parse(await readFile(pidFile(dataDir), 'utf8'))
    return Array.isArray(pids) ? pids.map(Number) : []
  } catch {
    return []
  }
}

async function commandLine(pid: number): Promise<string> {
  return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
}

/** The ports of the last start when all are still free, else new ones: links signed before a restart stay good. */
export async function choosePorts(last: readonly number[]): Promise<number[]> {
  if (last.length === LISTENERS) {
    const free = await holdPorts(last).catch(() => null)
    if (free) return free
  }
  return holdPorts(new Array<number>(LISTENERS).fill(0))
}

async function holdPorts(wanted: readonly number[]): Promise<number[]> {
  const servers = wanted.map(() => createServer())
  try {
    return await Promise.all(
      servers.map(
        (server, i) =>
          new Promise<number>((resolve, reject) => {
            server.once('error', reject)
            server.listen(wanted[i], HOST, () => {
              const address = server.address()
              resolve(typeof address === 'object' && address ? address.port : 0)
            })
          }),
      ),
    )
  } finally {
    await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))))
  }
}
