import { codecFor } from '#prisma/codec.server.ts'
import type { SignatureIntent, SignerSlot } from '#prisma/generated/client.ts'
import { type SignedPaper, sealPaper, signPaper } from '#templates/papers.server.ts'
import { personOf } from '../../engine/actor.ts'
import { performSystem } from '../../engine/perform.server.ts'
import type { Act, Effect, EffectStep, OutboxHandler } from '../../engine/types.ts'
import { addRevision, lastRevision, readPaper, storePaper } from '../../papers/papers.server.ts'
import type { Platform } from '../../platform/platform.ts'
import { agreementObject } from './agreement-object.server.ts'
import { applicationObject } from './application-object.server.ts'
import { objectOf } from './guards.server.ts'
import { type PersonMark, strokesOf } from './marks.ts'
import type { SignedObject } from './objects.server.ts'

const LIVE = ['wait', 'signing', 'failed']
const TELL_AFTER = 5
export const drawnPlace = (intentId: string) => `signature_intent.drawn/${intentId}`

/** What stands in `key_points` of an intent. */
interface IntentNotes {
  readonly slotId: string
  readonly ticked: readonly string[]
}
const notesOf = ({ keyPoints }: SignatureIntent) => keyPoints as unknown as IntentNotes

/** Somebody else signed the same paper meanwhile: this signature is made anew after theirs. */
class PaperMovedOn extends Error {
  override readonly name = 'PaperMovedOn'
}

/** The intent is in the record, with what was ticked and drawn, before any key is used. */
const recordIntent: Effect = async (step: EffectStep) => {
  const { act, facts } = step
  const id = act.platform.chance.id()
  const { mark } = (facts.secret ?? {}) as { readonly mark?: PersonMark }
  const notes: IntentNotes = { slotId: String(facts.slotId), ticked: (facts.keyPoints as string[] | undefined) ?? [] }
  await act.tx.signatureIntent.create({
    data: {
      id,
      ...objectOf(step),
      personId: personOf(act.actor),
      bodySha256: new Uint8Array(Buffer.from(String(facts.bodySha256), 'hex')),
      codeId: typeof facts.codeId === 'string' ? facts.codeId : null,
      keyPoints: notes as unknown as { slotId: string; ticked: string[] },
      drawn: mark ? act.codec.sealJson(drawnPlace(id), mark) : null,
    },
  })
  facts.intentId = id
}

export const signingEffects: Readonly<Record<string, Effect>> = {
  recordIntent,
  useKey: ({ act, facts }) => act.later('useKey', String(facts.intentId), `useKey/${String(facts.intentId)}`),
  // The file is stored and its row written before the event: see `record` below.
  storeRevision: async () => undefined,
  // The same intent of the outbox goes on with growing pauses.
  retryEffect: async () => undefined,
}

const kindOf = ({ caseId }: SignatureIntent): SignedObject => (caseId ? applicationObject : agreementObject)

const belongsTo = ({ versionId, caseId }: SignatureIntent) => (caseId ? { caseId } : { versionId })

async function paperOf(db: Platform['db'] | Act['tx'], intent: SignatureIntent) {
  const { templateId } = kindOf(intent)
  const document = await db.document.findFirst({
    where: { ...belongsTo(intent), templateId, supersededBy: null },
    orderBy: { issuedAt: 'desc' },
  })
  if (!document) throw new Error('the paper is not ready yet')
  return { document, revision: await lastRevision(db, document.id) }
}

/** Uses a one-time key (or the seal) for one intent, stores the file, then records the signature. May run again. */
const useKey: OutboxHandler = async (platform, { target, disputeId }) => {
  const intent = await platform.db.signatureIntent.findFirst({ where: { id: target } })
  if (!intent || !LIVE.includes(intent.state)) return
  if (!(await kindOf(intent).isOpen(platform.db, intent))) return
  await platform.db.signatureIntent.updateMany({
    where: { id: target, state: { in: LIVE } },
    data: { state: 'signing', attempts: { increment: 1 } },
  })
  try {
    await signOnce(platform, disputeId, intent)
  } catch (error) {
    if (intent.attempts + 1 === TELL_AFTER) {
      await performSystem(platform, disputeId, (act) => kindOf(intent).failed(act, intent))
    }
    throw error
  }
}

