import { inForce } from '../account/posts.server.ts'
import { topicName } from '../mediator/queries.server.ts'
import type { Office } from './setting.ts'

const IN_OFFICE = ['offered', 'awaitingConsent', 'active', 'challenged']
const AHEAD = ['proposed', 'booked', 'waiting', 'live', 'paused']

/** One case that somebody has in hand. Code and kind only for the organisation whose case it is. */
export interface InHand {
  readonly personId: string
  readonly code: string
  readonly topic: string
  readonly sessions: readonly { readonly startsAt: Date; readonly endsAt: Date }[]
}

interface Whose {
  readonly personId?: string
  readonly organisationId: string
}

/** Whether the reader knows the cases of this organisation: an administrator of the platform sees of none which it is. */
const knowsCases = ({ rows }: Pick<Office, 'rows'>): boolean => rows.some(({ where }) => where === 'own')

/** The open cases that mediators of an organisation have in hand, with the sessions still to come. */
export async function busyAssignments(office: Office, { personId, organisationId }: Whose): Promise<InHand[]> {
  const { tx, platform, locale } = office
  const isKnown = knowsCases(office)
  const rows = await tx.assignment.findMany({
    where: {
      ...(personId ? { personId } : {}),
      state: { in: IN_OFFICE },
      dispute: { organisationId, closedAt: null },
    },
    include: { dispute: { include: { sessions: { where: { state: { in: AHEAD } }, orderBy: { startsAt: 'asc' } } } } },
    orderBy: { stateSince: 'asc' },
  })
  const now = platform.clock.law()
  return rows.map(({ personId: who, dispute }) => ({
    personId: who,
    code: isKnown ? (dispute.code ?? '') : '',
    topic: isKnown ? topicName(dispute.intakeType, locale) : '',
    sessions: dispute.sessions.flatMap(({ startsAt, endsAt }) =>
      startsAt && endsAt && endsAt > now ? [{ startsAt, endsAt }] : [],
    ),
  }))
}

/** Cases of an organisation in the hands of somebody who no longer holds the post: to be handed over, none is lost. */
export async function toHandOver(office: Office, organisationId: string): Promise<InHand[]> {
  const { tx, platform } = office
  const inHand = await busyAssignments(office, { organisationId })
  if (inHand.length === 0) return []
  const held = await tx.staffRole.findMany({
    where: {
      role: 'mediator',
      organisationId,
      personId: { in: inHand.map(({ personId }) => personId) },
      ...inForce(platform.clock.real()),
    },
    select: { personId: true },
  })
  const still = new Set(held.map(({ personId }) => personId))
  return inHand.filter(({ personId }) => !still.has(personId))
}
