import type { Tx } from '#prisma/client.server.ts'

/** What a correction waits for: the new text, its reading, its signatures, or the application signed anew. */
export type CorrectionStage = 'amend' | 'read' | 'sign' | 'apply'

export interface Correction {
  readonly stage: CorrectionStage
  /** The reader has done his part of the stage; nobody in particular never has. */
  readonly isDone: boolean
}

/** Where a case stands that the court gave back at a clause; null while none is being corrected. */
export async function correctionOf(tx: Tx, disputeId: string, personId: string | null): Promise<Correction | null> {
  const { state } = await tx.dispute.findFirstOrThrow({ where: { id: disputeId }, select: { state: true } })
  const found =
    state === 'correcting' ? await tx.confirmationCase.findFirst({ where: { disputeId, state: 'returned' } }) : null
  if (!found) return null
  const version = await tx.agreementVersion.findFirst({ where: { disputeId }, orderBy: { versionNo: 'desc' } })
  if (version?.state === 'reading') return { stage: 'read', isDone: await hasRead(tx, version, personId) }
  if (version?.state === 'signing') {
    return { stage: 'sign', isDone: await hasSigned(tx, { versionId: version.id, caseId: null, personId }) }
  }
  if (version?.state !== 'effective' || version.id !== found.versionId) return { stage: 'amend', isDone: false }
  const own = { caseId: found.id, personId, fieldName: { endsWith: `#${found.lodgings}` } }
  return { stage: 'apply', isDone: await hasSigned(tx, own) }
}

async function hasRead(tx: Tx, version: { id: string; bodySha256: Uint8Array | null }, personId: string | null) {
  if (personId === null) return false
  const own = { versionId: version.id, personId, bodySha256: new Uint8Array(version.bodySha256 ?? []) }
  return (await tx.clauseRead.count({ where: { ...own, confirmedAt: { not: null } } })) > 0
}

/** A signature that is on its way into the file counts as given. */
async function hasSigned(
  tx: Tx,
  where: { versionId?: string; caseId: string | null; personId: string | null; fieldName?: object },
): Promise<boolean> {
  if (where.personId === null) return false
  const open = await tx.signerSlot.findMany({ where: { ...where, signatureCover: null }, select: { id: true } })
  if (open.length === 0) return true
  const { versionId = null, caseId, personId } = where
  const live = { versionId, caseId, personId, state: { in: ['wait', 'signing', 'failed'] } }
  return (await tx.signatureIntent.count({ where: live })) > 0
}
