import { addDays, dayOf, startOfDay } from '../calendar/days.ts'
import { owedByMediator } from '../confirmation/question.queries.server.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { workflows } from '../workflow/index.ts'
import { caseBrief, topicName } from './queries.server.ts'

type Locale = 'zh-CN' | 'en'
const IN_OFFICE = ['awaitingConsent', 'active', 'challenged']
const states: Readonly<Record<string, { zh: string; en: string; stage: string; waitsFor: readonly string[] }>> =
  workflows.dispute.states

const stateName = (state: string, locale: Locale) => (locale === 'en' ? states[state]?.en : states[state]?.zh) ?? state

/** Cases offered to a mediator and not yet answered, the most urgent first. */
export async function offersTo(platform: Platform, personId: string, locale: Locale) {
  const { db } = platform
  const rows = await db.assignment.findMany({
    where: { personId, state: 'offered' },
    orderBy: { stateSince: 'asc' },
  })
  return Promise.all(
    rows.map(async ({ id, disputeId }) => {
      const due = await db.deadline.findFirst({
        where: { subjectId: disputeId, key: 'mediatorAccept', metAt: null, cancelledAt: null },
      })
      return { id, dueAt: due?.dueAt ?? null, ...(await caseBrief(platform, disputeId, locale)) }
    }),
  )
}

export type Colour = 'red' | 'yellow' | 'green'
const NEAR_DAYS = 2
const IDLE_MS = 24 * 60 * 60 * 1000

/** Red: a last day has passed. Yellow: one is near, or it has waited for the mediator for a day. The platform's own rule. */
export function colourOf(
  { dueOn, waitsForMe, stateSince }: { dueOn: string | null; waitsForMe: boolean; stateSince: Date },
  now: Date,
): Colour {
  const today = dayOf(now)
  if (dueOn !== null && dueOn < today) return 'red'
  if (dueOn !== null && dueOn <= addDays(today, NEAR_DAYS)) return 'yellow'
  return waitsForMe && now.getTime() - stateSince.getTime() > IDLE_MS ? 'yellow' : 'green'
}

/** The cases in a mediator's hands, by their nearest deadline. */
export async function casesOf({ db, clock }: Platform, personId: string, locale: Locale) {
  const rows = await db.assignment.findMany({
    where: { personId, state: { in: IN_OFFICE } },
    include: { dispute: { include: { claims: { select: { amountFen: true } } } } },
  })
  return rows
    .map(({ dispute }) => {
      const row = {
        code: dispute.code ?? '',
        topic: topicName(dispute.intakeType, locale),
        state: dispute.state,
        stateName: stateName(dispute.state, locale),
        waitsForMe: states[dispute.state]?.waitsFor.includes('mediator') ?? false,
        amountFen: dispute.amountFen === null ? null : Number(dispute.amountFen),
        dueOn: dispute.dueOn ? dispute.dueOn.toISOString().slice(0, 10) : null,
        dueIsFlagged: dispute.dueIsFlagged,
        risk: dispute.risk,
        stateSince: dispute.stateSince,
      }
      return { ...row, colour: colourOf(row, clock.law()) }
    })
    .sort((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'))
}

/** The booked sessions of a mediator from a day on. */
export async function sessionsOf({ db }: Platform, personId: string, span: { from: Date; to: Date; locale: Locale }) {
  const rows = await db.session.findMany({
    where: {
      state: { in: ['booked', 'waiting', 'live', 'paused'] },
      OR: [{ startsAt: { gte: span.from, lt: span.to } }, { state: { in: ['waiting', 'live', 'paused'] } }],
      dispute: { assignments: { some: { personId, state: { in: IN_OFFICE } } } },
    },
    include: { dispute: true },
    orderBy: { startsAt: 'asc' },
  })
  return rows.flatMap(({ id, state, startsAt, endsAt, dispute }) =>
    startsAt && endsAt
      ? [
          {
            id,
            state,
            startsAt,
            endsAt,
            code: dispute.code ?? '',
            topic: topicName(dispute.intakeType, span.locale),
          },
        ]
      : [],
  )
}

/** Messages of parties in a mediator's cases that he has not read. */
export async function unreadFor({ db }: Platform, personId: string) {
  const rows = await db.message.findMany({
    where: {
      thread: { in: ['all', 'mediatorWith'] },
      byId: { not: personId },
      dispute: { assignments: { some: { personId, state: { in: IN_OFFICE } } } },
    },
    select: { readBy: true, dispute: { select: { code: true } } },
    orderBy: { sentAt: 'desc' },
    take: 200,
  })
  const counts = new Map<string, number>()
  for (const { readBy, dispute } of rows) {
    const read = typeof readBy === 'object' && readBy !== null && personId in readBy
    if (!read && dispute.code) counts.set(dispute.code, (counts.get(dispute.code) ?? 0) + 1)
  }
  return counts
}

/** Everything that a mediator's first page shows. */
export async function todayFor(platform: Platform, personId: string, locale: Locale) {
  const now = platform.clock.law()
  const today = dayOf(now)
  const [offers, cases, sessions, unread, asked] = await Promise.all([
    offersTo(platform, personId, locale),
    casesOf(platform, personId, locale),
    sessionsOf(platform, personId, { from: startOfDay(today), to: startOfDay(addDays(today, 2)), locale }),
    unreadFor(platform, personId),
    owedByMediator(platform, personId),
  ])
  const messages = [...unread].map(([code, count]) => ({ code, count }))
  return { today, now, offers, cases, sessions, asked, unread: messages }
}

/** M2: one offered case with its short and whether it still waits for this mediator. */
export async function offerView(platform: Platform, disputeId: string, personId: string, locale: Locale) {
  const own = await platform.db.assignment.findFirst({
    where: { disputeId, personId, state: 'offered' },
  })
  const due = await platform.db.deadline.findFirst({
    where: { subjectId: disputeId, key: 'mediatorAccept', metAt: null, cancelledAt: null },
  })
  if (!own) {
    const seat = await platform.db.assignment.count({ where: { disputeId, personId, state: { in: IN_OFFICE } } })
    if (seat === 0) throw new DomainError('dispute/unknown')
  }
  const { privateNote, ...brief } = await caseBrief(platform, disputeId, locale)
  return { ...brief, isOpen: own !== null, dueAt: due?.dueAt ?? null }
}
