import type { Tx } from '#prisma/client.server.ts'
import type { Deadline } from '#prisma/generated/client.ts'
import { dayOf } from '../calendar/days.ts'
import { deadlineRow, readDeadlineKey, urgencyOf } from '../calendar/deadlines.ts'
import { shownDay } from '../calendar/shown.ts'
import { topicName } from '../dispute/home.queries.server.ts'
import type { Platform } from '../platform/platform.ts'
import { workflows } from '../workflow/index.ts'
import { UNDER_WAY } from './case.server.ts'

/** How near the end of a period is; `paused` runs towards none. */
export type Nearness = 'overdue' | 'near' | 'later' | 'paused'

export interface CourtPeriod {
  readonly code: string
  readonly caseNumber: string | null
  readonly topic: { readonly zh: string; readonly en: string }
  readonly name: { readonly zh: string; readonly en: string }
  readonly basis: string
  /** The last day; of a paused period the one that it had when it was paused. */
  readonly on: string
  readonly nearness: Nearness
  /** The holidays of that year are not published: the day shown is the earlier one. */
  readonly isFlagged: boolean
  /** Who has to act before it ends. */
  readonly waitsFor: 'court' | 'party'
}

/** Periods in which the court waits for the parties. */
const PARTIES: readonly string[] = ['court.supplement', 'court.answer']

/** A period that ended without an act goes on to be shown while its state still waits for that act. */
function isStillWaited(row: Deadline, state: string, openAnswers: ReadonlySet<string>): boolean {
  if (row.missedAt === null) return true
  if (row.key === 'court.answer') return openAnswers.has(row.subjectId)
  const states: Readonly<Record<string, { readonly deadlines: readonly string[] } | undefined>> =
    workflows.confirmationCase.states
  return states[state]?.deadlines.includes(row.key) ?? false
}

function nearnessOf({ pausedAt, startsAt, dueAt }: Deadline, now: Date): Nearness {
  if (pausedAt) return 'paused'
  if (dueAt <= now) return 'overdue'
  return urgencyOf(startsAt, dueAt, now) === 'green' ? 'later' : 'near'
}

async function openAnswersOf(db: Tx, rows: readonly Deadline[]): Promise<ReadonlySet<string>> {
  const ids = rows.filter(({ key }) => key === 'court.answer').map(({ subjectId }) => subjectId)
  const open = await db.courtAnswer.findMany({
    where: { id: { in: ids }, answeredAt: null, closedAt: null },
    select: { id: true },
  })
  return new Set(open.map(({ id }) => id))
}

/** Every period that runs, is paused or was missed in the cases of these courts, the earliest day first. */
export async function courtPeriods(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  courtIds: readonly string[],
): Promise<{ readonly today: string; readonly rows: readonly CourtPeriod[] }> {
  const cases = await db.confirmationCase.findMany({
    where: { courtId: { in: [...courtIds] }, state: { in: UNDER_WAY.filter((state) => state !== 'collecting') } },
    include: { dispute: { select: { code: true, intakeType: true } } },
  })
  const caseOf = new Map(cases.map((one) => [one.disputeId, one]))
  const rows = await db.deadline.findMany({
    where: {
      disputeId: { in: [...caseOf.keys()] },
      OR: [{ subjectId: { in: cases.map(({ id }) => id) }, key: { startsWith: 'court.' } }, { key: 'court.answer' }],
      metAt: null,
      cancelledAt: null,
    },
  })
  const [now, openAnswers] = [clock.law(), await openAnswersOf(db, rows)]
  const periods = rows.flatMap((row) => {
    const found = caseOf.get(row.disputeId ?? '')
    const key = readDeadlineKey(row.key)?.key
    if (!found || !key || !isStillWaited(row, found.state, openAnswers)) return []
    const { zh, en, basis } = deadlineRow(key)
    const about = { code: found.dispute.code ?? '', caseNumber: found.caseNumber, name: { zh, en }, basis }
    const topic = topicName(found.dispute.intakeType)
    const waitsFor = PARTIES.includes(key) ? ('party' as const) : ('court' as const)
    const { isFlagged } = row
    return [{ ...about, topic, on: shownDay(row), nearness: nearnessOf(row, now), isFlagged, waitsFor }]
  })
  return { today: dayOf(now), rows: sorted(withoutTwins(periods)) }
}

/** Several questions with one day are one period to whoever looks at the day. */
const withoutTwins = (periods: readonly CourtPeriod[]): CourtPeriod[] => [
  ...new Map(periods.map((one) => [`${one.code} ${one.name.zh} ${one.on} ${one.nearness}`, one])).values(),
]

const sorted = (periods: readonly CourtPeriod[]): CourtPeriod[] =>
  [...periods].sort(
    (a, b) =>
      Number(a.nearness === 'paused') - Number(b.nearness === 'paused') ||
      a.on.localeCompare(b.on) ||
      a.code.localeCompare(b.code),
  )
