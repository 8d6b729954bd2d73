import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { ServerBuild } from '@remix-run/node'
import { isPlainHandle } from '#app/ui/plain.ts'
import { ensureBuild } from '#dev/build.ts'
import { root } from '#dev/paths.ts'

interface Loaded {
  readonly module: string
  readonly imports?: readonly string[]
}
interface Manifest {
  readonly entry: Loaded
  readonly routes: Readonly<Record<string, Loaded & { readonly id: string; readonly path?: string }>>
}

/** What the built site makes a browser load, in bytes after gzip. */
export interface SiteWeight {
  /** JavaScript that a route loads before anything is pressed, by its path in the site map. */
  readonly scripts: ReadonlyMap<string, number>
  /** Paths of the pages that React stays away from. */
  readonly plain: ReadonlySet<string>
  /** The bytes of one file of the site. */
  readonly of: (path: string) => Promise<number>
}

/** Weighs the site, built when a source changed since the last build. */
export async function siteWeight(): Promise<SiteWeight> {
  const build = process.env.YANHE_BUILD_DIR ?? join(root, 'build')
  await ensureBuild(build, () => undefined)
  const { entry, routes } = await manifestIn(build)
  const known = new Map<string, Promise<number>>()
  const of = (path: string) => {
    const weighed = known.get(path) ?? readFile(join(build, 'client', path)).then((bytes) => gzipSync(bytes).byteLength)
    known.set(path, weighed)
    return weighed
  }
  const onEach = [entry, routes.root].flatMap((one) => (one ? filesOf(one) : []))
  const { routes: served } = (await import(/* @vite-ignore */ resolve(build, 'server/index.js'))) as ServerBuild
  const plainScript = await assetOf(build, /^plain-.*\.js$/)
  const scripts = new Map<string, number>()
  const plain = new Set<string>()
  for (const route of Object.values(routes)) {
    if (route.id === 'root') continue
    const isPlain = isPlainHandle(served[route.id]?.module.handle)
    const files = isPlain ? [`assets/${plainScript}`] : [...new Set([...onEach, ...filesOf(route)])]
    const sizes = await Promise.all(files.map(of))
    const path = route.path ?? ''
    if (isPlain) plain.add(path)
    scripts.set(
      path,
      sizes.reduce((sum, one) => sum + one, 0),
    )
  }
  return { scripts, plain, of }
}

const filesOf = ({ module, imports = [] }: Loaded): string[] => [module, ...imports]

async function manifestIn(build: string): Promise<Manifest> {
  const text = await readFile(join(build, 'client/assets', await assetOf(build, /^manifest-.*\.js$/)), 'utf8')
  return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as Manifest
}

const assetOf = async (build: string, name: RegExp): Promise<string> =>
  (await readdir(join(build, 'client/assets'))).find((file) => name.test(file)) ?? ''
