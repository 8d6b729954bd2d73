import type { Tx } from '#prisma/client.server.ts'
import type { Codec } from '#prisma/codec.server.ts'

export interface Payload {
  readonly law?: string
  readonly facts?: Readonly<Record<string, unknown>>
}

/** What the newest event of this type said; null when there is none or it was erased. */
export async function readPayload(tx: Tx, codec: Codec, disputeId: string, type: string): Promise<Payload | null> {
  const event = await tx.trailEvent.findFirst({
    where: { chainId: disputeId, type },
    orderBy: { seq: 'desc' },
    include: { trailPayload: true },
  })
  const cipher = event?.trailPayload?.cipher
  return cipher ? (JSON.parse(codec.open('trail_payload', cipher)) as Payload) : null
}
