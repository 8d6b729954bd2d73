import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '#app/domain/platform/settings.ts'
import { root } from './paths.ts'

const SEED = join(root, 'app/domain/seed')

/** Loads the demonstration once into a database; loading again would change nothing but costs seconds. */
export async function ensureDemo(settings: Settings, say: (line: string) => void): Promise<void> {
  const mark = join(settings.dataDir, 'demo-loaded')
  const { host, pathname } = new URL(settings.databaseUrl)
  const hash = createHash('sha256').update(`${host}${pathname}`)
  for (const name of (await readdir(SEED)).sort()) hash.update(await readFile(join(SEED, name)))
  const wanted = hash.digest('hex')
  if ((await readFile(mark, 'utf8').catch(() => '')) === wanted) return
  say('Loading the demonstration: about 5 seconds.')
  const [{ createPlatform }, { seedDemo }] = await Promise.all([
    import('#app/http/platform.server.ts'),
    import('#app/domain/seed/demo.server.ts'),
  ])
  const platform = await createPlatform(settings)
  try {
    await seedDemo(platform)
  } finally {
    await platform.close()
  }
  await writeFile(mark, wanted)
}
