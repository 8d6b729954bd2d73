import { codecFor } from '#prisma/codec.server.ts'
import { readPerson } from '../account/people.server.ts'
import { intakeTopic } from '../intake/topics.server.ts'
import { isIntakeType } from '../intake/types.ts'
import type { Platform } from '../platform/platform.ts'
import { choicesOf, eligibleMediators, topicsOf } from './candidates.server.ts'

type Locale = 'zh-CN' | 'en'

/** The name of a kind of dispute in the reader's language. */
export function topicName(intakeType: string, locale: Locale): string {
  if (!isIntakeType(intakeType)) return intakeType
  const { name } = intakeTopic(intakeType)
  return locale === 'en' ? name.en : name.zh
}

export interface CandidateView {
  readonly id: string
  readonly name: string
  readonly bio: string
  readonly takesTopic: boolean
  readonly isAlwaysOpen: boolean
  readonly load: number
  /** Sides that chose this mediator. */
  readonly chosenBy: readonly string[]
}

/** The mediators to choose from, those of the topic with the fewest cases first. */
export async function candidatesFor(platform: Platform, disputeId: string, locale: Locale): Promise<CandidateView[]> {
  const { db, clock } = platform
  const [rows, choices, dispute] = await Promise.all([
    eligibleMediators(db, disputeId, clock),
    choicesOf(db, disputeId),
    db.dispute.findFirstOrThrow({ where: { id: disputeId } }),
  ])
  const views = await Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      name: (await readPerson(db, platform, row.personId)).name,
      bio: locale === 'en' ? row.bioEn : row.bioZh,
      takesTopic: topicsOf(row).includes(dispute.intakeType),
      isAlwaysOpen: row.isAlwaysOpen,
      load: row.load,
      chosenBy: choices.filter(({ choice }) => choice === row.id).map(({ side }) => side),
    })),
  )
  return views.sort(
    (a, b) =>
      Number(b.takesTopic) - Number(a.takesTopic) || Number(b.isAlwaysOpen) - Number(a.isAlwaysOpen) || a.load - b.load,
  )
}

/** Who mediates, or was asked: with what he disclosed, for those who may read it. */
export async function leadView(platform: Platform, disputeId: string) {
  const { db, keys } = platform
  const row = await db.assignment.findFirst({
    where: { disputeId, capacity: 'lead', state: { in: ['offered', 'awaitingConsent', 'active', 'challenged'] } },
    include: { disclosureAnswers: true, challenges: { where: { decision: null } } },
  })
  if (!row) return null
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  const { name } = await readPerson(db, platform, row.personId)
  return {
    id: row.id,
    personId: row.personId,
    name,
    state: row.state,
    disclosure: row.disclosure
      ? codec.openJson<{ circumstance: string; text: string }>(`assignment.disclosure/${row.id}`, row.disclosure)
      : null,
    agreedBy: row.disclosureAnswers.filter(({ answer }) => answer === 'agree').map(({ partyId }) => partyId),
    challenges: row.challenges.map(({ id, ground, words }) => ({
      id,
      ground,
      words: codec.openMaybe(`challenge.words/${id}`, words),
    })),
  }
}

/** The short of a case, as the desk shows it before anything is opened. */
export async function caseBrief(platform: Platform, disputeId: string, locale: Locale) {
  const { db, keys } = platform
  const dispute = await db.dispute.findFirstOrThrow({
    where: { id: disputeId },
    include: { parties: { where: { leftAt: null }, orderBy: [{ side: 'asc' }, { ordinal: 'asc' }] } },
  })
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  const people = await Promise.all(
    dispute.parties.map(async ({ id, side, personId }) => ({
      partyId: id,
      personId,
      side,
      name: (await readPerson(db, platform, personId)).name,
    })),
  )
  return {
    code: dispute.code ?? '',
    state: dispute.state,
    topic: topicName(dispute.intakeType, locale),
    intakeType: dispute.intakeType,
    amountFen: dispute.amountFen === null ? null : Number(dispute.amountFen),
    facts: codec.openMaybe('dispute.facts', dispute.facts) ?? '',
    privateNote: codec.openMaybe('dispute.private_note', dispute.privateNote),
    people,
  }
}
export type CaseBrief = Awaited<ReturnType<typeof caseBrief>>

/** P6 as one person sees it. */
export async function choosingView(platform: Platform, disputeId: string, personId: string, locale: Locale) {
  const { db } = platform
  const [dispute, lead, choices] = await Promise.all([
    db.dispute.findFirstOrThrow({ where: { id: disputeId } }),
    leadView(platform, disputeId),
    choicesOf(db, disputeId),
  ])
  const isOpen = dispute.state === 'choosingMediator'
  const me = choices.find((one) => one.personId === personId)
  const others = choices.filter(({ side, choice }) => side !== me?.side && choice !== null)
  return {
    code: dispute.code ?? '',
    topic: topicName(dispute.intakeType, locale),
    state: dispute.state,
    isParty: me !== undefined,
    myChoice: me?.choice ?? null,
    theirChoice: others[0]?.choice ?? null,
    leftOpen: choices.length > 0 && choices.every(({ choice }) => choice === 'any'),
    candidates: isOpen ? await candidatesFor(platform, disputeId, locale) : [],
    lead: lead && {
      name: lead.name,
      state: lead.state,
      disclosure: lead.disclosure,
      iAgreed: me !== undefined && lead.agreedBy.includes(me.partyId),
    },
  }
}
export type ChoosingView = Awaited<ReturnType<typeof choosingView>>

/** What the dispatcher sees: whom to appoint, or what to decide about the mediator in office. */
export async function appointView(platform: Platform, disputeId: string, locale: Locale) {
  const view = await choosingView(platform, disputeId, '', locale)
  const period = await platform.db.deadline.findFirst({
    where: { subjectId: disputeId, key: 'jointMediatorChoice', metAt: null, cancelledAt: null },
    orderBy: { startsAt: 'desc' },
  })
  const isOver = !period || period.missedAt !== null || period.dueAt <= platform.clock.law()
  const lead = await leadView(platform, disputeId)
  return { ...view, mayAppoint: view.leftOpen || isOver, challenges: lead?.challenges ?? [] }
}
