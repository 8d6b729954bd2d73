import { personOf } from '../engine/actor.ts'
import type { Act, Guards, Step } from '../engine/types.ts'
import { ladderGuards } from './ladder.server.ts'
import { laterGuards } from './later.server.ts'
import { MOST_MISMATCHES } from './reasons.ts'

const DAY_MS = 86_400_000
const MAX_INVITATIONS = 3
const LADDER_DAYS = 15

const respondents = (act: Act) =>
  act.tx.party.findMany({
    where: { disputeId: act.disputeId, side: 'respondent', leftAt: null },
    orderBy: { ordinal: 'asc' },
  })

/** How each respondent stands: the state of the newest invitation, or null. */
export async function answersOf(act: Act): Promise<{ partyId: string; personId: string; state: string | null }[]> {
  const invitations = await act.tx.invitation.findMany({ where: { disputeId: act.disputeId } })
  const newest = (partyId: string) =>
    invitations
      .filter((one) => one.partyId === partyId)
      .toSorted((a, b) => newerLast(a, b))
      .at(-1)
  return (await respondents(act)).map(({ id, personId }) => ({
    partyId: id,
    personId,
    state: newest(id)?.state ?? null,
  }))
}

/** An answer stands over everything; otherwise the row that moved last. */
const newerLast = (a: { state: string; stateSince: Date }, b: { state: string; stateSince: Date }): number =>
  Number(isAnswer(a.state)) - Number(isAnswer(b.state)) || a.stateSince.getTime() - b.stateSince.getTime()

const isAnswer = (state: string | null): boolean => state === 'accepted' || state === 'declined'

/** A telephone number that the person has not been cut off from is the first rung of the way to him. */
const isReachable = async (act: Act, personId: string): Promise<boolean> =>
  (await act.tx.contact.count({ where: { personId, suppressedAt: null, kind: { in: ['phone', 'email'] } } })) > 0

async function channelKnown({ act, workflow, subjectId }: Step): Promise<boolean> {
  if (workflow === 'invitation') {
    const row = await act.tx.invitation.findFirst({ where: { id: subjectId }, include: { party: true } })
    return row !== null && isReachable(act, row.party.personId)
  }
  const people = await respondents(act)
  const known = await Promise.all(people.map(({ personId }) => isReachable(act, personId)))
  return known.length > 0 && known.every(Boolean)
}

async function linkFresh({ act, subjectId }: Step): Promise<boolean> {
  const row = await act.tx.invitation.findFirst({ where: { id: subjectId } })
  const isHolder = act.actor.kind !== 'invitee' || act.actor.invitationId === subjectId
  return row?.tokenHash != null && isHolder && row.expiresAt !== null && row.expiresAt > act.now
}

/** Whose identity or consent counts: named by the facts, or who acts. */
const whom = ({ act, facts }: Step): string | null =>
  typeof facts.personId === 'string' ? facts.personId : personOf(act.actor)

async function consentMediation(step: Step): Promise<boolean> {
  const personId = whom(step)
  if (!personId) return false
  const where = { personId, disputeId: step.act.disputeId, step: 'mediation', withdrawnAt: null }
  return (await step.act.tx.consent.count({ where })) > 0
}

async function ladderFinished({ act, facts }: Step): Promise<boolean> {
  // The dispatcher may say why the rest of the ladder leads nowhere.
  if (typeof facts.deadlineId === 'string' || typeof facts.unreachable === 'string') return true
  const first = await act.tx.trailEvent.findFirst({
    where: { chainId: act.disputeId, type: 'dispute.invite' },
    orderBy: { seq: 'asc' },
  })
  return first !== null && act.now.getTime() - first.at.getTime() >= LADDER_DAYS * DAY_MS
}

async function reinviteAllowed({ act }: Step): Promise<boolean> {
  const rows = await act.tx.trailEvent.count({
    where: {
      chainId: act.disputeId,
      type: 'invitation.prepare',
      at: { gt: new Date(act.platform.clock.real().getTime() - 90 * DAY_MS) },
    },
  })
  return rows < MAX_INVITATIONS * (await respondents(act)).length
}

/** Guards of inviting, answering and refusing. */
export const invitationGuards = {
  channelKnown,
  linkFresh,
  consentMediation,
  ladderFinished,
  ...ladderGuards,
  ...laterGuards,
  reinviteAllowed,
  nameAndIdMatch: ({ facts }) => facts.isMatch === true,
  threeMismatches: async ({ act, subjectId }) =>
    ((await act.tx.invitation.findFirst({ where: { id: subjectId } }))?.failedMatches ?? 0) >= MOST_MISMATCHES,
  personCalled: async ({ act, subjectId }) =>
    (await act.tx.contactAttempt.count({ where: { invitationId: subjectId, result: 'reached' } })) > 0,
  everyRespondentAnswered: async ({ act }) => (await answersOf(act)).every(({ state }) => isAnswer(state)),
  nobodyConsented: async ({ act }) => (await answersOf(act)).every(({ state }) => state !== 'accepted'),
  otherSideMustAgree: async ({ act }) => (await answersOf(act)).some(({ state }) => state === 'declined'),
} satisfies Guards
