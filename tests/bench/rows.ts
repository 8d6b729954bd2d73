import { randomBytes } from 'node:crypto'
import type { Client } from 'pg'

const BATCH = 4_000

/** Bytes as JSON carries them to a bytea column. */
export const hex = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`

/** Ids in the order of time, as the product makes them; `n` keeps them apart. */
export function idAt(ms: number, n: number, kind: string): string {
  const time = ms.toString(16).padStart(12, '0')
  const low = n.toString(16).padStart(11, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${kind}-8${low.slice(0, 3)}-${low.slice(3)}${randomBytes(2).toString('hex')}`
}

/** Builds the next batch while the database takes the one before. */
export async function inBatches(
  client: Client,
  count: number,
  sql: string,
  rowOf: (n: number) => object,
): Promise<void> {
  let under: Promise<unknown> = Promise.resolve()
  for (let from = 0; from < count; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => rowOf(from + index))
    const text = JSON.stringify(batch)
    await under
    under = client.query(sql, [text])
  }
  await under
}
