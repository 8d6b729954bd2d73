import type { SignerSlot } from '#prisma/generated/client.ts'
import { personOf } from '../../engine/actor.ts'
import type { Act, Guards, Step } from '../../engine/types.ts'

const CODE_COUNTS_MS = 10 * 60_000
const LIVE = ['wait', 'signing', 'failed']

/** What slots, intents and signatures belong to: a version of the agreement, or the application to the court. */
export const objectOf = ({ workflow, subjectId }: Pick<Step, 'workflow' | 'subjectId'>) =>
  workflow === 'confirmationCase' ? { caseId: subjectId } : { versionId: subjectId }

type SignedObject = ReturnType<typeof objectOf>

const hexOf = (bytes: Uint8Array | null | undefined) => (bytes ? Buffer.from(bytes).toString('hex') : null)

/** The text as it stands, hexadecimal. */
export async function hashOfObject(act: Act, of: SignedObject): Promise<string | null> {
  if ('caseId' in of)
    return hexOf((await act.tx.confirmationCase.findFirst({ where: { id: of.caseId } }))?.applicationSha256)
  return hexOf((await act.tx.agreementVersion.findFirst({ where: { id: of.versionId } }))?.bodySha256)
}

/** The place where the actor still has to sign, or null; the seal is put by whoever is organisation admin. */
export async function slotOf(act: Act, of: SignedObject): Promise<SignerSlot | null> {
  const personId = personOf(act.actor)
  if (!personId) return null
  const open = await act.tx.signerSlot.findMany({ where: { ...of, signatureCover: null }, orderBy: { orderNo: 'asc' } })
  const own = open.find((slot) => slot.personId === personId)
  return own ?? (act.roles.has('orgAdmin') ? (open.find(({ kind }) => kind === 'seal') ?? null) : null)
}

async function notSignedYet(step: Step): Promise<boolean> {
  const personId = personOf(step.act.actor)
  const of = objectOf(step)
  const hash = await hashOfObject(step.act, of)
  const bodySha256 = new Uint8Array(Buffer.from(hash ?? '', 'hex'))
  const [signed, live] = await Promise.all([
    step.act.tx.signature.count({ where: { ...of, personId, bodySha256 } }),
    step.act.tx.signatureIntent.count({ where: { ...of, personId, bodySha256, state: { in: LIVE } } }),
  ])
  return signed + live === 0
}

async function earlierSlotsSigned(step: Step): Promise<boolean> {
  const of = objectOf(step)
  const slot = await slotOf(step.act, of)
  if (!slot) return false
  return (
    (await step.act.tx.signerSlot.count({ where: { ...of, orderNo: { lt: slot.orderNo }, signatureCover: null } })) ===
    0
  )
}

/** A code that was sent to the actor, for this text where one is named, and used just now. */
export async function codeCounts(act: Act, codeId: string, boundTo?: string): Promise<boolean> {
  const code = await act.tx.oneTimeCode.findFirst({ where: { id: codeId } })
  const isBound = boundTo === undefined || code?.boundTo === boundTo
  const isMine = code?.personId === personOf(act.actor)
  const now = act.platform.clock.real().getTime()
  return isBound && isMine && code.usedAt !== null && now - code.usedAt.getTime() < CODE_COUNTS_MS
}

/** A code that was sent for exactly this text and used by the actor just now; a desk's second proof counts without one. */
async function stepUpDone({ act, facts }: Step): Promise<boolean> {
  if (typeof facts.codeId === 'string')
    return codeCounts(act, facts.codeId, typeof facts.bodySha256 === 'string' ? facts.bodySha256 : undefined)
  return act.actor.kind === 'person' && (act.actor.stepUpUntil?.getTime() ?? 0) > act.platform.clock.real().getTime()
}

/** The actor's consent to electronic signing; where signing is opened, that of every party. */
async function consentESignature({ act, workflow, event, subjectId }: Step): Promise<boolean> {
  const inForce = { disputeId: act.disputeId, step: 'eSignature', withdrawnAt: null }
  if (event === 'openSigning') {
    const parties = await act.tx.party.findMany({ where: { disputeId: act.disputeId, leftAt: null } })
    const given = await act.tx.consent.findMany({ where: inForce, select: { personId: true } })
    return parties.every(({ personId }) => given.some((consent) => consent.personId === personId))
  }
  const slot = await slotOf(act, objectOf({ workflow, subjectId }))
  // Staff sign electronically by their office.
  if (slot && slot.kind !== 'party') return true
  const personId = personOf(act.actor)
  return personId !== null && (await act.tx.consent.count({ where: { ...inForce, personId } })) > 0
}

/** Parties tick amount, day and consequence; who signs by office has read the text at the desk. */
async function keyPointsTicked(step: Step): Promise<boolean> {
  const slot = await slotOf(step.act, objectOf(step))
  if (slot && slot.kind !== 'party') return true
  const ticked = Array.isArray(step.facts.keyPoints) ? step.facts.keyPoints : []
  return ['amount', 'date', 'consequence'].every((point) => ticked.includes(point))
}

async function intentStands(step: Step): Promise<boolean> {
  if (typeof step.facts.intentId !== 'string') return false
  const intent = await step.act.tx.signatureIntent.findFirst({ where: { id: step.facts.intentId } })
  return intent !== null && [...LIVE, 'stored'].includes(intent.state)
}

/** Guards of every signature by a person: on the agreement and on the application. */
export const signingGuards = {
  isRequiredSigner: async (step) => (await slotOf(step.act, objectOf(step))) !== null,
  notSignedYet,
  earlierSlotsSigned,
  hashShownIsHashSigned: async (step) =>
    typeof step.facts.bodySha256 === 'string' &&
    step.facts.bodySha256 === (await hashOfObject(step.act, objectOf(step))),
  stepUpDone,
  consentESignature,
  keyPointsTicked,
  intentStands,
} satisfies Guards
