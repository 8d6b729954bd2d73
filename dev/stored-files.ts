import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import { strays } from '#app/domain/jobs/strays.server.ts'
import type { Store } from '#app/storage/store.server.ts'
import type { Db } from '#prisma/client.server.ts'
import type { Finding } from './invariants.ts'

const FILES: readonly { readonly key: string; readonly says: string; readonly sql: string }[] = [
  {
    key: 'papers',
    says: 'every paper is in the store, byte for byte',
    sql: 'select id, object_key, sha256 from document_revision order by id',
  },
  {
    key: 'evidence',
    says: 'every verified piece of evidence is in the store, byte for byte',
    sql: `select id, object_key, sha256 from evidence_item where state = 'verified' order by id`,
  },
]

/** Every file that the record knows of is in the store as it was. */
export async function checkFiles(client: Client, store: Store): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { key, says, sql } of FILES) {
    const { rows } = await client.query<{ id: string; object_key: string; sha256: Buffer }>(sql)
    const ids: string[] = []
    for (const { id, object_key, sha256 } of rows) if (!(await isStored(store, object_key, sha256))) ids.push(id)
    if (ids.length > 0) findings.push({ key, says, ids })
  }
  return findings
}

/** Nothing lies in the store for longer than a day that the record does not know of. */
export async function checkStrays(db: Db, store: Store, olderThanMs?: number): Promise<Finding[]> {
  const ids: string[] = []
  for await (const key of strays(db, store, olderThanMs)) ids.push(key)
  return ids.length === 0
    ? []
    : [{ key: 'strays', says: 'nothing lies in the store that the record does not know', ids }]
}

async function isStored(store: Store, key: string, sha256: Buffer): Promise<boolean> {
  try {
    const { body } = await store.get(key)
    const hash = createHash('sha256')
    for await (const chunk of body) hash.update(chunk)
    return hash.digest().equals(sha256)
  } catch (error) {
    if (error instanceof Error && error.name === 'ObjectMissing') return false
    throw error
  }
}

/** How many sentences are checked. */
export const storedCount = FILES.length + 1
