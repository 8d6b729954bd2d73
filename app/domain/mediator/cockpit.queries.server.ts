import { codecFor } from '#prisma/codec.server.ts'
import { readPerson } from '../account/people.server.ts'
import { ofApplicants, ownRequests } from '../claim/own.queries.server.ts'
import { mediatorsGrounds, terminationGrounds } from '../confirmation/endings.ts'
import { countAsked } from '../confirmation/question.queries.server.ts'
import { otherRoutes, routesFor } from '../confirmation/routes.ts'
import { spokenOf } from '../filing/spoken.server.ts'
import { toldAtFiling } from '../filing/told.server.ts'
import { countCompanions } from '../party/companions.queries.server.ts'
import type { Platform } from '../platform/platform.ts'
import { workflows } from '../workflow/index.ts'
import { caseBrief } from './queries.server.ts'

type Locale = 'zh-CN' | 'en'

const states: Readonly<Record<string, { zh: string; en: string } | undefined>> = workflows.dispute.states

/** Claims and what the other side says to each, side by side. */
async function claimsOf(platform: Platform, disputeId: string) {
  const { db, keys } = platform
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  const rows = await db.claim.findMany({
    where: ofApplicants(disputeId),
    include: { claimAnswers: true },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ id, amountFen, text, claimAnswers }) => ({
    id,
    amountFen: amountFen === null ? null : Number(amountFen),
    text: codec.openMaybe(`claim.text/${id}`, text),
    answers: claimAnswers.map((answer) => ({
      partyId: answer.partyId,
      answer: answer.answer,
      text: codec.openMaybe(`claim_answer.text/${id}/${answer.partyId}`, answer.text),
    })),
  }))
}

/** What the respondents ask for themselves, with the answers. */
async function ownOf({ db, keys }: Platform, disputeId: string) {
  return ownRequests(db, await codecFor(db, keys, 'dispute', disputeId), disputeId)
}

/** Private notes, for the dispute's mediators and for nobody else. */
export async function cockpitNotes(platform: Platform, disputeId: string, personId: string) {
  const { db, keys } = platform
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  const rows = await db.privateNote.findMany({ where: { disputeId }, orderBy: { at: 'desc' } })
  return Promise.all(
    rows.map(async ({ id, authorId, body, at }) => ({
      id,
      at,
      isMine: authorId === personId,
      author: (await readPerson(db, platform, authorId)).name,
      text: codec.open(`private_note.body/${id}`, body),
    })),
  )
}

/** M3: the whole of a case for its mediator. */
export async function cockpitView(platform: Platform, disputeId: string, personId: string, locale: Locale) {
  const [brief, claims, own, brought, notes, told, spoken, evidence, askedByCourt] = await Promise.all([
    caseBrief(platform, disputeId, locale),
    claimsOf(platform, disputeId),
    ownOf(platform, disputeId),
    countCompanions(platform.db, disputeId),
    cockpitNotes(platform, disputeId, personId),
    toldAtFiling(platform, disputeId, 'mediator'),
    spokenOf(platform.db, disputeId),
    platform.db.evidenceItem.count({ where: { disputeId, state: 'verified' } }),
    countAsked(platform.db, disputeId, personId),
  ])
  const stateName = (locale === 'en' ? states[brief.state]?.en : states[brief.state]?.zh) ?? brief.state
  return { ...brief, stateName, claims, own, brought, notes, told, spoken, evidence, askedByCourt }
}

/** M8: what a mediation may end on, and the other ways that the law leaves. */
export async function closingView({ db }: Platform, disputeId: string, locale: Locale) {
  const dispute = await db.dispute.findFirstOrThrow({ where: { id: disputeId } })
  const word = (row: { zh: string; en: string }) => (locale === 'en' ? row.en : row.zh)
  return {
    code: dispute.code ?? '',
    state: dispute.state,
    grounds: mediatorsGrounds.map((value) => ({ value, label: word(terminationGrounds[value]) })),
    routes: routesFor('failed', dispute.intakeType).map((value) => ({ value, label: word(otherRoutes[value]) })),
  }
}
