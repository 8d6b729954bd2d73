import type { ConfirmationCase } from '#prisma/generated/client.ts'
import { registry } from '../engine/registry.server.ts'
import type { Act, Step } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { whenCorrected } from '../settlement/signing/agreement-object.server.ts'
import { signingEffects } from '../settlement/signing/use-key.server.ts'
import { openVersionOf } from '../settlement/versions.server.ts'
import { type GuardName, transitionOf } from '../workflow/index.ts'
import { applicationData, applicationPlace, hashOfData } from './application.server.ts'
import { agreementInForce } from './case.server.ts'

/** The row of the clause with this number in part three of the agreement in force. */
export async function clauseByNumber(act: Act, no: number): Promise<string> {
  const agreement = await agreementInForce(act.tx, act.codec, act.disputeId)
  const clause = agreement?.text.clauses.find((one) => one.no === no)
  if (!clause) throw new DomainError('request/invalid', { clause: 'court/clause' })
  return clause.id
}

/** The court named a clause: a new version is opened for it, and the one in force stays until that is signed. */
export async function startCorrection(act: Act, caseId: string): Promise<void> {
  await act.follow('dispute', act.disputeId, 'startCorrection')
  const version = await openVersionOf(act.tx, act.disputeId)
  if (!version) throw new Error('a correction opens a version')
  await act.tx.agreementVersion.update({ where: { id: version.id }, data: { correctsCaseId: caseId } })
}

/** Fields of a later lodging bear its number: one place to sign is never used twice. */
export const fieldOfSlot = (ordinal: number, lodging: number): string => `party-${ordinal}#${lodging}`

/** The corrected agreement is in force: the application is written anew for it and signed again by everybody. */
async function renewApplication(act: Act, versionId: string): Promise<void> {
  const found = await act.tx.confirmationCase.findFirst({ where: { disputeId: act.disputeId, state: 'returned' } })
  const agreement = await agreementInForce(act.tx, act.codec, act.disputeId)
  if (!found || agreement?.versionId !== versionId) return
  const court = await act.tx.court.findFirstOrThrow({ where: { id: found.courtId } })
  const reason = found.courtReason as Parameters<typeof applicationData>[2]['reason']
  // The day by which the first application had to be made goes on counting: the case is pending.
  const lastDay = found.lastDay.toISOString().slice(0, 10)
  const data = await applicationData(act, agreement, { court: court.name, reason, lastDay })
  const lodgings = found.lodgings + 1
  await act.tx.confirmationCase.update({
    where: { id: found.id },
    data: {
      versionId,
      lodgings,
      applicationSha256: hashOfData(data),
      rulingDraft: act.codec.sealJson(applicationPlace(found.id), data),
    },
  })
  await act.tx.signerSlot.createMany({
    data: agreement.text.parties.map(({ partyId, personId, ordinal }) => ({
      id: act.platform.chance.id(),
      caseId: found.id,
      kind: 'party',
      orderNo: 1,
      partyId,
      personId,
      fieldName: fieldOfSlot(ordinal, lodgings),
    })),
  })
  await act.note('application.renewed', { caseId: found.id, lodgings })
  await act.later('makeApplicationPaper', found.id)
  await act.notify('signAgain', 'confirmationCase', found.id)
}
whenCorrected(renewApplication)

/**
 * A signature on the renewed application: the case stays returned until everybody has signed, so it is no transition,
 * but the same guards hold and the same intent is recorded.
 */
export async function signAgain(act: Act, found: ConfirmationCase, facts: Record<string, unknown>): Promise<void> {
  const event = 'signApplication'
  const step: Step = { act, workflow: 'confirmationCase', event, subjectId: found.id, from: found.state, facts }
  const { needs } = transitionOf('confirmationCase', event)
  for (const name of needs as readonly GuardName[]) {
    if (!(await registry().guards[name]?.(step))) throw new DomainError(`guard/${name}`)
  }
  const { secret: _, ...plain } = facts
  const entry = await act.note(
    'confirmationCase.signAgain',
    { caseId: found.id, facts: plain },
    found.applicationSha256 ?? undefined,
  )
  for (const name of ['recordIntent', 'useKey']) await signingEffects[name]?.({ ...step, entry })
}

/** Everybody signed anew: what the court asked is answered, and the case is before it again. */
export async function lodgeAgain(act: Act, caseId: string): Promise<void> {
  await act.tx.courtReturn.updateMany({ where: { caseId, answeredAt: null }, data: { answeredAt: act.now } })
  await act.move('confirmationCase', caseId, 'answerReturn')
  if ((await act.dispute()).state === 'correcting') await act.move('dispute', act.disputeId, 'resubmit')
}

/** Whether a clause is named whose correction is not in force yet. */
export async function waitsForCorrection(
  act: Act,
  found: Pick<ConfirmationCase, 'id' | 'versionId'>,
): Promise<boolean> {
  const where = { caseId: found.id, clause: { versionId: found.versionId } }
  return (await act.tx.courtReturn.count({ where })) > 0
}