async function signOnce(platform: Platform, disputeId: string, intent: SignatureIntent): Promise<void> {
  const slot = await platform.db.signerSlot.findFirstOrThrow({ where: { id: notesOf(intent).slotId } })
  const { revision } = await paperOf(platform.db, intent)
  const bytes = await readPaper(platform, revision.objectKey)
  await platform.fault('sign.key:before')
  const paper = await signedPaper(platform, { disputeId, intent, slot, bytes })
  const objectKey = await storePaper(platform, paper)
  await platform.fault('sign.stored')
  await performSystem(platform, disputeId, (act) => record(act, { intent, slot, paper, objectKey, base: revision.id }))
}

/** The place on the paper; a later lodging of the application names its places anew, each on a paper of its own. */
const fieldOnPaper = ({ fieldName }: SignerSlot) => fieldName.replace(/#\d+$/, '')

interface Signing {
  readonly disputeId: string
  readonly intent: SignatureIntent
  readonly slot: SignerSlot
  readonly bytes: Uint8Array
}

async function signedPaper(platform: Platform, { disputeId, intent, slot, bytes }: Signing): Promise<SignedPaper> {
  const common = { bytes, fieldName: fieldOnPaper(slot), authority: platform.authority, when: platform.clock.law() }
  if (slot.kind === 'seal') {
    const { organisationId } = slot
    const organisation = await platform.db.organisation.findFirstOrThrow({ where: { id: organisationId ?? '' } })
    const sealKeyRef = organisation.sealKeyRef ?? `organisation-${organisation.id}`
    return sealPaper({ ...common, seal: { sealKeyRef, name: organisation.name, role: 'organisation-seal' } })
  }
  const signer = await kindOf(intent).signerOf(platform, intent, slot)
  const codec = await codecFor(platform.db, platform.keys, 'dispute', disputeId)
  const drawn = intent.drawn ? codec.openJson<PersonMark>(drawnPlace(intent.id), intent.drawn) : null
  const mark =
    drawn?.kind === 'drawn'
      ? ({ kind: 'drawn', strokes: strokesOf(drawn.path) } as const)
      : ({ kind: 'typed' } as const)
  return signPaper({ ...common, signer: { ...signer, mark } })
}

interface Signed {
  readonly intent: SignatureIntent
  readonly slot: SignerSlot
  readonly paper: SignedPaper
  readonly objectKey: string
  /** The file that was signed; if it is no longer the newest, the signature is made anew. */
  readonly base: string
}

async function record(act: Act, { intent, slot, paper, objectKey, base }: Signed): Promise<void> {
  const now = await act.tx.signatureIntent.findFirstOrThrow({ where: { id: intent.id } })
  if (!LIVE.includes(now.state) || !(await kindOf(intent).isOpen(act.tx, intent))) return
  const { document, revision } = await paperOf(act.tx, intent)
  if (revision.id !== base) throw new PaperMovedOn()
  const fieldName = fieldOnPaper(slot)
  const next = { revisionNo: revision.revisionNo + 1, signatures: revision.signatures + 1 }
  const revisionId = await addRevision(act, document.id, { ...next, fieldName, paper, objectKey })
  const signatureId = act.platform.chance.id()
  await act.tx.signature.create({
    data: {
      id: signatureId,
      intentId: intent.id,
      ...belongsTo(intent),
      personId: intent.personId,
      forPartyId: slot.partyId,
      bodySha256: new Uint8Array(intent.bodySha256),
      method: 'eSign',
      certSerial: paper.certSerial,
      signedAt: act.now,
      revisionId,
    },
  })
  await act.tx.signatureCover.create({ data: { slotId: slot.id, signatureId } })
  await kindOf(intent).recorded(act, intent, revisionId)
}

export const signingHandlers: Readonly<Record<string, OutboxHandler>> = { useKey }
