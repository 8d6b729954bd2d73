import { codecFor } from '#prisma/codec.server.ts'
import { claimsOf, topicName } from '../dispute/home.queries.server.ts'
import { partiesOf } from '../party/parties.server.ts'
import type { Platform } from '../platform/platform.ts'
import { lastDayToAnswer, namedDay, openDays } from './later.server.ts'

type Part = Pick<Platform, 'db' | 'keys' | 'clock'>

/** What a respondent who has shown who he is reads before he answers: who, what happened, what is asked for. */
export async function otherSideSays({ db, keys, clock }: Part, disputeId: string, personId: string) {
  const dispute = await db.dispute.findFirstOrThrow({ where: { id: disputeId } })
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  const [parties, claims, invitation] = await Promise.all([
    partiesOf(db, { keys }, disputeId),
    claimsOf(db, codec, disputeId),
    db.invitation.findFirst({ where: { disputeId, party: { personId } }, orderBy: { stateSince: 'desc' } }),
  ])
  const me = parties.find((party) => party.personId === personId)
  const own = me ? await db.claimAnswer.findMany({ where: { partyId: me.partyId } }) : []
  const [laterDays, askAgainOn, lastDay] = await Promise.all([
    invitation ? openDays(db, invitation.id, clock.law()) : [],
    invitation ? namedDay(db, invitation.id) : null,
    lastDayToAnswer(db, disputeId, clock.law()),
  ])
  return {
    laterDays,
    askAgainOn,
    lastDay,
    code: dispute.code ?? '',
    topic: topicName(dispute.intakeType),
    state: invitation?.state ?? null,
    disputeState: dispute.state,
    applicants: parties.filter(({ side }) => side === 'applicant').map(({ name }) => name),
    facts: codec.openMaybe('dispute.facts', dispute.facts) ?? '',
    amountFen: dispute.amountFen === null ? null : Number(dispute.amountFen),
    claims: claims.map(({ id, amountFen, text }) => ({
      id,
      amountFen,
      text,
      answer: own.find(({ claimId }) => claimId === id)?.answer ?? null,
    })),
    ownWords:
      own
        .map(({ claimId, text }) => codec.openMaybe(`claim_answer.text/${claimId}/${me?.partyId}`, text))
        .find((text) => text !== null) ?? '',
  }
}
