import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { ensureBuild } from '#dev/build.ts'
import { root } from '#dev/paths.ts'

const BUILD = process.env.YANHE_BUILD_DIR ?? join(root, 'build')
const MOST_BYTES = 130 * 1024
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

describe('what a party page makes a phone load', () => {
  let manifest: Manifest
  beforeAll(async () => {
    await ensureBuild(BUILD, () => undefined)
    const assets = join(BUILD, 'client/assets')
    const name = (await readdir(assets)).find((file) => /^manifest-.*\.js$/.test(file)) ?? ''
    const text = await readFile(join(assets, name), 'utf8')
    manifest = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as Manifest
  }, 120_000)

  const weights = new Map<string, number>()
  const weigh = async (path: string): Promise<number> => {
    const known = weights.get(path)
    if (known !== undefined) return known
    const bytes = gzipSync(await readFile(join(BUILD, 'client', path))).byteLength
    weights.set(path, bytes)
    return bytes
  }

  it('is at most 130 kB of JavaScript, gzipped, on every route', async () => {
    const { entry, routes } = manifest
    const whole = [entry, routes.root].flatMap((one) => (one ? [one.module, ...(one.imports ?? [])] : []))
    const party = Object.values(routes).filter(({ id, path = '' }) => id !== 'root' && !NOT_PARTY.test(path))
    expect(party.length).toBeGreaterThan(30)
    const heavy: Record<string, number> = {}
    for (const { id, module, imports = [] } of party) {
      const files = [...new Set([...whole, module, ...imports])]
      const sizes = await Promise.all(files.map(weigh))
      const bytes = sizes.reduce((sum, one) => sum + one, 0)
      if (bytes > MOST_BYTES) heavy[id] = bytes
    }
    expect(heavy).toEqual({})
  })
})
