import type { Prisma } from '#prisma/generated/client.ts'
import { shownDay } from '../calendar/shown.ts'
import { intakeTopic } from '../intake/topics.server.ts'
import { isIntakeType } from '../intake/types.ts'
import type { Platform } from '../platform/platform.ts'
import { UNDER_WAY } from './case.server.ts'
import { MACHINE_POINTS } from './clean.ts'
import { ENDED_BY_RULING, RULINGS } from './ruling.server.ts'

export interface QueueRow {
  readonly code: string
  readonly caseNumber: string | null
  readonly topic: { readonly zh: string; readonly en: string }
  readonly organisation: string
  /** What is to be paid by the agreement; null where nothing is. */
  readonly amountFen: number | null
  readonly state: string
  readonly dueOn: string | null
  /** The holidays of that year are not published: the day shown is the earlier one. */
  readonly isFlagged: boolean
  readonly score: number | null
  /** What the machine did not find in order. */
  readonly open: readonly string[]
  /** Came back after a supplement. */
  readonly isBack: boolean
  /** How long it will take, by rule of thumb of the platform; null while the machine has not looked. */
  readonly minutes: number | null
}

/** A case in order is read and pressed once; whatever is not in order has to be looked into. The platform's own measure. */
const MINUTES = { clean: 2, forEachPoint: 3 } as const
const minutesFor = (score: number | null) =>
  score === null ? null : MINUTES.clean + (MACHINE_POINTS.length - score) * MINUTES.forEachPoint

/** The nearest day by which the court, or who it asked, must act; days of performance do not concern the court. */
async function courtDays(
  db: Platform['db'],
  disputeIds: readonly string[],
): Promise<ReadonlyMap<string, { on: string; isFlagged: boolean }>> {
  const open = { metAt: null, cancelledAt: null, missedAt: null, pausedAt: null }
  const where = { disputeId: { in: [...disputeIds] }, key: { startsWith: 'court.' }, ...open }
  const rows = await db.deadline.findMany({ where })
  const days = rows.map((row) => ({ disputeId: row.disputeId ?? '', on: shownDay(row), isFlagged: row.isFlagged }))
  return new Map(days.sort((a, b) => b.on.localeCompare(a.on)).map((day) => [day.disputeId, day]))
}

const read = (db: Platform['db'], where: Prisma.ConfirmationCaseWhereInput) =>
  db.confirmationCase.findMany({
    where,
    include: {
      dispute: { select: { code: true, intakeType: true, organisation: { select: { name: true } } } },
      courtChecks: { where: { machine: { not: null } }, select: { item: true, machine: true } },
      version: { select: { clauses: { select: { totalFen: true } } } },
    },
  })
type CaseRow = Awaited<ReturnType<typeof read>>[number]

/** The sums of the clauses together. */
function owedIn({ version }: CaseRow): number | null {
  const sums = version.clauses.flatMap(({ totalFen }) => (totalFen === null ? [] : [Number(totalFen)]))
  return sums.length === 0 ? null : sums.reduce((all, one) => all + one, 0)
}

async function rowsOf(db: Platform['db'], where: Prisma.ConfirmationCaseWhereInput): Promise<QueueRow[]> {
  const rows = await read(db, where)
  const ids = rows.map(({ disputeId }) => disputeId)
  const days = await courtDays(db, ids)
  return rows.map((row) => {
    const { disputeId, caseNumber, state, autoScore, lodgings, dispute, courtChecks } = row
    const { intakeType } = dispute
    return {
      code: dispute.code ?? '',
      caseNumber,
      topic: isIntakeType(intakeType) ? intakeTopic(intakeType).name : { zh: '', en: '' },
      organisation: dispute.organisation?.name ?? '',
      amountFen: owedIn(row),
      state,
      dueOn: days.get(disputeId)?.on ?? null,
      isFlagged: days.get(disputeId)?.isFlagged ?? false,
      score: autoScore,
      open: courtChecks.flatMap(({ item, machine }) => (machine === 'pass' ? [] : [item])),
      isBack: lodgings > 1,
      minutes: minutesFor(autoScore),
    }
  })
}

/** What the queue says of one case, wherever it stands. */
export const queueRowOf = async ({ db }: Pick<Platform, 'db'>, id: string) => (await rowsOf(db, { id }))[0] ?? null

/** The cases of these courts that wait for the court, the nearest deadline first. */
export async function courtQueue({ db }: Platform, courtIds: readonly string[]): Promise<QueueRow[]> {
  const unsigned = {
    state: { in: ENDED_BY_RULING },
    rulingKind: { in: ['notAccept', 'withdraw'] },
    documents: { none: { templateId: { in: [...RULINGS] } } },
  }
  const queue = await rowsOf(db, {
    courtId: { in: [...courtIds] },
    OR: [{ state: { in: UNDER_WAY.filter((state) => state !== 'collecting') } }, unsigned],
  })
  return queue.sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.code.localeCompare(b.code))
}
