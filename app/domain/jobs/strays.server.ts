import type { Store } from '#app/storage/store.server.ts'
import type { Db } from '#prisma/client.server.ts'
import type { Platform } from '../platform/platform.ts'

/** A file is stored before the record knows it; after so long nobody is about to record it any more. */
const STRAY_MS = 24 * 60 * 60 * 1000
const AT_ONCE = 500
const PREFIXES = ['evidence/', 'papers/'] as const

/** Files in the store for longer than a day that the record does not know: left by an act that was broken off. */
export async function* strays(db: Db, store: Store, olderThanMs = STRAY_MS): AsyncGenerator<string> {
  for (const prefix of PREFIXES) {
    let page: string[] = []
    for await (const { key, writtenAt } of store.listObjects(prefix)) {
      if (Date.now() - writtenAt.getTime() > olderThanMs) page.push(key)
      if (page.length < AT_ONCE) continue
      yield* await unknownOf(db, page)
      page = []
    }
    yield* await unknownOf(db, page)
  }
}

async function unknownOf(db: Db, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return []
  const where = { objectKey: { in: [...keys] } }
  const select = { objectKey: true }
  const rows = await Promise.all([
    db.documentRevision.findMany({ where, select }),
    db.evidenceItem.findMany({ where, select }),
  ])
  const known = new Set(rows.flat().map(({ objectKey }) => objectKey))
  return keys.filter((key) => !known.has(key))
}

/** Takes them away. */
export async function sweepStrays({ db, store, log }: Platform): Promise<void> {
  for await (const key of strays(db, store)) {
    await store.liftHold(key)
    await store.remove(key)
    log.info({ key }, 'stray file removed')
  }
}
