import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import type * as Entry from '#app/entry.server.tsx'

/** The pages, and the parts that were built with them. */
export type Build = ServerBuild & { readonly entry: { readonly module: typeof Entry } }

/** @throws Error when the site was not built yet: `npm run build`. */
export async function builtSite(dir = 'build'): Promise<{ readonly build: Build; readonly buildDir: string }> {
  const buildDir = resolve(dir)
  const build = (await import(pathToFileURL(resolve(buildDir, 'server/index.js')).href)) as Build
  return { build, buildDir }
}
