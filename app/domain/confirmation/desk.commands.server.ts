import { z } from 'zod'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { printedText } from '../text/printed.server.ts'
import { returnToAgreement } from './after-court.commands.server.ts'
import { needCase } from './case.server.ts'
import { isDismissalGround, isNotAcceptGround } from './catalogue.ts'

const Empty = z.object({})
export const listed = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((values) => (Array.isArray(values) ? values : [values]).filter((value) => value !== ''))

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

const heard = z.enum(['video', 'online', 'present'], 'court/how-heard')

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

/** Proposes to confirm: the six questions of article 358 answered with "no", and how both were heard. */
export const proposeConfirmation = defineCommand({
  name: 'confirmationCase.proposeConfirmation',
  by: byOf('confirmationCase', 'proposeConfirmation'),
  input: z.object({ noGround: listed, heard }),
  async run(act, { noGround, heard: how }) {
    const found = await needCase(act)
    if (!GROUNDS.every((one) => noGround.includes(one)))
      throw new DomainError('request/invalid', { noGround: 'guard/noGroundOf358' })
    await tick(act, found.id, [...GROUNDS.map((one) => `review.${one}`), 'bothHeard'])
    await act.move('confirmationCase', found.id, 'proposeConfirmation', { noGround, heard: how, kind: 'confirm' })
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
