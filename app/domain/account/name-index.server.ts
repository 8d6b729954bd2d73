import type { Platform } from '../platform/platform.ts'
import { nameFromRow, nameIndex } from './people.server.ts'

const BATCH = 500

interface Row {
  readonly id: string
  readonly name: Uint8Array
  readonly wrapped_dek: Uint8Array
  readonly kek_id: string
}

/** Makes the names findable that were kept before names could be looked for. @returns how many it did. */
export async function indexNames(platform: Pick<Platform, 'db' | 'keys'>): Promise<number> {
  const { db } = platform
  const rows = await db.$queryRaw<Row[]>`
    select p.id, p.name, k.wrapped_dek, k.kek_id from person p join person_key k on k.person_id = p.id
    where p.name_bidx is null and k.wrapped_dek is not null limit ${BATCH}`
  for (const { id, name, wrapped_dek: wrappedDek, kek_id: kekId } of rows) {
    const nameBidx = nameIndex(platform, nameFromRow(platform, { id, name, wrappedDek, kekId }))
    // A name that was changed meanwhile has its index already.
    await db.person.updateMany({ where: { id, nameBidx: null }, data: { nameBidx } })
  }
  return rows.length
}
