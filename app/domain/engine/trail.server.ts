import { createHash, randomBytes } from 'node:crypto'
import type { Tx } from '#prisma/client.server.ts'
import type { Codec } from '#prisma/codec.server.ts'
import type { Actor } from './actor.ts'
import { personOf } from './actor.ts'
import type { TrailEntry } from './types.ts'

export interface Append {
  readonly chainId: string
  readonly type: string
  readonly role: string
  readonly actor: Actor
  readonly payload: unknown
  readonly codec: Pick<Codec, 'seal'>
  readonly doc?: Uint8Array | undefined
  readonly transition?: {
    readonly workflow: string
    readonly version: number
    readonly subjectId: string
    readonly from: string
    readonly event: string
    readonly to: string
  }
}

const SALT_BYTES = 32

/** The bytes that a commitment is made of: keys sorted at every depth, so that equal payloads have equal bytes. */
export const payloadText = (payload: unknown): string => JSON.stringify(payload, sortedKeys)

const sortedKeys = (_: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex')
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** SHA-256(salt ‖ UTF-8 of the payload): binds the event to its contents without showing them. */
export const commitmentOf = (salt: Uint8Array, text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(salt).update(text, 'utf8').digest())

/**
 * Appends one event by the database's one function; the row of the subject moves with it, and a person goes by his
 * name in this chain. One statement: an act waits for the database once for each event.
 */
export async function appendEvent(tx: Tx, event: Append): Promise<TrailEntry> {
  const salt = new Uint8Array(randomBytes(SALT_BYTES))
  const text = payloadText(event.payload)
  const t = event.transition
  const rows = await tx.$queryRaw<{ event_id: string; seq: bigint; at: Date; leaf_hash: Uint8Array<ArrayBuffer> }[]>`
    select event_id, seq, at, leaf_hash from append_event(
      ${event.chainId}::uuid, ${event.type}, ${event.role}, ${event.actor.kind}, ${commitmentOf(salt, text)},
      ${event.doc ?? null}::bytea, ${salt}, ${event.codec.seal('trail_payload', text)},
      ${t?.workflow ?? null}::text, ${t?.version ?? null}::int, ${t?.subjectId ?? null}::uuid,
      ${t?.from ?? null}::text, ${t?.event ?? null}::text, ${t?.to ?? null}::text, ${personOf(event.actor)}::uuid)`
  const row = rows[0]
  if (!row) throw new Error('append_event returned nothing')
  return { id: row.event_id, seq: Number(row.seq), at: row.at, leafHash: row.leaf_hash }
}
