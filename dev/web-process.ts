import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { endChild, type Farewell, lastResort } from '#app/storage/child.server.ts'
import { nodeProgram, root } from './paths.ts'

/** A web process that is kept running. */
export interface WebProcess {
  readonly pid: number
  /** What it is given besides from its next start on. */
  give(env: Readonly<Record<string, string>>): void
  stop(): Promise<void>
}

export interface WebProcessOptions {
  readonly env: Readonly<Record<string, string>>
  readonly dataDir: string
  readonly name: string
  readonly say: (line: string) => void
  /** Breaks off a start under way; what it started is ended. */
  readonly signal?: AbortSignal
}

const SCRIPT = 'app/http/server/web.ts'
/** Node keeps what it has compiled, so that a process that died is back sooner. */
const fixed = { NODE_ENV: 'production', NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled') } as const
const FAREWELL: Farewell = { ask: 'SIGTERM', then: [{ afterMs: 5_500, signal: 'SIGKILL' }] }

/** Starts a web process and starts it again at once whenever it dies. @throws Error when it does not start at all. */
export async function startWeb(options: WebProcessOptions): Promise<WebProcess> {
  await mkdir(join(options.dataDir, 'logs'), { recursive: true, mode: 0o700 })
  const { signal } = options
  signal?.throwIfAborted()
  const keeper = new Keeper(options)
  if (await Promise.race([keeper.start(), brokenOff(signal)])) return keeper
  await keeper.stop()
  signal?.throwIfAborted()
  throw new Error(`The web process did not start. Its last words:\n${await lastWords(logFile(options))}`)
}

/** False once the start is broken off. */
const brokenOff = (signal?: AbortSignal) =>
  new Promise<false>((resolve) => signal?.addEventListener('abort', () => resolve(false), { once: true }))

class Keeper implements WebProcess {
  private child: ChildProcess | null = null
  private isStopping = false
  private failures = 0
  private given: Readonly<Record<string, string>> = {}
  private readonly lastResort = lastResort(() => this.child)

  constructor(private readonly options: WebProcessOptions) {
    process.once('exit', this.lastResort)
  }

  get pid(): number {
    return this.child?.pid ?? 0
  }

  give(env: Readonly<Record<string, string>>): void {
    this.given = { ...this.given, ...env }
  }

  /** @returns whether it said that it is ready. */
  start(): Promise<boolean> {
    const log = openSync(logFile(this.options), 'a', 0o600)
    const child = spawn(nodeProgram, ['--enable-source-maps', SCRIPT], {
      cwd: root,
      detached: process.platform !== 'win32',
      stdio: ['ignore', log, log, 'ipc'],
      env: { ...inherited(), ...fixed, DATA_DIR: this.options.dataDir, ...this.options.env, ...this.given },
    })
    closeSync(log)
    this.child = child
    let wasReady = false
    return new Promise((resolve) => {
      child.once('error', () => resolve(false))
      child.once('message', () => {
        wasReady = true
        resolve(true)
      })
      child.once('exit', () => {
        resolve(false)
        this.failures = wasReady ? 0 : this.failures + 1
        if (!this.isStopping) void this.startAgain()
      })
    })
  }

  private async startAgain(): Promise<void> {
    if (this.failures === 3) this.options.say(`The web process stops again and again; see ${logFile(this.options)}`)
    // At once when it had served; slower when it cannot even start.
    await sleep(this.failures < 3 ? 20 : Math.min(1_000 * this.failures, 10_000))
    if (!this.isStopping) await this.start()
  }

  async stop(): Promise<void> {
    this.isStopping = true
    await endChild(this.child, FAREWELL)
    // Not before it is gone: whoever asked may not have the patience to wait for it.
    process.off('exit', this.lastResort)
  }
}

/** What a web process may take from our own environment: nothing that its settings do not name. */
function inherited(): Record<string, string> {
  const names = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'NODE_OPTIONS', 'SMTP_URL', 'SMS_URL', 'SMS_TOKEN']
  const more = ['S3_ENDPOINT', 'S3_REGION', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY', 'S3_PUBLIC_ENDPOINT']
  const media = ['LIVEKIT_URL', 'LIVEKIT_PUBLIC_URL', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET']
  const site = ['SITE_SIGN', 'HELP_PHONE', 'TRUST_PROXY', 'LAW_CLOCK_OFFSET_MS', 'YANHE_FAULT', 'YANHE_FAULT_LOG']
  const all = [...names, ...more, ...media, ...site, 'WORKER', 'HOST']
  return Object.fromEntries(all.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
}

const logFile = ({ dataDir, name }: WebProcessOptions) => join(dataDir, 'logs', `${name}.log`)

async function lastWords(path: string): Promise<string> {
  return (await readFile(path, 'utf8').catch(() => '')).trim().split('\n').slice(-12).join('\n')
}
