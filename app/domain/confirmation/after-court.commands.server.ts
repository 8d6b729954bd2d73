import { z } from 'zod'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { closeIfPerformed } from '../performance/performance.server.ts'
import { everyPartySaidYes, partiesWho, sayYes } from './assents.server.ts'
import { needCase } from './case.server.ts'
import { routesFor } from './routes.ts'

const Empty = z.object({})

/** A party's yes; the last one's yes does it. The mediator carries out what all of them want. */
async function together(act: Act, event: 'renegotiate' | 'performAnyway'): Promise<void> {
  const found = await needCase(act)
  const { state } = await act.dispute()
  if (state !== 'dismissed') throw new DomainError('state/moved-on')
  if (act.roles.has('party')) await sayYes(act, event, found.id)
  if (!(await everyPartySaidYes(act, event, found.id))) {
    if (act.roles.has('party')) return
    throw new DomainError('guard/everyPartyWantsTo')
  }
  const parties = await act.tx.party.findMany({ where: { disputeId: act.disputeId, leftAt: null } })
  await act.move('dispute', act.disputeId, event, { turn: parties.map(({ personId }) => personId) })
  await closeIfPerformed(act)
}

/** After a dismissal: back to the text, with the agreement in force until the new one is. */
export const renegotiate = defineCommand({
  name: 'dispute.renegotiate',
  by: byOf('dispute', 'renegotiate'),
  input: Empty,
  run: (act) => together(act, 'renegotiate'),
})

/** After a dismissal that found nothing unlawful: both keep to the agreement without a ruling. */
export const performAnyway = defineCommand({
  name: 'dispute.performAnyway',
  by: byOf('dispute', 'performAnyway'),
  input: Empty,
  run: (act) => together(act, 'performAnyway'),
})

/** After a dismissal: it ends here, and every way that is left is named. */
export const closeDismissed = defineCommand({
  name: 'dispute.closeDismissed',
  by: byOf('dispute', 'closeDismissed'),
  input: Empty,
  run: async (act) => {
    const routes = routesFor('courtDismissed', (await act.dispute()).intakeType)
    await act.move('dispute', act.disputeId, 'closeDismissed', { routes, reason: 'courtDismissed' })
    await act.tx.dispute.update({ where: { id: act.disputeId }, data: { closingReason: 'courtDismissed' } })
  },
})

/** No new text came about: the earlier agreement stands, and its performance goes on. */
export const keepOldAgreement = defineCommand({
  name: 'dispute.keepOldAgreement',
  by: byOf('dispute', 'keepOldAgreement'),
  input: Empty,
  run: async (act) => {
    const parties = await act.tx.party.findMany({ where: { disputeId: act.disputeId, leftAt: null } })
    await act.move('dispute', act.disputeId, 'keepOldAgreement', { turn: parties.map(({ personId }) => personId) })
    await closeIfPerformed(act)
  },
})

/** The judge lets the application be withdrawn although not every party has asked for it. */
export const allowWithdrawal = defineCommand({
  name: 'confirmationCase.allowWithdrawal',
  by: ['judge'],
  input: Empty,
  run: async (act) => {
    const found = await needCase(act)
    if ((await partiesWho(act, 'withdrawApplication', found.id)).length === 0) throw new DomainError('state/moved-on')
    await endByWithdrawal(act, found.id, { leave: true })
  },
})

/** The application is withdrawn; a dispute before the court is back at its agreement in force. */
export async function endByWithdrawal(act: Act, caseId: string, facts: { leave?: true } = {}): Promise<void> {
  await act.follow('confirmationCase', caseId, 'withdrawApplication', { ...facts })
  await returnToAgreement(act)
}

/**
 * The court ended without deciding. What is left of the thirty days still runs from the day on which the agreement took
 * effect; nothing begins anew.
 */
export async function returnToAgreement(act: Act): Promise<void> {
  const { state } = await act.dispute()
  if (state !== 'confirming' && state !== 'correcting') return
  const where = { subjectId: act.disputeId, key: 'confirm.apply' }
  const first = await act.tx.deadline.findFirst({ where, orderBy: { startsAt: 'asc' } })
  await act.follow('dispute', act.disputeId, 'recordCourtEnd')
  if (!first) return
  const { startsAt, originalDueAt, dueAt, isFlagged, targetOn } = first
  await act.tx.deadline.updateMany({
    where: { ...where, id: { not: first.id }, metAt: null, cancelledAt: null, missedAt: null },
    data: { startsAt, originalDueAt, dueAt, isFlagged, targetOn },
  })
}
