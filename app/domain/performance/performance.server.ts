import { z } from 'zod'
import { dayOf, endOfDay, startOfDay } from '../calendar/days.ts'
import { dueDayOf } from '../calendar/period.ts'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act, Effect, EffectStep, Guards, Step } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { dutiesOf } from '../settlement/clauses/duties.ts'
import { clauseDefinition } from '../settlement/clauses/library.server.ts'
import { clausesOf } from '../settlement/versions.server.ts'
import { openSupervision, supervisionGuards } from './supervision.server.ts'

const OPEN = ['planned', 'due', 'claimed', 'disputed', 'defaulted']

const itemOf = ({ act, subjectId }: Step) =>
  act.tx.performanceItem.findFirst({ where: { id: subjectId }, include: { debtor: true, creditor: true } })

/** Every item of the version in force is performed or waived. */
async function everyItemSettled({ act }: Pick<Step, 'act'>): Promise<boolean> {
  const version = await act.tx.agreementVersion.findFirst({ where: { disputeId: act.disputeId, state: 'effective' } })
  if (!version) return false
  return (await act.tx.performanceItem.count({ where: { versionId: version.id, state: { in: OPEN } } })) === 0
}

const CLOSES_ITSELF = ['performing', 'confirmed', 'enforcing']

export const performanceGuards = {
  iAmDebtor: async (step) => (await itemOf(step))?.debtor.personId === personOf(step.act.actor),
  iAmCreditorOrBankProof: async (step) => (await itemOf(step))?.creditor.personId === personOf(step.act.actor),
  dueDateReached: async (step) => {
    const item = await itemOf(step)
    // The database keeps a day as midnight UTC; days compare as text.
    return item !== null && dayOf(step.act.now) >= item.dueOn.toISOString().slice(0, 10)
  },
  everyItemSettled,
  ...supervisionGuards,
} satisfies Guards

/** One item for each instalment or act and creditor, with its day, as soon as the agreement is in force. */
async function createPerformanceItems({ act, subjectId }: EffectStep): Promise<void> {
  const version = await act.tx.agreementVersion.findFirstOrThrow({ where: { id: subjectId } })
  for (const { id: clauseId, key, values } of await clausesOf(act.tx, act.codec, version.id)) {
    for (const duty of dutiesOf(clauseDefinition(key), values)) {
      const dueOn = dueDayOf(duty.due, version.effectiveAt)
      if (!dueOn) continue
      const id = act.platform.chance.id()
      await act.tx.performanceItem.create({
        data: {
          id,
          disputeId: act.disputeId,
          versionId: version.id,
          clauseId,
          debtorId: duty.debtorId,
          creditorId: duty.creditorId,
          ordinal: duty.position,
          amountFen: duty.amountFen === null ? null : BigInt(duty.amountFen),
          dueOn: new Date(`${dueOn}T00:00:00Z`),
        },
      })
      const dueAt = startOfDay(dueOn) > act.now ? startOfDay(dueOn) : endOfDay(dueOn)
      await act.follow('performanceItem', id, 'plan', { dueAt, on: dueOn })
    }
  }
}

/** Everything is performed, and nothing about the court is open: the dispute closes by itself. */
export async function closeIfPerformed(act: Act): Promise<void> {
  const settled = { disputeId: act.disputeId, state: 'settled' }
  if (!CLOSES_ITSELF.includes((await act.dispute()).state) || !(await everyItemSettled({ act }))) return
  // Where nothing ever was to be performed, the mediator says when it is over.
  if ((await act.tx.performanceItem.count({ where: settled })) === 0) return
  await close(act, act.follow)
}

/** `how` says whether somebody's right to close is asked for (`act.move`) or the platform closes (`act.follow`). */
async function close({ tx, disputeId }: Act, how: Act['move']): Promise<void> {
  await how('dispute', disputeId, 'closePerformed', { reason: 'performed' })
  await tx.dispute.update({ where: { id: disputeId }, data: { closingReason: 'performed' } })
}

export const performanceEffects: Readonly<Record<string, Effect>> = {
  createPerformanceItems,
  openSupervision,
  cancelPerformanceItems: async () => undefined,
}

const One = z.object({ itemId: z.uuid() })

async function ownItem(act: Act, id: string) {
  const item = await act.tx.performanceItem.findFirst({ where: { id, disputeId: act.disputeId } })
  if (!item) throw new DomainError('state/moved-on')
  return item
}

/** The one who owes says that it is done. */
export const markPaid = defineCommand({
  name: 'performanceItem.markPaid',
  by: byOf('performanceItem', 'markPaid'),
  input: One,
  run: async (act, { itemId }) => {
    const item = await ownItem(act, itemId)
    await act.move('performanceItem', itemId, 'markPaid')
    if (item.amountFen !== null) await keepPayment(act, itemId, item.amountFen, 'debtor')
  },
})

const keepPayment = (act: Act, itemId: string, amountFen: bigint, source: string) =>
  act.tx.payment.create({ data: { id: act.platform.chance.id(), itemId, amountFen, source, at: act.now } })

/** The one to whom it was owed has received it. */
export const confirmReceived = defineCommand({
  name: 'performanceItem.confirmReceived',
  by: byOf('performanceItem', 'confirmReceived'),
  input: One,
  run: async (act, { itemId }) => {
    const item = await ownItem(act, itemId)
    await act.move('performanceItem', itemId, 'confirmReceived')
    if (item.amountFen !== null) {
      await act.tx.performanceItem.update({ where: { id: itemId }, data: { paidFen: item.amountFen } })
      await keepPayment(act, itemId, item.amountFen, 'creditor')
    }
    await closeIfPerformed(act)
  },
})

export const denyReceived = defineCommand({
  name: 'performanceItem.denyReceived',
  by: byOf('performanceItem', 'denyReceived'),
  input: One.extend({ reason: z.string().trim().min(2, 'settlement/reason').max(500) }),
  run: async (act, { itemId, reason }) => {
    await ownItem(act, itemId)
    await act.move('performanceItem', itemId, 'denyReceived', { reason })
  },
})

/** The mediator closes a dispute in which everything is performed. */
export const closePerformed = defineCommand({
  name: 'dispute.closePerformed',
  by: byOf('dispute', 'closePerformed'),
  input: z.object({}),
  run: (act) => close(act, act.move),
})
