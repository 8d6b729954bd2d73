import { z } from 'zod'
import { personOf } from '../engine/actor.ts'
import { defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { WantInput } from '../filing/schema.ts'
import { claimAnswers } from '../invitation/reasons.ts'
import { isOpenForRequests } from './own.queries.server.ts'
import { MOST_OWN } from './own.ts'

const MOST_WORDS = 1_000
const MOST_FACTS = 3_000

/** The party who acts, while requests may still change. */
async function partyNow(act: Act, side: 'applicant' | 'respondent') {
  const personId = personOf(act.actor) ?? ''
  const party = await act.tx.party.findFirst({ where: { disputeId: act.disputeId, personId, side, leftAt: null } })
  if (!party) throw new DomainError('dispute/not-allowed')
  if (!(await isOpenForRequests(act.tx, await act.dispute()))) throw new DomainError('state/moved-on')
  return party
}

/** A request of the other side's that still stands. @throws DomainError `claim/unknown`. */
async function standing(act: Act, claimId: string) {
  const row = await act.tx.claim.findFirst({
    where: { id: claimId, disputeId: act.disputeId, party: { side: 'respondent' } },
  })
  if (!row) throw new DomainError('claim/unknown')
  if (row.withdrawnAt) throw new DomainError('state/moved-on')
  return row
}

/**
 * The respondent has a request of his own: a sum, something to be done, or both, and why. Nothing is owed because of it
 * before both sides agree (PML 23(4): each party says freely what he wants).
 */
export const raiseOwn = defineCommand({
  name: 'claim.raise',
  by: ['respondent'],
  input: z
    .object({
      amount: WantInput.shape.amount,
      text: z.string().trim().max(MOST_WORDS).default(''),
      facts: z.string().trim().min(2, 'request/required').max(MOST_FACTS),
    })
    .refine(({ amount, text }) => amount !== null || text.length >= 2, {
      message: 'claim/nothing-asked',
      path: ['text'],
    }),
  async run(act, { amount, text, facts }) {
    const party = await partyNow(act, 'respondent')
    if ((await act.tx.claim.count({ where: { partyId: party.id, withdrawnAt: null } })) >= MOST_OWN) {
      throw new DomainError('claim/too-many')
    }
    const id = act.platform.chance.id()
    await act.tx.claim.create({
      data: {
        id,
        disputeId: act.disputeId,
        partyId: party.id,
        kind: amount === null ? 'act' : 'money',
        amountFen: amount === null ? null : BigInt(amount),
        text: text ? act.codec.seal(`claim.text/${id}`, text) : null,
        facts: act.codec.seal(`claim.facts/${id}`, facts),
        raisedAt: act.now,
      },
    })
    await act.note('claim.raise', { claimId: id, amountFen: amount, text, facts })
    await act.notify('ownRequest', 'dispute', act.disputeId)
  },
})

/** The applicant says what he thinks of a request of the other side; he may think again while the talks go on. */
export const answerOwn = defineCommand({
  name: 'claim.answerOwn',
  by: ['applicant'],
  input: z.object({
    claimId: z.uuid(),
    answer: z.enum(claimAnswers, 'invitation/choose'),
    text: z.string().trim().max(MOST_FACTS).default(''),
  }),
  async run(act, { claimId, answer, text }) {
    const { id: partyId } = await partyNow(act, 'applicant')
    await standing(act, claimId)
    const words = text ? act.codec.seal(`claim_answer.text/${claimId}/${partyId}`, text) : null
    await act.tx.claimAnswer.upsert({
      where: { claimId_partyId: { claimId, partyId } },
      create: { claimId, partyId, answer, text: words },
      update: { answer, text: words },
    })
    await act.note('claim.answerOwn', { claimId, answer, text })
    await act.notify('ownAnswered', 'dispute', act.disputeId)
  },
})

/** The respondent takes a request back; it stays in the record and nowhere else. */
export const withdrawOwn = defineCommand({
  name: 'claim.withdraw',
  by: ['respondent'],
  input: z.object({ claimId: z.uuid() }),
  async run(act, { claimId }) {
    const { id: partyId } = await partyNow(act, 'respondent')
    const row = await standing(act, claimId)
    if (row.partyId !== partyId) throw new DomainError('claim/unknown')
    await act.tx.claim.update({ where: { id: row.id }, data: { withdrawnAt: act.now } })
    await act.note('claim.withdraw', { claimId })
    await act.notify('ownWithdrawn', 'dispute', act.disputeId)
  },
})
