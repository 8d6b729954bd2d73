import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createRequestHandler } from '@remix-run/express'
import type { AppLoadContext } from '@remix-run/node'
import express from 'express'
import { ensureBuild } from '#dev/build.ts'
import { root } from '#dev/paths.ts'

/** A built site without its database: for pages that need none. */
export type BuiltSite = { readonly origin: string; readonly stop: () => Promise<void> }

/** Serves the built site, built when it is not there yet, on a free port; each request has a load context like this of its own. */
export const serveBuiltSite = async (context: Record<string, unknown>): Promise<BuiltSite> => {
  const folder = join(root, 'build')
  await ensureBuild(folder, () => undefined)
  const build = await import(/* @vite-ignore */ join(folder, 'server/index.js'))
  const app = express()
  app.use('/assets', express.static(join(folder, 'client/assets')))
  app.all(
    '*',
    createRequestHandler({
      build,
      mode: 'production',
      getLoadContext: () => ({ ...context }) as unknown as AppLoadContext,
    }),
  )
  const server = app.listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
