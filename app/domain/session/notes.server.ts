import { codecFor } from '#prisma/codec.server.ts'
import type { Platform } from '../platform/platform.ts'

export interface Noted<Payload> {
  readonly personId: string | null
  readonly at: Date
  readonly payload: Payload
}

/** Acts of one kind that moved no state, oldest first, with who did them. */
export async function notesOf<Payload>(platform: Platform, disputeId: string, type: string): Promise<Noted<Payload>[]> {
  const rows = await platform.db.$queryRaw<{ person_id: string | null; at: Date; cipher: Uint8Array | null }[]>`
    select a.person_id, e.at, p.cipher
      from trail_event e
      join trail_payload p on p.event_id = e.id
      left join trail_actor a on a.chain_id = e.chain_id and a.pseudonym = e.actor
     where e.chain_id = ${disputeId}::uuid and e.type = ${type}
     order by e.seq`
  const codec = await codecFor(platform.db, platform.keys, 'dispute', disputeId)
  return rows.flatMap(({ person_id, at, cipher }) => {
    if (!cipher) return []
    const { payload } = codec.openJson<{ payload: Payload }>('trail_payload', cipher)
    return [{ personId: person_id, at, payload }]
  })
}
