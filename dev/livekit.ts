import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { closeSync, openSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { endChild, type Farewell, isGone, lastResort } from '#app/storage/child.server.ts'
import { isAlive } from '#app/storage/file-lock.server.ts'
import { ensureLiveKit } from './livekit-program.ts'
import { chooseFreePort } from './processes.ts'

/** Address and secret of the embedded media server; known before it runs. */
export interface LiveKitPlace {
  readonly url: string
  readonly publicUrl: string
  readonly apiKey: string
  readonly apiSecret: string
}

/** The embedded media server: perhaps still being built. */
export interface LocalLiveKit {
  readonly place: LiveKitPlace
  /** True when it answers, false when it cannot be had here; never throws. */
  readonly started: Promise<boolean>
  readonly pid: number
  stop(): Promise<void>
}

export interface LocalLiveKitOptions {
  readonly dataDir: string
  readonly cacheDir: string
  readonly say: (line: string) => void
  /** Where the website hears of people who come and go. */
  readonly webhookUrl: string
  /** Where pictures and voices arrive when other devices of the network take part; loopback when not given. */
  readonly lanAddress?: string
}

interface Kept {
  readonly port: number
  readonly udpPort: number
  readonly apiSecret: string
}

const LOOPBACK = '127.0.0.1'
const API_KEY = 'yanhe'
const READY_TIMEOUT_MS = 8_000
/** The first asks it to wait until rooms are empty, the second to go. */
const FAREWELL: Farewell = {
  ask: 'SIGTERM',
  then: [
    { afterMs: 500, signal: 'SIGTERM' },
    { afterMs: 3_000, signal: 'SIGKILL' },
  ],
}

/** Chooses address and secret at once, then finds or builds the program, starts it and keeps it running. */
export async function startLiveKit(options: LocalLiveKitOptions): Promise<LocalLiveKit> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 })
  await endLeftover(options.dataDir)
  const kept = await keptOrNew(options.dataDir)
  return new Keeper(options, kept)
}

class Keeper implements LocalLiveKit {
  readonly place: LiveKitPlace
  readonly started: Promise<boolean>
  private child: ChildProcess | null = null
  private readonly stopping = new AbortController()
  private readonly lastResort: () => void

  constructor(
    private readonly options: LocalLiveKitOptions,
    private readonly kept: Kept,
  ) {
    const host = `127.0.0.1:${kept.port}`
    this.place = { url: `http://${host}`, publicUrl: `ws://${host}`, apiKey: API_KEY, apiSecret: kept.apiSecret }
    this.lastResort = lastResort(() => this.child, pidFile(options.dataDir))
    process.once('exit', this.lastResort)
    this.started = this.findAndStart()
  }

  private get isStopping(): boolean {
    return this.stopping.signal.aborted
  }

  get pid(): number {
    return this.child?.pid ?? 0
  }

  private async findAndStart(): Promise<boolean> {
    try {
      const program = await ensureLiveKit(this.options.cacheDir, this.options.say, this.stopping.signal)
      return !this.isStopping && (await this.keepRunning(program))
    } catch (error) {
      if (!this.isStopping) this.options.say((error as Error).message)
      return false
    }
  }

  private async keepRunning(program: string): Promise<boolean> {
    for (let pauseMs = 100, tries = 0; !this.isStopping; tries++) {
      const child = this.spawn(program)
      const isUp = await this.isUp(child)
      if (isUp) {
        child.once('exit', () => {
          if (this.isStopping) return
          this.options.say('The media server stopped by itself; starting it again.')
          void this.keepRunning(program)
        })
        // It may have gone between the answer and now.
        if (!isGone(child)) return true
      }
      child.kill('SIGKILL')
      if (tries === 5) this.options.say(`The media server does not start. Its last words: ${await this.lastWords()}`)
      await sleep(pauseMs)
      pauseMs = Math.min(pauseMs * 2, 5_000)
    }
    return false
  }

  private spawn(program: string): ChildProcess {
    const { dataDir } = this.options
    const log = openSync(join(dataDir, 'livekit.log'), 'a', 0o600)
    // The settings hold the secret: in the environment no other user can read them.
    const env = { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV, YANHE_INSTANCE: dataDir }
    const child = spawn(program, [], {
      cwd: dataDir,
      detached: process.platform !== 'win32',
      stdio: ['ignore', log, log],
      env: { ...env, LIVEKIT_CONFIG: JSON.stringify(this.config()) },
    })
    closeSync(log)
    this.child = child
    child.once('error', () => undefined)
    if (child.pid) void writeFile(pidFile(dataDir), String(child.pid), { mode: 0o600 })
    return child
  }

