import { settingsOf } from '#app/http/env.server.ts'
import { builtSite } from '#app/http/server/build.ts'
import { orSay, productionEnvironment } from './production.ts'
import { environmentOfRunning, isBesideStart } from './running.ts'

/**
 * `npm run worker`: one more process for the work that happens by itself; the web processes then may run with WORKER=0.
 * With NODE_ENV=production it refuses, like `npm run web`, what a real instance must not stand on.
 */
async function work(): Promise<void> {
  const env = await environmentOfRunning()
  // Beside `npm start` that start has looked at the settings.
  if (env.NODE_ENV === 'production' && !env.DEMO && !(await isBesideStart())) productionEnvironment(process.env)
  const settings = settingsOf(env)
  const { createPlatform, faultPoint, startWorker } = (await builtSite(env.YANHE_BUILD_DIR)).build.entry.module
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
}

orSay(work)
