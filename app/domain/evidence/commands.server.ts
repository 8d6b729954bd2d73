import { z } from 'zod'
import { dayOf } from '../calendar/days.ts'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import {
  isSound,
  MAX_ACCOUNT_BYTES,
  MAX_ACCOUNTS,
  MAX_DESCRIPTION,
  MAX_FILE_BYTES,
  MAX_SET,
  PART_BYTES,
} from './limits.ts'
import { shareItem } from './sharing.server.ts'

const HEX_64 = /^[0-9a-f]{64}$/i

/** What is said about a file before it goes up; `bytes` in bytes. */
export const StartUpload = z.object({
  name: z.string().trim().min(1).max(255),
  bytes: z.coerce.number().int().min(1, 'evidence/empty').max(MAX_FILE_BYTES, 'evidence/too-large'),
  description: z.string().trim().max(MAX_DESCRIPTION).default(''),
  audience: z.enum(['mediator', 'all'], 'evidence/audience'),
  sha256: z.string().regex(HEX_64).optional(),
  /** The day of what it shows, as its owner says. */
  takenOn: z.union([z.literal(''), z.iso.date('evidence/day')]).optional(),
  /** Several pictures that are one item: the same number for all, and the place in the row from 1. */
  setId: z.uuid().optional(),
  setNo: z.number().int().min(1).max(MAX_SET).optional(),
  /** Set for a copy in which something is covered: the original that it was made from. */
  redactsId: z.uuid().optional(),
  /** Set for a recording in which the applicant tells what happened, instead of writing it. */
  isAccount: z.union([z.boolean(), z.literal('yes').transform(() => true)]).default(false),
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

/** When it was and in which row it stands; a day to come shows nothing yet, and nobody joins another's row. */
async function placeOf(act: Act, input: z.output<typeof StartUpload>, partyId: string | null) {
  const { takenOn, setId, setNo } = input
  if (takenOn && takenOn > dayOf(act.now)) throw new DomainError('request/invalid', { takenOn: 'evidence/day' })
  const day = takenOn ? { takenOn: new Date(takenOn) } : {}
  if (!setId || !setNo) return day
  const others = await act.tx.evidenceItem.findMany({ where: { setId } })
  const isOwn = others.every((one) => one.disputeId === act.disputeId && one.partyId === partyId)
  const fits = others.every((one) => one.audience === input.audience && one.setNo !== setNo)
  if (!isOwn || !fits) throw new DomainError('evidence/set')
  return { ...day, setId, setNo }
}

/**
 * The original of a redacted copy, with its fingerprint. Its owner decides who sees the copy; a mediator may cover what
 * both sides see anyway, but cannot show to both what was meant for him alone.
 */
async function originalOf(act: Act, { redactsId, audience }: z.output<typeof StartUpload>, partyId: string | null) {
  if (!redactsId) return {}
  const original = await act.tx.evidenceItem.findFirst({
    where: { id: redactsId, disputeId: act.disputeId, state: 'verified' },
  })
  const isOwn = original !== null && partyId !== null && original.partyId === partyId
  if (!original?.sha256 || !(isOwn || act.roles.has('mediator'))) throw new DomainError('evidence/unknown')
  if (!isOwn && audience === 'all' && original.audience !== 'all') throw new DomainError('evidence/not-yours-to-show')
  return { redactsId, redactsSha256: original.sha256 }
}

/** A told account belongs to an application that is being written, and is something to listen to. */
async function checkAccount(act: Act, { isAccount, bytes, name }: z.output<typeof StartUpload>): Promise<void> {
  if (!isAccount) return
  const { state } = await act.dispute()
  if (state !== 'draft' || !act.roles.has('applicant')) throw new DomainError('state/moved-on')
  if (!isSound(name)) throw new DomainError('request/invalid', { file: 'evidence/not-sound' })
  if (bytes > MAX_ACCOUNT_BYTES) throw new DomainError('request/invalid', { file: 'evidence/account-too-long' })
  const where = { disputeId: act.disputeId, isAccount: true, state: { in: ['uploading', 'verifying', 'verified'] } }
  if ((await act.tx.evidenceItem.count({ where })) >= MAX_ACCOUNTS) throw new DomainError('evidence/accounts-enough')
}

export interface Ticket {
  readonly evidenceId: string
  readonly partBytes: number
  readonly parts: number
}

export const startUpload = defineCommand({
  name: 'evidenceItem.startUpload',
  by: byOf('evidenceItem', 'startUpload'),
  byHandover: true,
  input: StartUpload,
  async run(act, input): Promise<Ticket> {
    await checkAccount(act, input)
    const partyId = await ownPartyId(act)
    const place = { ...(await placeOf(act, input, partyId)), ...(await originalOf(act, input, partyId)) }
    const id = act.platform.chance.id()
    const random = Buffer.from(act.platform.chance.bytes(16)).toString('hex')
    await act.tx.evidenceItem.create({
      data: {
        id,
        disputeId: act.disputeId,
        partyId,
        fileName: act.codec.seal(`evidence_item.file_name/${id}`, input.name),
        description: act.codec.seal(`evidence_item.description/${id}`, input.description),
        audience: input.audience,
        objectKey: input.objectKey ?? `evidence/${random}`,
        bytes: BigInt(input.bytes),
        ...place,
        isAccount: input.isAccount,
        handoverId: act.actor.kind === 'handover' ? act.actor.handoverId : null,
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
  byHandover: true,
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

const Decide = One.extend({ reason: z.string().trim().min(2, 'request/required').max(1_000) })

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
