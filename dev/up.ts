import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Environment, EnvironmentRefused, parseEnvironment } from '#app/http/env.server.ts'
import { ownerOf, takeLock } from '#app/storage/file-lock.server.ts'
import { UNFINISHED } from './backup/unfinished.ts'
import { type Instance, startInstance } from './instance.ts'
import { lanAddress } from './lan/address.ts'
import type { LanPlan } from './lan/lan.ts'
import { root } from './paths.ts'
import { chooseFreePort, nextFreePort } from './processes.ts'
import { readyBlock } from './ready-block.ts'
import { forgetRunning, noteRunning } from './running.ts'

const DEFAULT_PORT = 3000
/** Whatever has not ended by then is killed. */
const STOP_LIMIT_MS = 8_500

/** `npm start`: brings up one whole instance on this machine and keeps it running until Ctrl-C. */
async function up(): Promise<void> {
  const isProduction = process.env.NODE_ENV === 'production'
  const env = parseEnvironment({ ...process.env, DEMO: process.env.DEMO || (isProduction ? '0' : '1') })
  const lan = await lanOf(process.argv.slice(2), env)
  const dataDir = resolve(root, env.DATA_DIR ?? '.data')
  await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw new EnvironmentRefused(`DATA_DIR: expected a folder that can be written; ${dataDir}: ${error.code}`)
  })
  if (!(await takeLock(join(dataDir, 'start.lock')))) return fail(await whereItRuns(dataDir))
  if (existsSync(join(dataDir, UNFINISHED))) {
    await rm(join(dataDir, 'start.lock'), { force: true })
    return fail(`A restore into ${dataDir} broke off: what is there is not whole. Restore again, with --set-aside.`)
  }
  await rm(join(dataDir, 'address'), { force: true })
  await new Start(env, dataDir, lan).run()
}

/** `--lan` or `--lan=ADDRESS`: the address at which other devices find this computer, or null. */
async function lanOf(words: readonly string[], env: Environment): Promise<string | null> {
  const known = /^--lan(?:=(.+))?$/
  const strange = words.filter((word) => !known.test(word))
  if (strange.length > 0) {
    throw new EnvironmentRefused(`${strange.join(' ')}: unknown; there is --lan, and --lan=ADDRESS of this computer`)
  }
  const word = words.at(-1)
  if (!word) return null
  if (env.APP_ORIGIN) {
    throw new EnvironmentRefused(
      '--lan: expected without APP_ORIGIN; the address of the local network is the public one',
    )
  }
  return lanAddress(known.exec(word)?.[1] ?? null)
}

/** Ports of a start: the one people see, those behind it. */
async function portsFor(wanted: number, address: string | null): Promise<{ port: number; lan?: LanPlan }> {
  if (address === null) return { port: await nextFreePort(wanted) }
  const seen = await nextFreePort(wanted, address)
  const trustPort = await nextFreePort(seen + 1, address)
  return { port: await chooseFreePort(), lan: { address, port: seen, trustPort } }
}

async function whereItRuns(dataDir: string): Promise<string> {
  const owner = await ownerOf(join(dataDir, 'start.lock'))
  const address = await readFile(join(dataDir, 'address'), 'utf8').catch(() => null)
  const state = address ? `runs already: ${address}` : 'is being started already'
  return `This instance ${state} (process ${owner}, data in ${dataDir}). Stop it there with Ctrl-C, or open the address.`
}

/** One start from the lock to the end; a signal breaks it off at any point. */
class Start {
  private readonly breakOff = new AbortController()
  private starting: Promise<Instance> | null = null
  private stopping: Promise<never> | null = null

  constructor(
    private readonly env: Environment,
    private readonly dataDir: string,
    private readonly lanAddress: string | null,
  ) {}

  async run(): Promise<void> {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (!this.stopping) say('Stopping …')
        this.stopping ??= this.stop(0)
      })
    }
    try {
      await this.start()
    } catch (error) {
      if (!this.stopping) process.stderr.write(`\n${wordsOf(error)}\n`)
      this.stopping ??= this.stop(1)
      await this.stopping
    }
  }

  private async start(): Promise<void> {
    const { env, dataDir } = this
    const wanted = env.PORT ?? DEFAULT_PORT
    const { port, lan } = await portsFor(wanted, this.lanAddress)
    const seen = lan?.port ?? port
    if (seen !== wanted) say(`Port ${wanted} is taken; using ${seen}.`)
    const { signal } = this.breakOff
    this.starting = startInstance({ env, dataDir, ports: [port], say, signal, ...(lan ? { lan } : {}) })
    const instance = await this.starting
    if (this.stopping) return
    await writeFile(join(dataDir, 'address'), instance.origin, { mode: 0o600 })
    await noteRunning(dataDir, instance.env)
    say('Everything answers.')
    process.stdout.write(readyBlock(instance, env.DEMO ?? false))
    void instance.parts.livekit?.started.then((isUp) => isUp && !this.stopping && say('Video is ready.'))
  }

  private async stop(code: number): Promise<never> {
    this.breakOff.abort()
    const end = async () => {
      const instance = await this.starting?.catch(() => null)
      await instance?.stop()
    }
    // What the limit leaves is killed when this process exits: each part has such a last resort.
    await Promise.race([end(), sleep(STOP_LIMIT_MS)])
    await rm(join(this.dataDir, 'address'), { force: true })
    await forgetRunning(this.dataDir)
    await rm(join(this.dataDir, 'start.lock'), { force: true })
    process.exit(code)
  }
}

const beganAt = performance.timeOrigin
function say(line: string): void {
  process.stdout.write(`[${((Date.now() - beganAt) / 1_000).toFixed(1).padStart(5)} s] ${line}\n`)
}

/** An error of several tries (one for each address of a name) has no words of its own. */
function wordsOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join('\n')
  return error instanceof Error ? error.message : String(error)
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`)
  process.exitCode = 1
}

up().catch((error: unknown) => {
  fail(error instanceof EnvironmentRefused ? error.message : String((error as Error)?.stack ?? error))
})
