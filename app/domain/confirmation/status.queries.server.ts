import { shownDay } from '../calendar/shown.ts'
import type { Platform } from '../platform/platform.ts'
import { caseOfDispute } from './case.server.ts'

/** One step of a case on its way through the court. */
export interface CourtStep {
  readonly key: 'applied' | 'accepted' | 'returned' | 'reviewed' | 'ruled'
  readonly state: 'done' | 'now' | 'next'
  /** When it was done, or since when it is going on. */
  readonly at: string | null
  /** By when it will be done. */
  readonly lastDay: { readonly on: string; readonly isFlagged: boolean } | null
}

const REVIEWED = ['accepted', 'inquiring', 'supplementOrdered', 'awaitingRuling']
const RULED = ['confirmed', 'dismissed', 'notAccepted', 'objected', 'revoked']
/** Ways to end without a ruling on the application: what is still to come never comes. */
const ENDED = ['withdrawn', 'deemedWithdrawn', 'transferred', 'lapsed']

/** The steps of the newest application, with the times of the record and the last days that run now. */
export async function courtSteps({ db }: Platform, disputeId: string): Promise<CourtStep[]> {
  const found = await caseOfDispute(db, disputeId)
  if (!found) return []
  const [entries, days] = await Promise.all([
    db.trailEvent.findMany({
      where: { chainId: disputeId, workflow: 'confirmationCase', subjectId: found.id },
      orderBy: { seq: 'desc' },
    }),
    db.deadline.findMany({
      where: { subjectId: found.id, metAt: null, cancelledAt: null, missedAt: null, pausedAt: null },
      orderBy: { dueAt: 'asc' },
    }),
  ])
  const timeOf = (...events: readonly string[]) =>
    entries.find(({ event }) => event !== null && events.includes(event))?.at.toISOString() ?? null
  const dayOf = (key: string) => {
    const row = days.find((day) => day.key === key)
    return row ? { on: shownDay(row), isFlagged: row.isFlagged } : null
  }
  const { state } = found
  const isRuled = RULED.includes(state)
  const accepted = timeOf('acceptCase')
  const done = (key: CourtStep['key'], at: string | null): CourtStep => ({ key, state: 'done', at, lastDay: null })
  const applied: CourtStep =
    state === 'collecting'
      ? { key: 'applied', state: 'now', at: timeOf('openApplication'), lastDay: dayOf('confirm.apply') }
      : done('applied', timeOf('lodge', 'answerReturn'))
  const ruled: CourtStep = isRuled
    ? done('ruled', timeOf('confirm', 'dismiss', 'refuseCase'))
    : { key: 'ruled', state: 'next', at: null, lastDay: dayOf('court.decide') }
  if (ENDED.includes(state)) return timeOf('lodge') ? [applied, ...(accepted ? [done('accepted', accepted)] : [])] : []
  if (state === 'notAccepted') return [applied, ruled]
  const back: CourtStep[] =
    state === 'returned'
      ? [{ key: 'returned', state: 'now', at: timeOf('returnForCorrection'), lastDay: dayOf('court.supplement') }]
      : []
  // A matter that was returned waits once more for the court to accept it.
  const isIn = isRuled || REVIEWED.includes(state)
  return [
    applied,
    ...back,
    isIn
      ? done('accepted', accepted)
      : { key: 'accepted', state: state === 'lodged' ? 'now' : 'next', at: null, lastDay: dayOf('court.accept') },
    isRuled
      ? done('reviewed', timeOf('proposeConfirmation', 'proposeDismissal'))
      : { key: 'reviewed', state: isIn ? 'now' : 'next', at: isIn ? accepted : null, lastDay: null },
    ruled,
  ]
}
