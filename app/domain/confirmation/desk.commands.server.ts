import { z } from 'zod'
import type { ConfirmationCase } from '#prisma/generated/client.ts'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { printedText } from '../text/printed.server.ts'
import { returnToAgreement } from './after-court.commands.server.ts'
import { itemOfCase } from './batch-standing.server.ts'
import { needCase, papersToDecide } from './case.server.ts'
import { isDismissalGround, isNotAcceptGround } from './catalogue.ts'
import { listed } from './fields.ts'

const Empty = z.object({})

const FORBIDDEN = ['1', '2', '3', '4', '5']
const GROUNDS = ['1', '2', '3', '4', '5', '6']

/** Writes the clerk's own ticks beside the machine's results. */
async function tick(act: Act, caseId: string, items: readonly string[]): Promise<void> {
  for (const item of items) {
    const given = { human: 'pass', byId: personOf(act.actor), at: act.now }
    await act.tx.courtCheck.upsert({
      where: { caseId_item: { caseId, item } },
      create: { caseId, item, ...given },
      update: given,
    })
  }
}

/** Accepts the case: the five matters that the court may not take are each answered with "no". */
export const acceptCase = defineCommand({
  name: 'confirmationCase.acceptCase',
  by: byOf('confirmationCase', 'acceptCase'),
  input: z.object({ notForbidden: listed }),
  async run(act, { notForbidden }) {
    const found = await needCase(act)
    if (!FORBIDDEN.every((one) => notForbidden.includes(one)))
      throw new DomainError('request/invalid', { notForbidden: 'guard/noForbiddenMatter' })
    await tick(
      act,
      found.id,
      FORBIDDEN.map((one) => `forbidden.${one}`),
    )
    const role = act.roles.has('judge') ? { judgeId: personOf(act.actor) } : { clerkId: personOf(act.actor) }
    await act.tx.confirmationCase.update({
      where: { id: found.id },
      data: { ...role, acceptedAt: found.acceptedAt ?? act.now },
    })
    await act.move('confirmationCase', found.id, 'acceptCase', { notForbidden })
  },
})

export const summonParties = defineCommand({
  name: 'confirmationCase.summon',
  by: byOf('confirmationCase', 'summon'),
  input: Empty,
  async run(act) {
    await act.move('confirmationCase', (await needCase(act)).id, 'summon')
  },
})

export const heard = z.enum(['video', 'online', 'present'], 'court/how-heard')

export const recordInquiry = defineCommand({
  name: 'confirmationCase.recordInquiry',
  by: byOf('confirmationCase', 'recordInquiry'),
  input: z.object({ heard }),
  async run(act, input) {
    const found = await needCase(act)
    await tick(act, found.id, ['bothHeard'])
    await act.move('confirmationCase', found.id, 'recordInquiry', { heard: input.heard })
  },
})

/** @throws DomainError unless every one of the six grounds of article 358 was answered with "no". */
export function needNoGround(noGround: readonly string[]): void {
  if (!GROUNDS.every((one) => noGround.includes(one)))
    throw new DomainError('request/invalid', { noGround: 'guard/noGroundOf358' })
}

interface Proposal {
  readonly noGround: readonly string[]
  readonly heard: string
  readonly batchId?: string
  /** Codes of the papers that were read, where the case is one of a sample. */
  readonly read?: readonly string[]
}

/** The proposal to confirm, with the clerk's ticks beside the machine's. */
export async function proposeAsConfirmed(act: Act, { id }: ConfirmationCase, proposal: Proposal): Promise<void> {
  await tick(act, id, [...GROUNDS.map((one) => `review.${one}`), 'bothHeard'])
  await act.move('confirmationCase', id, 'proposeConfirmation', { ...proposal, kind: 'confirm' })
}

/**
 * A case that lies in a batch and is proposed by itself: one of the sample is thereby checked, if every paper on which
 * the decision stands was read; any other leaves the batch.
 */
async function countInBatch(act: Act, found: ConfirmationCase, read: readonly string[]): Promise<void> {
  const item = await itemOfCase(act.tx, found.id)
  if (!item || item.proposedAt) return
  const where = { batchId_caseId: { batchId: item.batchId, caseId: found.id } }
  if (!item.isSampled) {
    await act.tx.courtBatchItem.update({ where, data: { leftBecause: 'alone' } })
    await act.note('batch.left', { batchId: item.batchId, because: 'alone' })
    return
  }
  const papers = await papersToDecide(act.tx, found)
  if (!papers.every(({ code }) => read.includes(code)))
    throw new DomainError('request/invalid', { read: 'court/sample-unread' })
  await act.tx.courtBatchItem.update({ where, data: { proposedAt: act.now } })
}

/** Proposes to confirm: the six questions of article 358 answered with "no", and how both were heard. */
export const proposeConfirmation = defineCommand({
  name: 'confirmationCase.proposeConfirmation',
  by: byOf('confirmationCase', 'proposeConfirmation'),
  input: z.object({ noGround: listed, heard, read: listed }),
  async run(act, { noGround, heard: how, read }) {
    const found = await needCase(act)
    needNoGround(noGround)
    await countInBatch(act, found, read)
    await proposeAsConfirmed(act, found, { noGround, heard: how, read })
  },
})

const ground = z.coerce.number().int()
const reason = z.string().trim().min(2, 'request/required').max(1_000)
const finding = printedText({ least: 2, most: 1_000 })

export const proposeDismissal = defineCommand({
  name: 'confirmationCase.proposeDismissal',
  by: byOf('confirmationCase', 'proposeDismissal'),
  input: z.object({ ground: ground.refine(isDismissalGround, 'court/ground'), finding }),
  async run(act, input) {
    const found = await needCase(act)
    await act.move('confirmationCase', found.id, 'proposeDismissal', { ...input, kind: 'dismiss' })
  },
})

export const refuseCase = defineCommand({
  name: 'confirmationCase.refuseCase',
  by: byOf('confirmationCase', 'refuseCase'),
  input: z.object({ ground: ground.refine(isNotAcceptGround, 'court/ground'), finding }),
  async run(act, input) {
    const found = await needCase(act)
    await act.tx.confirmationCase.update({
      where: { id: found.id },
      data: { judgeId: personOf(act.actor), rulingKind: 'notAccept', rulingGround: input.ground },
    })
    await act.move('confirmationCase', found.id, 'refuseCase', { ...input })
    await returnToAgreement(act)
  },
})

export const sendBackToClerk = defineCommand({
  name: 'confirmationCase.sendBack',
  by: byOf('confirmationCase', 'sendBack'),
  input: z.object({ reason }),
  async run(act, input) {
    const found = await needCase(act)
    await act.tx.signatureIntent.updateMany({ where: { caseId: found.id, state: 'wait' }, data: { state: 'void' } })
    await act.move('confirmationCase', found.id, 'sendBack', input)
  },
})
