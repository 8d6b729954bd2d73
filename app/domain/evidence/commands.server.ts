import { z } from 'zod'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { MAX_DESCRIPTION, MAX_FILE_BYTES, PART_BYTES } from './limits.ts'
import { shareItem } from './sharing.server.ts'

const HEX_64 = /^[0-9a-f]{64}$/i

/** What is said about a file before it goes up; `bytes` in bytes. */
export const StartUpload = z.object({
  name: z.string().trim().min(1).max(255),
  bytes: z.coerce.number().int().min(1, 'evidence/empty').max(MAX_FILE_BYTES, 'evidence/too-large'),
  description: z.string().trim().max(MAX_DESCRIPTION).default(''),
  audience: z.enum(['mediator', 'all'], 'evidence/audience'),
  sha256: z.string().regex(HEX_64).optional(),
  /** Set for a file that is in the store already (the plain form). */
  objectKey: z.string().optional(),
})

/** The party of the actor; staff and mediators add files for nobody's side. */
async function ownPartyId(act: Act): Promise<string | null> {
  const personId = personOf(act.actor)
  const party = personId
    ? await act.tx.party.findFirst({ where: { disputeId: act.disputeId, personId, leftAt: null } })
    : null
  return party?.id ?? null
}

export interface Ticket {
  readonly evidenceId: string
  readonly partBytes: number
  readonly parts: number
}

export const startUpload = defineCommand({
  name: 'evidenceItem.startUpload',
  by: byOf('evidenceItem', 'startUpload'),
  input: StartUpload,
  async run(act, input): Promise<Ticket> {
    const id = act.platform.chance.id()
    const random = Buffer.from(act.platform.chance.bytes(16)).toString('hex')
    await act.tx.evidenceItem.create({
      data: {
        id,
        disputeId: act.disputeId,
        partyId: await ownPartyId(act),
        fileName: act.codec.seal(`evidence_item.file_name/${id}`, input.name),
        description: act.codec.seal(`evidence_item.description/${id}`, input.description),
        audience: input.audience,
        objectKey: input.objectKey ?? `evidence/${random}`,
        bytes: BigInt(input.bytes),
        declaredSha256: input.sha256 ? new Uint8Array(Buffer.from(input.sha256, 'hex')) : null,
      },
    })
    const parts = Math.max(1, Math.ceil(input.bytes / PART_BYTES))
    await act.tx.upload.create({
      data: {
        id: act.platform.chance.id(),
        evidenceId: id,
        uploadId: '',
        partBytes: PART_BYTES,
        parts,
        state: 'open',
        touchedAt: act.now,
      },
    })
    await act.move('evidenceItem', id, 'startUpload', {
      name: input.name,
      bytes: input.bytes,
      audience: input.audience,
    })
    return { evidenceId: id, partBytes: PART_BYTES, parts }
  },
})

const One = z.object({ evidenceId: z.uuid() })

/** An item of this dispute that the actor himself added. @throws DomainError `evidence/unknown`. */
async function ownItem(act: Act, evidenceId: string) {
  const partyId = await ownPartyId(act)
  const item = await act.tx.evidenceItem.findFirst({ where: { id: evidenceId, disputeId: act.disputeId } })
  if (!item || item.partyId !== partyId) throw new DomainError('evidence/unknown')
  return item
}

export const completeUpload = defineCommand({
  name: 'evidenceItem.completeUpload',
  by: byOf('evidenceItem', 'completeUpload'),
  input: One,
  async run(act, { evidenceId }) {
    const { state } = await ownItem(act, evidenceId)
    // The last answer may have been lost: what is on its way or done needs no second event.
    if (state !== 'uploading') return { state }
    await act.move('evidenceItem', evidenceId, 'completeUpload')
    return { state: 'verifying' }
  },
})

export const shareEvidence = defineCommand({
  name: 'evidenceItem.share',
  by: byOf('evidenceItem', 'share'),
  input: One,
  async run(act, { evidenceId }) {
    await ownItem(act, evidenceId)
    await act.tx.evidenceItem.update({ where: { id: evidenceId }, data: { audience: 'all' } })
    await shareItem(act, evidenceId)
  },
})

export const withdrawEvidence = defineCommand({
  name: 'evidenceItem.withdrawItem',
  by: byOf('evidenceItem', 'withdrawItem'),
  input: One,
  async run(act, { evidenceId }) {
    await ownItem(act, evidenceId)
    await act.move('evidenceItem', evidenceId, 'withdrawItem')
  },
})

const Decide = One.extend({ reason: z.string().trim().min(2, 'request/required') })

/** An item of this dispute, for staff. */
async function itemHere(act: Act, evidenceId: string): Promise<void> {
  const item = await act.tx.evidenceItem.findFirst({ where: { id: evidenceId, disputeId: act.disputeId } })
  if (!item) throw new DomainError('evidence/unknown')
}

export const releaseEvidence = defineCommand({
  name: 'evidenceItem.releaseFile',
  by: byOf('evidenceItem', 'releaseFile'),
  input: Decide,
  async run(act, { evidenceId, reason }) {
    await itemHere(act, evidenceId)
    await act.move('evidenceItem', evidenceId, 'releaseFile', { reason })
  },
})

export const refuseEvidence = defineCommand({
  name: 'evidenceItem.refuseFile',
  by: byOf('evidenceItem', 'refuseFile'),
  input: Decide,
  async run(act, { evidenceId, reason }) {
    await itemHere(act, evidenceId)
    await act.move('evidenceItem', evidenceId, 'refuseFile', { reason })
  },
})
