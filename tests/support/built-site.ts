import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { createRequestHandler } from '@remix-run/express'
import type { AppLoadContext } from '@remix-run/node'
import express from 'express'

const run = promisify(execFile)

/** A built site without its database: for pages that need none. */
export type BuiltSite = { readonly origin: string; readonly stop: () => Promise<void> }

/** Builds the site into a folder of its own below the project (it must find node_modules) and serves it on a free port with the given load context. */
export const serveBuiltSite = async (context: Record<string, unknown>): Promise<BuiltSite> => {
  await mkdir('.cache', { recursive: true })
  const folder = await mkdtemp(resolve('.cache/site-'))
  const { VITEST: _, NODE_ENV: __, ...env } = process.env
  await run('node_modules/.bin/remix', ['vite:build', '--logLevel', 'error', '--emptyOutDir'], {
    env: { ...env, NODE_ENV: 'production', YANHE_BUILD_DIR: folder },
  })
  const build = await import(/* @vite-ignore */ join(folder, 'server/index.js'))
  const app = express()
  app.use('/assets', express.static(join(folder, 'client/assets')))
  app.all(
    '*',
    createRequestHandler({ build, mode: 'production', getLoadContext: () => context as unknown as AppLoadContext }),
  )
  const server = app.listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
      await rm(folder, { recursive: true, force: true })
    },
  }
}