  private config() {
    const { port, udpPort, apiSecret } = this.kept
    return {
      port,
      bind_addresses: ['127.0.0.1'],
      keys: { [API_KEY]: apiSecret },
      rtc: {
        udp_port: udpPort,
        // 0 is off: left out it would listen on every address of this computer.
        tcp_port: 0,
        use_external_ip: false,
        ...iceOf(this.options.lanAddress ?? LOOPBACK),
        stun_servers: [],
      },
      room: {
        auto_create: false,
        empty_timeout: 60,
        departure_timeout: 20,
        max_participants: 12,
        enabled_codecs: [{ mime: 'audio/opus' }, { mime: 'audio/red' }, { mime: 'video/vp8' }],
        enable_remote_unmute: false,
      },
      limit: {
        max_metadata_size: 4096,
        max_attributes_size: 4096,
        max_room_name_length: 128,
        max_participant_identity_length: 128,
      },
      webhook: { api_key: API_KEY, urls: [this.options.webhookUrl] },
      logging: { level: 'warn', pion_level: 'error', json: true },
    }
  }

  /** The exit code says nothing (it is 0 for a busy port too): only the answer of a living program counts. */
  private async isUp(child: ChildProcess): Promise<boolean> {
    for (const endsAt = Date.now() + READY_TIMEOUT_MS; Date.now() < endsAt && !isGone(child); await sleep(30)) {
      const text = await fetch(this.place.url, { signal: AbortSignal.timeout(1_000) }).then(
        (answer) => answer.text(),
        () => '',
      )
      if (text === 'OK' && !isGone(child)) return true
    }
    return false
  }

  private async lastWords(): Promise<string> {
    const log = await readFile(join(this.options.dataDir, 'livekit.log'), 'utf8').catch(() => '')
    return log.trim().split('\n').slice(-2).join(' ').slice(0, 400)
  }

  async stop(): Promise<void> {
    this.stopping.abort()
    await endChild(this.child, FAREWELL)
    await this.started
    // Not before it is gone: whoever asked may not have the patience to wait for it.
    process.off('exit', this.lastResort)
    await rm(pidFile(this.options.dataDir), { force: true })
  }
}

/** Where pictures and voices arrive: at this one address. */
const iceOf = (address: string) => ({
  node_ip: address,
  enable_loopback_candidate: address.startsWith('127.'),
  ips: { includes: [`${address}/32`] },
  ...(address.startsWith('127.') ? { interfaces: { includes: ['lo'] } } : {}),
})

const pidFile = (dataDir: string) => join(dataDir, 'livekit.pid')

async function keptOrNew(dataDir: string): Promise<Kept> {
  const path = join(dataDir, 'livekit.json')
  const last = await readFile(path, 'utf8').then(
    (text) => JSON.parse(text) as Partial<Kept>,
    () => ({}) as Partial<Kept>,
  )
  const kept: Kept = {
    port: await chooseFreePort(last.port),
    udpPort: await freeUdpPort(last.udpPort),
    apiSecret: last.apiSecret ?? randomBytes(32).toString('hex'),
  }
  await writeFile(`${path}.part`, JSON.stringify(kept), { mode: 0o600 })
  await rename(`${path}.part`, path)
  return kept
}

function freeUdpPort(wanted = 0): Promise<number> {
  const socket = createSocket('udp4')
  return new Promise((resolve, reject) => {
    socket.once('error', () => (wanted ? freeUdpPort().then(resolve, reject) : reject(new Error('no free UDP port'))))
    socket.bind(wanted, '127.0.0.1', () => {
      const { port } = socket.address()
      socket.close(() => resolve(port))
    })
  })
}

/** Ends a media server that a killed start left for this folder; touches no other process. */
async function endLeftover(dataDir: string): Promise<void> {
  const path = pidFile(dataDir)
  const pid = Number(await readFile(path, 'utf8').catch(() => '0'))
  if (pid > 1 && isAlive(pid)) {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
    if (environment.split('\0').includes(`YANHE_INSTANCE=${dataDir}`)) {
      process.kill(pid, 'SIGKILL')
      for (let waitedMs = 0; waitedMs < 3_000 && isAlive(pid); waitedMs += 30) await sleep(30)
    }
  }
  await rm(path, { force: true })
}
