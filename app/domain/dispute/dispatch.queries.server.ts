import { type Codec, codecFor } from '#prisma/codec.server.ts'
import { dayOf } from '../calendar/days.ts'
import type { StaffPost } from '../engine/actor.ts'
import { DomainError } from '../errors.ts'
import { spokenOf } from '../filing/spoken.server.ts'
import { toldAtFiling } from '../filing/told.server.ts'
import { maskName } from '../identity/masking.ts'
import { ladderOf } from '../invitation/contact.queries.server.ts'
import { talkOf, wordsNow } from '../invitation/words.server.ts'
import { partiesOf } from '../party/parties.server.ts'
import type { Platform } from '../platform/platform.ts'
import { workflows } from '../workflow/index.ts'
import { listOf } from './guards.server.ts'
import { claimsOf, topicName } from './home.queries.server.ts'
import { readPayload } from './payload.server.ts'

type Part = Pick<Platform, 'db' | 'keys' | 'clock'>

/** States in which the dispatcher has something to do, the most pressing first; then those that others work on. */
const DESK_STATES = [
  'filed',
  'registered',
  'inviting',
  'refused',
  'unreachable',
  'needsInfo',
  'returned',
  'choosingMediator',
  'mediatorOffered',
] as const

const organisationsOf = (posts: readonly StaffPost[]): string[] =>
  posts.flatMap(({ role, organisationId }) => (role === 'dispatcher' && organisationId ? [organisationId] : []))

/** The dispatcher's inbox: the open cases of his organisations by state and deadline. */
export async function inboxOf(platform: Part, posts: readonly StaffPost[], state: string | null) {
  const { db } = platform
  const organisations = organisationsOf(posts)
  const where = { organisationId: { in: organisations }, state: { in: [...DESK_STATES] } }
  const [rows, places, counts] = await Promise.all([
    db.dispute.findMany({
      where: { ...where, ...(state ? { state: { equals: state, in: [...DESK_STATES] } } : {}) },
      orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { filedAt: 'asc' }],
      take: 200,
    }),
    db.organisation.findMany({ where: { id: { in: organisations } }, select: { name: true } }),
    db.dispute.groupBy({ by: ['state'], where, _count: true }),
  ])
  const cases = await Promise.all(
    rows.map(async (row) => {
      const parties = await partiesOf(db, platform, row.id)
      const names = (side: string) => parties.filter((one) => one.side === side).map(({ name }) => maskName(name))
      const { zh, en } = workflows.dispute.states[row.state as (typeof DESK_STATES)[number]]
      return {
        code: row.code ?? '',
        topic: topicName(row.intakeType),
        amountFen: row.amountFen === null ? null : Number(row.amountFen),
        source: row.source,
        state: { key: row.state, name: { zh, en } },
        applicants: names('applicant'),
        respondents: names('respondent'),
        dueOn: row.dueOn ? row.dueOn.toISOString().slice(0, 10) : null,
        dueIsFlagged: row.dueIsFlagged,
      }
    }),
  )
  return {
    place: places.map(({ name }) => name).join('、'),
    today: dayOf(platform.clock.law()),
    cases,
    filters: DESK_STATES.map((key) => ({
      key,
      name: { zh: workflows.dispute.states[key].zh, en: workflows.dispute.states[key].en },
      count: counts.find((one) => one.state === key)?._count ?? 0,
    })),
  }
}

/** What the applicant answered to the last list of what is missing, point by point. */
async function supplementOf(db: Part['db'], codec: Codec, disputeId: string) {
  const { facts } = (await readPayload(db, codec, disputeId, 'dispute.supplement')) ?? {}
  const answers = listOf(facts?.answers)
  return listOf(facts?.defects).map((question, index) => ({ question, answer: answers[index] ?? '' }))
}

/** One case on the dispatcher's desk. */
export async function dispatchCase(platform: Part, disputeId: string) {
  const { db, keys } = platform
  const dispute = await db.dispute.findFirst({ where: { id: disputeId }, include: { organisation: true } })
  if (!dispute) throw new DomainError('dispute/unknown')
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  const [parties, invitations, organisations, roster] = await Promise.all([
    partiesOf(db, platform, disputeId),
    db.invitation.findMany({ where: { disputeId }, orderBy: { stateSince: 'asc' } }),
    db.organisation.findMany({
      where: { state: 'active' },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    }),
    dispute.organisationId
      ? db.organisationCourt.findMany({ where: { organisationId: dispute.organisationId }, include: { court: true } })
      : [],
  ])
  const { zh, en } = workflows.dispute.states[dispute.state as keyof typeof workflows.dispute.states]
  return {
    code: dispute.code ?? '',
    fileNumber: dispute.fileNumber,
    topic: topicName(dispute.intakeType),
    state: { key: dispute.state, name: { zh, en } },
    amountFen: dispute.amountFen === null ? null : Number(dispute.amountFen),
    filedAt: dispute.filedAt?.toISOString() ?? null,
    dueOn: dispute.dueOn?.toISOString().slice(0, 10) ?? null,
    facts: codec.openMaybe('dispute.facts', dispute.facts) ?? '',
    claims: await claimsOf(db, codec, disputeId),
    spoken: await spokenOf(db, disputeId),
    told: await toldAtFiling(platform, disputeId, 'dispatcher'),
    supplement: await supplementOf(db, codec, disputeId),
    organisation: dispute.organisation ? { id: dispute.organisation.id, name: dispute.organisation.name } : null,
    organisations,
    roster: roster.map(({ court }) => court.name),
    publicPhone: dispute.organisation?.publicPhone ?? '',
    parties: await Promise.all(
      parties.map(async (party) => ({
        partyId: party.partyId,
        side: party.side,
        name: party.name,
        phone: party.phone,
        postal: party.postal,
        representative: party.representative,
        invitation: party.side === 'respondent' ? await invitationOf(party.partyId) : null,
      })),
    ),
  }

  async function invitationOf(partyId: string) {
    const row = invitations.filter((one) => one.partyId === partyId).at(-1)
    if (!row) return null
    const { zh, en } = workflows.invitation.states[row.state as keyof typeof workflows.invitation.states]
    return {
      id: row.id,
      state: { key: row.state, name: { zh, en } },
      words: wordsNow({ ...platform } as Platform, codec, row),
      talk: talkOf(codec, row),
      ladder: await ladderOf(db, codec, row.id),
    }
  }
}
