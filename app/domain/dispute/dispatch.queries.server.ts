import { type Codec, codecFor } from '#prisma/codec.server.ts'
import { onRoster } from '../account/posts.server.ts'
import { dayOf } from '../calendar/days.ts'
import { DomainError } from '../errors.ts'
import { spokenOf } from '../filing/spoken.server.ts'
import { toldAtFiling } from '../filing/told.server.ts'
import { ladderOf } from '../invitation/contact.queries.server.ts'
import { talkOf, wordsNow } from '../invitation/words.server.ts'
import { partiesOf } from '../party/parties.server.ts'
import type { Platform } from '../platform/platform.ts'
import { workflows } from '../workflow/index.ts'
import { listOf } from './guards.server.ts'
import { claimsOf, topicName } from './home.queries.server.ts'
import { readPayload } from './payload.server.ts'

type Part = Pick<Platform, 'db' | 'keys' | 'clock'>

/** What the applicant answered to the last list of what is missing, point by point. */
async function supplementOf(db: Part['db'], codec: Codec, disputeId: string) {
  const { facts } = (await readPayload(db, codec, disputeId, 'dispute.supplement')) ?? {}
  const answers = listOf(facts?.answers)
  return listOf(facts?.defects).map((question, index) => ({ question, answer: answers[index] ?? '' }))
}

/** One case on the dispatcher's desk. */
export async function dispatchCase(platform: Part, disputeId: string) {
  const { db, keys, clock } = platform
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
      ? db.organisationCourt.findMany({
          where: { organisationId: dispute.organisationId, ...onRoster(new Date(dayOf(clock.law()))) },
          include: { court: true },
        })
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
      ladder: await ladderOf(db, codec, row.id, platform.clock.law()),
    }
  }
}
