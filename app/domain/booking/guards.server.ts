import type { Act, Guards, Step } from '../engine/types.ts'
import { isWithinHours, MAX_AHEAD_MS, type MediatorTimes, timesOf } from './hours.server.ts'

const MAX_RESCHEDULES = 5

export interface TimeSpan {
  readonly startsAt: Date
  readonly endsAt: Date
}

/** The time that a step is about. */
export const spanOf = ({ facts }: Pick<Step, 'facts'>): TimeSpan | null =>
  facts.startsAt instanceof Date && facts.endsAt instanceof Date
    ? { startsAt: facts.startsAt, endsAt: facts.endsAt }
    : null

/** Times that are only proposed have their own facts: every one must be possible. */
const spansOf = (step: Step): readonly TimeSpan[] => {
  const { windows } = step.facts
  if (Array.isArray(windows)) return windows as TimeSpan[]
  const span = spanOf(step)
  return span ? [span] : []
}

async function withinTerm(step: Step): Promise<boolean> {
  const term = await step.act.tx.deadline.findFirst({
    where: {
      disputeId: step.act.disputeId,
      key: { startsWith: 'term.' },
      metAt: null,
      cancelledAt: null,
      missedAt: null,
    },
  })
  const spans = spansOf(step)
  return spans.length > 0 && (!term || spans.every(({ startsAt }) => startsAt < term.dueAt))
}

/** Whether the mediator works then and the times can still be booked. */
export async function areOpen(act: Act, spans: readonly TimeSpan[]): Promise<boolean> {
  const { mediatorId } = await act.dispute()
  const times: MediatorTimes | null = mediatorId ? await timesOf(act.tx, mediatorId) : null
  if (!times) return false
  const now = act.now.getTime()
  return spans.every((span) => {
    const isAhead = times.isAlwaysOpen
      ? span.endsAt.getTime() > now
      : span.startsAt.getTime() >= now + times.leadMinutes * 60_000
    const isLongEnough = span.endsAt.getTime() - span.startsAt.getTime() >= times.slotMinutes * 60_000
    return isAhead && isLongEnough && span.startsAt.getTime() <= now + MAX_AHEAD_MS && isWithinHours(times, span)
  })
}

const hoursOpen = (step: Step): Promise<boolean> => areOpen(step.act, spansOf(step))

/** Whether each side can then: it acts itself, or marked a window around this time. */
export async function everySideCan(act: Act, { startsAt, endsAt }: TimeSpan): Promise<boolean> {
  const parties = await act.tx.party.findMany({
    where: { disputeId: act.disputeId, leftAt: null },
    include: { possibleWindows: { where: { startsAt: { lte: startsAt }, endsAt: { gte: endsAt } }, take: 1 } },
  })
  const can = new Set<string>()
  for (const { side, possibleWindows } of parties) {
    const isActor = act.roles.has(side === 'applicant' ? 'applicant' : 'respondent')
    if (isActor || possibleWindows.length > 0) can.add(side)
  }
  return parties.every(({ side }) => can.has(side))
}

async function everySideCanThen(step: Step): Promise<boolean> {
  const span = spanOf(step)
  return span !== null && everySideCan(step.act, span)
}

/** Everybody who is booked has agreed to meet in this way; meeting on the spot needs no consent. */
async function consentSessionKind({ act, facts }: Step): Promise<boolean> {
  const kind = facts.kind === 'onSite' || facts.kind === 'async' ? facts.kind : 'video'
  if (kind === 'onSite') return true
  const parties = await act.tx.party.findMany({ where: { disputeId: act.disputeId, leftAt: null } })
  const given = await act.tx.consent.findMany({
    where: { disputeId: act.disputeId, step: kind, withdrawnAt: null },
    select: { personId: true },
  })
  const people = new Set(given.map(({ personId }) => personId))
  return parties.every(({ personId }) => people.has(personId))
}

async function rescheduleLimit({ act, subjectId }: Step): Promise<boolean> {
  const session = await act.tx.session.findFirstOrThrow({ where: { id: subjectId } })
  return session.reschedules < MAX_RESCHEDULES
}

async function noOtherSessionBooked({ act }: Step): Promise<boolean> {
  const open = await act.tx.session.count({
    where: { disputeId: act.disputeId, state: { in: ['proposed', 'booked', 'waiting', 'live', 'paused'] } },
  })
  return open === 0
}

/** Guards about times; whether a time is free is decided by the insert itself. */
export const bookingGuards = {
  withinTerm,
  hoursOpen,
  everySideCanThen,
  consentSessionKind,
  rescheduleLimit,
  noOtherSessionBooked,
  slotFree: () => true,
} satisfies Guards
