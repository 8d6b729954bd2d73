import type { Tx } from '#prisma/client.server.ts'
import type { Dispute } from '#prisma/generated/client.ts'

/** Whether a party has done his part of the present state, so that the others are waited for. */
export async function hasActed(tx: Tx, dispute: Dispute, partyId: string, personId: string): Promise<boolean> {
  const where = { disputeId: dispute.id }
  if (dispute.state === 'choosingMediator') {
    return (await tx.assent.count({ where: { ...where, event: 'nameMediator', partyId, withdrawnAt: null } })) > 0
  }
  if (dispute.state === 'preparing') return hasProposed(tx, dispute.id, partyId)
  if (dispute.state === 'disclosing') {
    return (await tx.disclosureAnswer.count({ where: { partyId, assignment: where } })) > 0
  }
  if (dispute.state === 'signing' || dispute.state === 'drafting') {
    const version = await tx.agreementVersion.findFirst({ where, orderBy: { versionNo: 'desc' } })
    if (!version) return dispute.state === 'drafting'
    if (dispute.state === 'drafting') return version.state !== 'reading'
    return (await tx.signerSlot.count({ where: { versionId: version.id, personId, signatureCover: null } })) === 0
  }
  if (dispute.state === 'effective') {
    return (await tx.signature.count({ where: { personId, case: { ...where, state: 'collecting' } } })) > 0
  }
  if (dispute.state === 'closedPerformed') return (await tx.rating.count({ where: { ...where, partyId } })) > 0
  return false
}

/** This party named times and the other side has not answered yet. */
async function hasProposed(tx: Tx, disputeId: string, partyId: string): Promise<boolean> {
  const asked = await tx.session.count({ where: { disputeId, state: 'proposed' } })
  if (asked === 0) return false
  const { side } = await tx.party.findFirstOrThrow({ where: { id: partyId } })
  const windows = await tx.possibleWindow.findMany({
    // What the mediator put forward is nobody's.
    where: { disputeId, partyId: { not: null } },
    select: { party: { select: { side: true } } },
  })
  return windows.length > 0 && windows.every(({ party }) => party?.side === side)
}
