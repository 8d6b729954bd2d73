import { codecFor } from '#prisma/codec.server.ts'
import type { Payload } from '../dispute/payload.server.ts'
import type { Platform } from '../platform/platform.ts'
import type { FrozenText } from './frozen-text.server.ts'

interface Reading {
  readonly versionId: string
  readonly disputeId: string
  readonly personId: string
  /** What is shown now. */
  readonly bodySha256: Uint8Array<ArrayBuffer>
}

/**
 * The newest other text of the same version that this person was shown before it came back for a change; null when
 * there is none, or when its contents were erased.
 */
export async function seenBefore({ db, keys }: Platform, now: Reading): Promise<FrozenText | null> {
  const { versionId, disputeId, personId, bodySha256 } = now
  const shown = await db.clauseRead.findMany({
    where: { versionId, personId, bodySha256: { not: bodySha256 } },
    select: { bodySha256: true },
  })
  if (shown.length === 0) return null
  const sent = await db.trailEvent.findFirst({
    where: {
      ...{ chainId: disputeId, subjectId: versionId, event: 'sendForReading' },
      docSha256: { in: shown.map((row) => row.bodySha256) },
    },
    orderBy: { seq: 'desc' },
    include: { trailPayload: true },
  })
  const cipher = sent?.trailPayload?.cipher
  if (!cipher) return null
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  const { facts } = JSON.parse(codec.open('trail_payload', cipher)) as Payload
  return (facts?.text as FrozenText | undefined) ?? null
}
