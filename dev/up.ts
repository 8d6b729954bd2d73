import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { EnvironmentRefused, parseEnvironment } from '#app/http/env.server.ts'
import { type Instance, startInstance } from './instance.ts'
import { takeLock } from './lock.ts'
import { root } from './paths.ts'
import { nextFreePort } from './processes.ts'
import { readyBlock } from './ready-block.ts'
import { forgetRunning, noteRunning } from './running.ts'

const DEFAULT_PORT = 3000

/** `npm start`: brings up one whole instance on this machine and keeps it running until Ctrl-C. */
async function up(): Promise<void> {
  const isProduction = process.env.NODE_ENV === 'production'
  const env = parseEnvironment({ ...process.env, DEMO: process.env.DEMO || (isProduction ? '0' : '1') })
  const dataDir = resolve(root, env.DATA_DIR ?? '.data')
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const lock = join(dataDir, 'start.lock')
  if (!(await takeLock(lock))) {
    const where = await readFile(join(dataDir, 'address'), 'utf8').catch(() => 'another terminal')
    return fail(`This instance runs already: ${where}`)
  }
  let stopping: Promise<void> | null = null
  let starting: Promise<Instance> | null = null
  const stop = async (code: number) => {
    const instance = await starting?.catch(() => null)
    await instance?.stop()
    await rm(join(dataDir, 'address'), { force: true })
    await forgetRunning(dataDir)
    await rm(lock, { force: true })
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!stopping) say('Stopping …')
      stopping ??= stop(0)
    })
  }
  try {
    const port = await nextFreePort(env.PORT ?? DEFAULT_PORT)
    if (env.PORT && port !== env.PORT) say(`Port ${env.PORT} is taken; using ${port}.`)
    starting = startInstance({ env, dataDir, ports: [port], say })
    const instance = await starting
    if (stopping) return
    await writeFile(join(dataDir, 'address'), instance.origin, { mode: 0o600 })
    await noteRunning(dataDir, instance.env)
    process.stdout.write(readyBlock(instance, env.DEMO ?? false))
    void instance.parts.livekit?.started.then((isUp) => isUp && !stopping && say('Video is ready.'))
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
    await stop(1)
  }
}

const beganAt = Date.now()
function say(line: string): void {
  process.stdout.write(`[${((Date.now() - beganAt) / 1_000).toFixed(1).padStart(5)} s] ${line}\n`)
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`)
  process.exitCode = 1
}

up().catch((error: unknown) => {
  const isPlain = error instanceof EnvironmentRefused
  fail(isPlain ? error.message : String((error as Error)?.stack ?? error))
})
