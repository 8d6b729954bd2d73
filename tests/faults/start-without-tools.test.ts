import { mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { NpmStart, processesOf } from '#tests/support/npm-start.ts'

const HANG_MS = 400_000
const MISSING = /^(?:python|pip|pydoc|idle|go$|gofmt$|livekit-server$|weed$)/
let folder: string
let start: NpmStart | null = null

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yanhe-bare-'))
})
afterAll(async () => {
  start?.signal('SIGTERM')
  await start?.ended
  await rm(folder, { recursive: true, force: true })
})

/** A folder with all programs of this machine but those. */
async function pathWithout(names: RegExp): Promise<string> {
  const bin = join(folder, 'bin')
  await mkdir(bin)
  for (const dir of (process.env.PATH ?? '').split(':')) {
    for (const name of await readdir(dir).catch(() => [])) {
      if (!names.test(name)) await symlink(join(dir, name), join(bin, name)).catch(() => undefined)
    }
  }
  return bin
}

it(
  'without Python and Go a start says what is missing and the ways out, and all that needs neither runs',
  async () => {
    const dataDir = join(folder, 'data')
    const tools = { PATH: await pathWithout(MISSING), YANHE_CACHE_DIR: join(folder, 'cache') }
    start = new NpmStart(dataDir, tools)
    await start.says(/is ready: /)
    await start.says(/no video/)
    expect(start.said).toMatch(
      /Python 3 was not found, so the object store cannot be fetched\. Ways out: install Python 3/,
    )
    expect(start.said).toMatch(/Until then files can be neither sent nor read; everything else works\./)
    expect(start.said).toMatch(/Neither Go nor Python 3 was found: no video\. Ways out: /)

    const { APP_ORIGIN: origin = '' } = JSON.parse(await readFile(join(dataDir, 'running.json'), 'utf8'))
    for (const path of ['/', '/topics', '/guide/rental', '/login']) {
      expect([path, (await fetch(`${origin}${path}`)).status]).toEqual([path, 200])
    }
    // Whoever watches the instance is told which parts are away.
    const ready = await fetch(`${origin}/readyz`)
    expect(await ready.json()).toMatchObject({ database: true, store: false, media: false })

    start.ctrlC()
    expect(await start.endsIn()).toBeLessThan(10_000)
    expect(await processesOf(dataDir)).toEqual([])
  },
  HANG_MS,
)
