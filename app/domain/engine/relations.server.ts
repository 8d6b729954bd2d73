import type { Tx } from '#prisma/client.server.ts'
import type { Role } from '../workflow/types.ts'
import type { Actor, StaffPost } from './actor.ts'

const IN_OFFICE = ['offered', 'awaitingConsent', 'active', 'challenged']
/** Invitation states in which the invited person has shown who he is; who declined may have done so by the link alone. */
const KNOWN = ['known', 'accepted']
const BEFORE_COURT = ['none', 'collecting', 'lapsed']

/**
 * The roles of an actor towards one dispute, empty for a stranger. `party` stands beside `applicant` and `respondent`;
 * an invited respondent who has not shown who he is, is an `invitee`.
 */
export async function rolesTowards(tx: Tx, actor: Actor, disputeId: string): Promise<Set<Role>> {
  if (actor.kind === 'system') return new Set<Role>(['system'])
  if (actor.kind === 'holder') return new Set<Role>(actor.disputeId === disputeId ? ['applicant', 'party'] : [])
  if (actor.kind === 'invitee') return new Set<Role>(actor.disputeId === disputeId ? ['invitee'] : [])
  if (actor.kind === 'handover') return new Set<Role>(actor.disputeId === disputeId ? ['party'] : [])
  if (actor.kind === 'visitor') return new Set<Role>()
  const roles = new Set<Role>()
  await addPartyRoles(tx, actor.personId, disputeId, roles)
  if (actor.posts.length > 0) {
    if (await isInOffice(tx, actor, disputeId)) roles.add('mediator')
    await addPostRoles(tx, actor.posts, disputeId, roles)
  }
  return roles
}

/** An assignment counts only together with the post: whoever has left it, or has not proved himself, holds neither. */
async function isInOffice(
  tx: Tx,
  { personId, posts }: Extract<Actor, { kind: 'person' }>,
  disputeId: string,
): Promise<boolean> {
  if (!posts.some(({ role }) => role === 'mediator')) return false
  const where = { disputeId, personId, state: { in: IN_OFFICE }, capacity: { in: ['lead', 'coMediator'] } }
  return (await tx.assignment.findFirst({ where })) !== null
}

async function addPartyRoles(tx: Tx, personId: string, disputeId: string, roles: Set<Role>): Promise<void> {
  const party = await tx.party.findFirst({ where: { disputeId, personId, leftAt: null } })
  if (!party) return
  if (party.side === 'applicant') {
    roles.add('applicant').add('party')
    return
  }
  const isKnown = await hasShownHimself(tx, party.id, personId, disputeId)
  if (isKnown) roles.add('respondent').add('party')
  else roles.add('invitee')
}

async function hasShownHimself(tx: Tx, partyId: string, personId: string, disputeId: string): Promise<boolean> {
  const invitations = await tx.invitation.findMany({ where: { partyId }, select: { state: true } })
  if (invitations.some(({ state }) => KNOWN.includes(state))) return true
  if (!invitations.some(({ state }) => state === 'declined')) return false
  return (await tx.identityCheck.count({ where: { disputeId, personId, state: 'passed' } })) > 0
}

async function addPostRoles(tx: Tx, posts: readonly StaffPost[], disputeId: string, roles: Set<Role>): Promise<void> {
  const dispute = await tx.dispute.findFirst({
    where: { id: disputeId },
    select: { organisationId: true, state: true },
  })
  for (const { role, organisationId } of posts) {
    const own = organisationId !== null && dispute?.organisationId === organisationId && dispute.state !== 'draft'
    if (own && (role === 'dispatcher' || role === 'orgAdmin')) roles.add(role)
  }
  const courts = posts.flatMap(({ courtId }) => (courtId ? [courtId] : []))
  if (courts.length === 0) return
  const lodged = await tx.confirmationCase.findMany({
    where: { disputeId, courtId: { in: courts }, state: { notIn: BEFORE_COURT } },
    select: { courtId: true },
  })
  for (const { role, courtId } of posts) {
    if ((role === 'clerk' || role === 'judge') && lodged.some((row) => row.courtId === courtId)) roles.add(role)
  }
}
