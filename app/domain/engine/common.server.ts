import { ownsEvidence } from '../evidence/guards.server.ts'
import { personOf } from './actor.ts'
import type { Effect, Guards, Step } from './types.ts'

/** Deadline of the state whose end is missed: `facts.deadlineId` names it when the worker fires it. */
async function deadlineMissed({ act, facts }: Parameters<NonNullable<Guards['deadlineMissed']>>[0]): Promise<boolean> {
  if (typeof facts.deadlineId !== 'string') return false
  const row = await act.tx.deadline.findFirst({ where: { id: facts.deadlineId } })
  return row !== null && row.metAt === null && row.cancelledAt === null && row.pausedAt === null && row.dueAt <= act.now
}

/** `reason`: a code of a catalogue or at least two characters of text. */
const reasonGiven = ({ facts }: { facts: Record<string, unknown> }): boolean =>
  typeof facts.reason === 'string' && facts.reason.trim().length >= 2

/** The actor made the row: a piece of evidence or an offer. */
async function isOwner(step: Step): Promise<boolean> {
  if (step.workflow === 'evidenceItem') return ownsEvidence(step)
  const { act, subjectId } = step
  const offer = await act.tx.offer.findFirst({ where: { id: subjectId }, include: { party: true } })
  return offer?.party ? offer.party.personId === personOf(act.actor) : act.roles.has('mediator')
}

/** Guards that several workflows share. */
export const commonGuards = {
  deadlineMissed,
  reasonGiven,
  isOwner,
  deadlineMissedOrReason: async (step) => reasonGiven(step) || (await deadlineMissed(step)),
  routesListed: ({ facts }) => Array.isArray(facts.routes) && facts.routes.length > 0,
} satisfies Guards

/** Effects that need nothing of their own: every act of a person is answered by a receipt at its end. */
export const commonEffects: Readonly<Record<string, Effect>> = { receipt: async () => undefined }
