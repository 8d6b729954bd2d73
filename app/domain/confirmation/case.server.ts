import type { Tx } from '#prisma/client.server.ts'
import type { Codec } from '#prisma/codec.server.ts'
import type { ConfirmationCase } from '#prisma/generated/client.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { areaOfAddress } from '../intake/areas.ts'
import { type CandidateCourt, candidateCourts, courtNameOf } from '../intake/courts.ts'
import { partiesOf } from '../party/parties.server.ts'
import type { Platform } from '../platform/platform.ts'
import { courtIdOf } from '../seed/reference.server.ts'
import type { FrozenText } from '../settlement/frozen-text.server.ts'
import { bodyPlace } from '../settlement/versions.server.ts'

/** Cases that are under way, from the first signature of the application to the ruling. */
export const UNDER_WAY = [
  'collecting',
  'lodged',
  'returned',
  'accepted',
  'inquiring',
  'supplementOrdered',
  'awaitingRuling',
]

/** The court case of a dispute: the one under way, else the newest. */
export async function caseOfDispute(tx: Tx, disputeId: string): Promise<ConfirmationCase | null> {
  const open = await tx.confirmationCase.findFirst({ where: { disputeId, state: { in: UNDER_WAY } } })
  return open ?? tx.confirmationCase.findFirst({ where: { disputeId }, orderBy: { id: 'desc' } })
}

/** @throws DomainError `state/moved-on` when there is none. */
export async function needCase(act: Act): Promise<ConfirmationCase> {
  const found = await caseOfDispute(act.tx, act.disputeId)
  if (!found) throw new DomainError('state/moved-on')
  return found
}

/** The papers on which a decision stands, in the order in which they are read. */
export const TO_DECIDE = ['settlement-agreement', 'judicial-confirmation-application', 'mediation-certificate']

/** Those of this case that are there. */
export const papersToDecide = (tx: Tx, { disputeId, versionId }: ConfirmationCase) =>
  tx.document.findMany({
    where: {
      disputeId,
      fileSha256: { not: null },
      supersededBy: null,
      templateId: { in: TO_DECIDE },
      OR: [{ versionId: null }, { versionId }],
    },
    select: { code: true, templateId: true },
  })

export interface Agreement {
  readonly versionId: string
  readonly text: FrozenText
  readonly agreementNumber: string
  readonly agreementOn: string
  readonly effectiveAt: Date
}

/** The agreement in force, or null. */
export async function agreementInForce(tx: Tx, codec: Codec, disputeId: string): Promise<Agreement | null> {
  const version = await tx.agreementVersion.findFirst({ where: { disputeId, state: 'effective' } })
  if (!version?.body || !version.effectiveAt) return null
  return {
    versionId: version.id,
    text: codec.openJson<FrozenText>(bodyPlace(version.id), version.body),
    agreementNumber: version.agreementNumber ?? '',
    agreementOn: (version.agreementOn ?? version.effectiveAt).toISOString().slice(0, 10),
    effectiveAt: version.effectiveAt,
  }
}

export interface CandidateRow extends CandidateCourt {
  readonly courtId: string
}

/** The courts that may confirm: where the organisation sits, and where a party lives. */
export async function candidatesFor(
  tx: Tx,
  platform: Pick<Platform, 'keys'>,
  disputeId: string,
): Promise<CandidateRow[]> {
  const dispute = await tx.dispute.findFirstOrThrow({ where: { id: disputeId }, include: { organisation: true } })
  const parties = await partiesOf(tx, platform, disputeId)
  const domicileCodes = parties.flatMap(({ postal }) => areaOfAddress(postal ?? '')?.code ?? [])
  const found = candidateCourts({
    invitingCourt: null,
    seatCodes: dispute.organisation ? [dispute.organisation.areaId] : [],
    domicileCodes,
    subjectCode: null,
    belongsToIntermediate: false,
  })
  const rows = found.map((one) => ({ ...one, courtId: courtIdOf(one.court.areaCode) }))
  const known = await tx.court.findMany({
    where: { id: { in: rows.map(({ courtId }) => courtId) } },
    select: { id: true, name: true },
  })
  // The record says what a court is called by now.
  const names = new Map(known.map(({ id, name }) => [id, courtNameOf({ name })]))
  return rows.flatMap((row) => {
    const name = names.get(row.courtId)
    return name ? [{ ...row, court: { ...row.court, name } }] : []
  })
}
