import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
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
  const scripts = new Map<string, number>()
  for (const route of Object.values(routes)) {
    if (route.id === 'root') continue
    const sizes = await Promise.all([...new Set([...onEach, ...filesOf(route)])].map(of))
    scripts.set(
      route.path ?? '',
      sizes.reduce((sum, one) => sum + one, 0),
    )
  }
  return { scripts, of }
}

const filesOf = ({ module, imports = [] }: Loaded): string[] => [module, ...imports]

async function manifestIn(build: string): Promise<Manifest> {
  const assets = join(build, 'client/assets')
  const name = (await readdir(assets)).find((file) => /^manifest-.*\.js$/.test(file)) ?? ''
  const text = await readFile(join(assets, name), 'utf8')
  return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as Manifest
}
