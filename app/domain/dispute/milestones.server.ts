import type { Tx } from '#prisma/client.server.ts'
import type { Reader } from './next-step.ts'

/** What has happened, by the names of the events; what a reader may not know of is not among them. */
const MILESTONES = [
  'submit',
  'askForMore',
  'supplement',
  'returnFiling',
  'refile',
  'register',
  'invite',
  'consent',
  'refuse',
  'reconsider',
  'acceptAssignment',
  'acceptDisclosure',
  'bookSession',
  'beginMediation',
  'agreeInPrinciple',
  'resumeMediation',
  'openSigning',
  'amend',
  'declineToSign',
  'becomeEffective',
  'applyForConfirmation',
  'startCorrection',
  'resubmit',
  'recordConfirmed',
  'recordDismissed',
  'closeRefused',
  'refuseAcceptance',
  'endMediation',
  'leaveMediation',
  'withdraw',
  'closePerformed',
] as const
type Milestone = (typeof MILESTONES)[number]
/** Steps before the invitation are the applicant's own. */
export const BEFORE_INVITED: ReadonlySet<string> = new Set<string>([
  'askForMore',
  'supplement',
  'returnFiling',
  'refile',
  'register',
])

/** The steps that this reader may know of, in order. */
export async function milestonesOf(
  tx: Tx,
  disputeId: string,
  reader: Reader,
): Promise<{ event: Milestone; at: Date }[]> {
  const rows = await tx.trailEvent.findMany({
    where: { chainId: disputeId, type: { in: MILESTONES.map((event) => `dispute.${event}`) } },
    orderBy: { seq: 'asc' },
    select: { event: true, at: true },
  })
  return rows.flatMap(({ event, at }) =>
    event === null || (reader === 'respondent' && BEFORE_INVITED.has(event)) ? [] : [{ event: event as Milestone, at }],
  )
}
