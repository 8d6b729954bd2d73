import type { Tx } from '#prisma/client.server.ts'
import { type Day, dayOf } from '../calendar/days.ts'
import { shownDay } from '../calendar/shown.ts'
import type { Effect, Guard } from '../engine/types.ts'
import { askedFor, CLIMBING } from './ladder.ts'
import { askedAgainAt, laterDays } from './later.ts'
import { LINK_LASTS_MS } from './link.server.ts'

const OPEN_CLOCK = { key: 'invitation.answer', metAt: null, cancelledAt: null, missedAt: null }

const isOpenState = (state: string) => (CLIMBING as readonly string[]).includes(state)

/** The days on which the people invited in a dispute are asked again, as far as they are still to come. */
export async function daysNamed(tx: Tx, disputeId: string): Promise<Day[]> {
  const rows = await tx.invitation.findMany({ where: { disputeId, answerBy: { not: null } }, select: { id: true } })
  const days = await Promise.all(rows.map(({ id }) => namedDay(tx, id)))
  return days.filter((on) => on !== null).sort()
}

/** The last day on which an invitation of this dispute can be answered; today when that is over. */
export async function lastDayToAnswer(tx: Tx, disputeId: string, now: Date): Promise<Day> {
  const due = await tx.deadline.findFirst({ where: { disputeId, ...OPEN_CLOCK } })
  return due ? shownDay(due) : dayOf(now)
}

/** The days on which the people invited in a dispute may ask to be asked again; none when their time is over. */
export async function daysToChoose(tx: Tx, disputeId: string, now: Date): Promise<Day[]> {
  const due = await tx.deadline.findFirst({ where: { disputeId, ...OPEN_CLOCK } })
  return due ? laterDays(dayOf(now), shownDay(due)) : []
}

/** The day on which somebody is asked again, while it is still to come. */
export async function namedDay(tx: Tx, invitationId: string): Promise<Day | null> {
  const row = await tx.invitation.findFirst({ where: { id: invitationId }, include: { contactAttempts: true } })
  const isAsked = row?.contactAttempts.some(({ rung }) => rung === askedFor.no) ?? false
  return row?.answerBy && isOpenState(row.state) && !isAsked ? dayOf(row.answerBy) : null
}

/** The days that one invited person may still choose: none once he has been asked again, or has answered. */
export async function openDays(tx: Tx, invitationId: string, now: Date): Promise<Day[]> {
  const row = await tx.invitation.findFirst({ where: { id: invitationId }, include: { contactAttempts: true } })
  const isAsked = row?.contactAttempts.some(({ rung }) => rung === askedFor.no) ?? true
  if (!row || isAsked || !isOpenState(row.state)) return []
  return daysToChoose(tx, row.disputeId, now)
}

/** Letters, calls and visits that are still to be made wait with him; the link outlives the day by as long as any. */
const waitUntil: Effect = async ({ act, subjectId, facts }) => {
  const answerBy = askedAgainAt(String(facts.on))
  facts.dueAt = new Date(answerBy.getTime() + LINK_LASTS_MS)
  await act.tx.invitation.update({ where: { id: subjectId }, data: { answerBy, expiresAt: facts.dueAt as Date } })
  await act.tx.contactAttempt.updateMany({
    where: { invitationId: subjectId, doneAt: null, dueAt: { not: null, lt: answerBy } },
    data: { dueAt: answerBy },
  })
}

/** Once: the day may be changed until it comes, and after that he says yes or no. */
const mayWait: Guard = async ({ act, subjectId }) => {
  const asked = await act.tx.contactAttempt.count({ where: { invitationId: subjectId, rung: askedFor.no } })
  return asked === 0 && (await act.dispute()).state === 'inviting'
}

export const laterGuards = { mayWait } as const
export const laterEffects: Readonly<Record<string, Effect>> = { waitUntil }
