import { startWorker } from '#app/domain/jobs/worker.server.ts'
import { settingsOf } from '#app/http/env.server.ts'
import { createPlatform, faultPoint } from '#app/http/platform.server.ts'
import { environmentOfRunning } from './running.ts'

/** `npm run worker`: one more process for the work that happens by itself; the web processes then may run with WORKER=0. */
const env = await environmentOfRunning()
const settings = settingsOf(env)
const platform = await createPlatform(settings, {
  fault: faultPoint(settings.dataDir, env.YANHE_FAULT, env.YANHE_FAULT_LOG),
})
const worker = startWorker(platform)
platform.log.info('worker ready')
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await worker.stop()
    await platform.close()
    process.exit(0)
  })
}
