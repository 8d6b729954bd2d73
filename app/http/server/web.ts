import { createServer, type Server } from 'node:http'
import { flushCompileCache } from 'node:module'
import { type Environment, EnvironmentRefused, parseEnvironment, settingsOf } from '#app/http/env.server.ts'
import { createSite } from './app.ts'
import { builtSite } from './build.ts'

/** Time for answers under way; live connections are cut after it. */
const GRACE_MS = 4_000

/** One web process: any number may run side by side. It also does the work that happens by itself, unless WORKER=0. */
async function start(): Promise<void> {
  const env = parseEnvironment(process.env)
  const settings = settingsOf(env)
  const { build, buildDir } = await builtSite(env.YANHE_BUILD_DIR)
  const { createPlatform, faultPoint, startWorker } = build.entry.module
  const fault = faultPoint(settings.dataDir, env.YANHE_FAULT, env.YANHE_FAULT_LOG)
  const platform = await createPlatform(settings, { fault })
  const server = createServer(createSite(platform, build, buildDir))
  const worker = env.WORKER === false ? null : startWorker(platform)
  await listen(server, env)
  process.send?.('ready')
  platform.log.info({ port: env.PORT ?? 3000 }, 'ready')
  // Now, because a process that is killed writes nothing at its end.
  flushCompileCache()

  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    // Work that does not end in time is taken up again at the next start: it is in the record.
    setTimeout(() => process.exit(0), GRACE_MS + 500).unref()
    await Promise.all([closed(server), worker?.stop()])
    await platform.close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, () => void stop())
}

function listen(server: Server, { HOST = '127.0.0.1', PORT = 3000 }: Environment): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed)
    server.listen(PORT, HOST, done)
  })
}

function closed(server: Server): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  return new Promise((done) => {
    server.close(() => {
      clearTimeout(cut)
      done()
    })
    server.closeIdleConnections()
  })
}

start().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof EnvironmentRefused ? error.message : String((error as Error)?.stack ?? error)}\n`,
  )
  process.exit(1)
})
