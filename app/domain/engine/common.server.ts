import type { Guards } from './types.ts'

/** Deadline of the state whose end is missed: `facts.deadlineId` names it when the worker fires it. */
async function deadlineMissed({ act, facts }: Parameters<NonNullable<Guards['deadlineMissed']>>[0]): Promise<boolean> {
  if (typeof facts.deadlineId !== 'string') return false
  const row = await act.tx.deadline.findFirst({ where: { id: facts.deadlineId } })
  return row !== null && row.metAt === null && row.cancelledAt === null && row.pausedAt === null && row.dueAt <= act.now
}

/** `reason`: a code of a catalogue or at least two characters of text. */
const reasonGiven = ({ facts }: { facts: Record<string, unknown> }): boolean =>
  typeof facts.reason === 'string' && facts.reason.trim().length >= 2

/** Guards that several workflows share. */
export const commonGuards = {
  deadlineMissed,
  reasonGiven,
  deadlineMissedOrReason: async (step) => reasonGiven(step) || (await deadlineMissed(step)),
  routesListed: ({ facts }) => Array.isArray(facts.routes) && facts.routes.length > 0,
} satisfies Guards
