import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { ServerBuild } from '@remix-run/node'

/** Desks are worked at a computer; the rooms carry the video client. */
const NOT_PARTY = /^(desk|dispatch|court|seal|admin|dev)(\/|$)|session\/(room|check)$/

interface Loaded {
  readonly module: string
  readonly imports?: readonly string[]
}
interface Manifest {
  readonly entry: Loaded
  readonly routes: Readonly<Record<string, Loaded & { readonly id: string; readonly path?: string }>>
}

/** What one page of a party makes a phone load. */
export interface RouteWeight {
  readonly id: string
  readonly path: string
  /** JavaScript, pressed by gzip. */
  readonly bytes: number
}

/** The JavaScript of each page that parties open, from the manifest of a build. */
export async function partyScripts(buildDir: string): Promise<RouteWeight[]> {
  const { entry, routes } = await manifestOf(buildDir)
  const still = await stillPages(buildDir)
  const weights = new Map<string, Promise<number>>()
  const weigh = (path: string): Promise<number> => {
    const known = weights.get(path) ?? weightOf(join(buildDir, 'client', path))
    weights.set(path, known)
    return known
  }
  const whole = [entry, routes.root].flatMap((one) => (one ? [one.module, ...(one.imports ?? [])] : []))
  const party = Object.values(routes).filter(({ id, path = '' }) => id !== 'root' && !NOT_PARTY.test(path))
  return Promise.all(
    party.map(async ({ id, path = '', module, imports = [] }) => {
      if (still.has(id)) return { id, path, bytes: 0 }
      const sizes = await Promise.all([...new Set([...whole, module, ...imports])].map(weigh))
      return { id, path, bytes: sizes.reduce((sum, one) => sum + one, 0) }
    }),
  )
}

/** Pages whose route says that they load no script. */
async function stillPages(buildDir: string): Promise<ReadonlySet<string>> {
  const { routes } = (await import(/* @vite-ignore */ resolve(buildDir, 'server/index.js'))) as ServerBuild
  return new Set(
    Object.values(routes).flatMap((route) => {
      const { still } = (route?.module.handle ?? {}) as { still?: boolean }
      return route && still ? [route.id] : []
    }),
  )
}

async function manifestOf(buildDir: string): Promise<Manifest> {
  const assets = join(buildDir, 'client/assets')
  const name = (await readdir(assets)).find((file) => /^manifest-.*\.js$/.test(file)) ?? ''
  const text = await readFile(join(assets, name), 'utf8')
  return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as Manifest
}

const weightOf = async (path: string): Promise<number> => gzipSync(await readFile(path)).byteLength
