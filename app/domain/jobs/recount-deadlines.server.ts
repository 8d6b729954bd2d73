import type { Tx } from '#prisma/client.server.ts'
import { addDays, type Day, endOfDay, startOfDay } from '../calendar/days.ts'
import { type DeadlineKey, deadlineRow, endsOfDeadline, readDeadlineKey } from '../calendar/deadlines.ts'
import type { WorkCalendar } from '../calendar/holidays.ts'
import { lastDayToApply, type PeriodEnd } from '../calendar/period.ts'
import { appliedCalendarOf, calendarOf, plansOf } from '../calendar/plans.server.ts'
import { dateOf, isoOf, type KeptEnd, shownDay } from '../calendar/shown.ts'
import { UNDER_WAY } from '../confirmation/case.server.ts'
import { performSystem } from '../engine/perform.server.ts'
import type { Act } from '../engine/types.ts'
import type { Platform } from '../platform/platform.ts'

const DAY_MS = 86_400_000
/** How far a holiday of one year can move a day of the next or the one before. */
const MARGIN_DAYS = 15
const OPEN = { metAt: null, cancelledAt: null, missedAt: null, disputeId: { not: null } }

/** The two calendars between which deadlines move. */
export interface Change {
  readonly before: WorkCalendar
  readonly after: WorkCalendar
}

/** A running deadline that another calendar ends at another time, or shows another day of. */
export interface Moved {
  readonly id: string
  readonly disputeId: string
  readonly key: DeadlineKey
  /** The days as people are shown them. */
  readonly from: Day
  readonly to: Day
  readonly end: KeptEnd & { readonly originalDueAt: Date }
}

type Row = Awaited<ReturnType<Tx['deadline']['findMany']>>[number]

/**
 * What becomes of one running deadline. Left as they are: ends that a person set or that were extended, and ends that
 * would be over already, since nobody loses a day that he was told of.
 */
function movedTo(row: Row, { before, after }: Change, now: Date): Moved | null {
  const read = readDeadlineKey(row.key)
  if (!read || !row.disputeId || deadlineRow(read.key).amounts.length === 0) return null
  const endBy = (calendar: WorkCalendar): PeriodEnd | undefined =>
    row.amount === null
      ? endsOfDeadline({ key: read.key, startAt: row.startsAt, calendar })[read.index]
      : endsOfDeadline({ key: read.key, startAt: row.startsAt, calendar, setAmount: row.amount })[0]
  const [old, next] = [endBy(before), endBy(after)]
  const pausedMs = row.pausedDays * DAY_MS
  const isPlain = row.dueAt.getTime() === row.originalDueAt.getTime() + pausedMs
  if (!old || !next || !isPlain || old.dueAt.getTime() !== row.originalDueAt.getTime()) return null
  const dueAt = new Date(next.dueAt.getTime() + pausedMs)
  const targetOn = dateOf(addDays(next.targetOn, row.pausedDays))
  const end = { originalDueAt: next.dueAt, dueAt, isFlagged: next.isFlagged, targetOn }
  const isSame = dueAt.getTime() === row.dueAt.getTime() && next.isFlagged === row.isFlagged
  if (isSame || dueAt <= now) return null
  return { id: row.id, disputeId: row.disputeId, key: read.key, from: shownDay(row), to: shownDay(end), end }
}

/** The running deadlines that days of this year can touch. */
const touchedBy = (year: number) => ({
  ...OPEN,
  startsAt: { lt: endOfDay(addDays(`${year}-12-31`, MARGIN_DAYS)) },
  dueAt: { gte: startOfDay(addDays(`${year}-01-01`, -MARGIN_DAYS)) },
})

/** What publishing would move, for whoever is about to: nothing is changed. */
export async function movesBy({ db, clock }: Platform, year: number, change: Change): Promise<Moved[]> {
  const rows = await db.deadline.findMany({ where: touchedBy(year), orderBy: { dueAt: 'asc' } })
  return rows.flatMap((row) => movedTo(row, change, clock.law()) ?? [])
}

/** The last day of an application that is under way moves with its thirty days. */
async function moveLastDay(act: Act, { before, after }: Change): Promise<{ from: Day; to: Day } | null> {
  const found = await act.tx.confirmationCase.findFirst({
    where: { disputeId: act.disputeId, state: { in: [...UNDER_WAY] } },
    include: { version: { select: { effectiveAt: true } } },
  })
  if (!found?.version.effectiveAt) return null
  const from = isoOf(found.lastDay)
  const to = lastDayToApply(found.version.effectiveAt, after).lastDayOn
  if (from === to || from !== lastDayToApply(found.version.effectiveAt, before).lastDayOn) return null
  if (endOfDay(to) <= act.now) return null
  await act.tx.confirmationCase.update({ where: { id: found.id }, data: { lastDay: dateOf(to) } })
  return { from, to }
}

/** Counts the open deadlines of one dispute anew, with one entry of the trail that says which moved and why. */
async function recount(act: Act, years: readonly number[], change: Change, plans: readonly string[]): Promise<void> {
  const rows = await act.tx.deadline.findMany({
    where: { disputeId: act.disputeId, OR: years.map(touchedBy) },
    orderBy: { dueAt: 'asc' },
  })
  const moved = rows.flatMap((row) => movedTo(row, change, act.now) ?? [])
  for (const { id, end } of moved) await act.tx.deadline.update({ where: { id }, data: end })
  const lastDay = await moveLastDay(act, change)
  if (moved.length === 0 && !lastDay) return
  await act.note('calendar.recount', { plans, moved: moved.map(({ key, from, to }) => ({ key, from, to })), lastDay })
}

/**
 * After a plan was published: the deadlines of open cases are counted anew, each case in a transaction of its own. A
 * run that is broken off is taken up again by the next; what has moved already is left.
 */
export async function recountAfterPublication(platform: Platform): Promise<number> {
  const { db, clock } = platform
  const waiting = (await plansOf(db)).filter(({ publishedAt, appliedAt }) => publishedAt !== null && appliedAt === null)
  if (waiting.length === 0) return 0
  const change = { before: await appliedCalendarOf(db), after: await calendarOf(db) }
  const years = [...new Set(waiting.map(({ plan }) => plan.year))]
  const plans = waiting.map(({ plan, version }) => `${plan.year}/${version}`)
  const touched = await db.deadline.findMany({
    where: { OR: years.map(touchedBy) },
    distinct: ['disputeId'],
    select: { disputeId: true },
  })
  for (const { disputeId } of touched) {
    if (disputeId) await performSystem(platform, disputeId, (act) => recount(act, years, change, plans))
  }
  await db.holidayPlan.updateMany({
    where: { OR: waiting.map(({ plan, version }) => ({ year: plan.year, version })), appliedAt: null },
    data: { appliedAt: clock.real() },
  })
  return touched.length
}
