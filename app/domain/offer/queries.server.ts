import { codecFor } from '#prisma/codec.server.ts'
import { partiesOf } from '../party/parties.server.ts'
import type { Platform } from '../platform/platform.ts'
import { POINTS, termsPlace } from './offer.server.ts'

/** P11: every offer of a dispute, the newest first, with what the reader may do about it. */
export async function offersView(platform: Platform, disputeId: string, personId: string) {
  const { db, keys } = platform
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  const [dispute, rows, parties, assents] = await Promise.all([
    db.dispute.findFirstOrThrow({ where: { id: disputeId } }),
    db.offer.findMany({ where: { disputeId, state: { not: 'none' } } }),
    partiesOf(db, platform, disputeId),
    db.assent.findMany({ where: { disputeId, event: POINTS, withdrawnAt: null } }),
  ])
  const made = await db.trailEvent.findMany({
    where: { chainId: disputeId, workflow: 'offer', event: 'makeOffer' },
    select: { subjectId: true, at: true, seq: true },
  })
  const order = new Map(made.map(({ subjectId, at, seq }) => [subjectId, { at, seq: Number(seq) }]))
  const me = parties.find((party) => party.personId === personId)
  const offers = rows.map((row) => {
    const by = parties.find(({ partyId }) => partyId === row.partyId)
    return {
      id: row.id,
      state: row.state,
      isPoints: row.issue.startsWith(POINTS),
      amountFen: row.amountFen === null ? null : Number(row.amountFen),
      terms: codec.openMaybe(termsPlace(row.id), row.terms),
      by: by?.name ?? null,
      side: by?.side ?? null,
      isMine: by !== undefined && by.partyId === me?.partyId,
      mayAnswer: me !== undefined && row.state === 'open' && by?.side !== me.side,
      at: order.get(row.id)?.at ?? row.stateSince,
      expiresAt: row.expiresAt,
      seq: order.get(row.id)?.seq ?? 0,
    }
  })
  offers.sort((a, b) => b.seq - a.seq)
  return {
    state: dispute.state,
    isTalking: ['preparing', 'scheduled', 'inMediation', 'drafting'].includes(dispute.state),
    isParty: me !== undefined,
    hasAcknowledged: me !== undefined && assents.some(({ partyId }) => partyId === me.partyId),
    offers,
  }
}
export type OffersView = Awaited<ReturnType<typeof offersView>>
