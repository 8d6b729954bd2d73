import { addDays, dayOf } from '../calendar/days.ts'
import { dateOf, isoOf } from '../calendar/shown.ts'
import { performSystem } from '../engine/perform.server.ts'
import type { Act } from '../engine/types.ts'
import type { Platform } from '../platform/platform.ts'
import { hisToAnswer, mediating } from './question.queries.server.ts'

const BATCH = 50
/** The day before the last one: there is time left to answer, and none to forget it again. The platform's own choice. */
const DAYS_BEFORE = 1

const open = { remindedAt: null, answeredAt: null, closedAt: null }

interface Owed {
  readonly caseId: string
  readonly personId: string
  readonly isMediator: boolean
  readonly on: string
}

/** Reminds one person of everything that he still owes on this day, in one message. */
async function remind(act: Act, { caseId, personId, isMediator, on }: Owed) {
  const where = {
    ...{ ...open, ...hisToAnswer(personId) },
    question: { caseId, answerOn: dateOf(on), case: { state: 'inquiring' } },
  }
  const rows = await act.tx.courtAnswer.findMany({ where })
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  await act.tx.courtAnswer.updateMany({ where: { id: { in: ids } }, data: { remindedAt: act.now } })
  await act.note('court.remind', { answers: ids, on })
  const code = encodeURIComponent((await act.dispute()).code ?? '')
  const url = `${act.platform.settings.origin}${isMediator ? '/desk' : ''}/c/${code}/court`
  await act.notify('questionRemind', 'confirmationCase', caseId, { turn: [personId], on, url })
}

/** Reminds whoever has not answered the court on the day before the last. Once, however many processes look. */
export async function remindOfQuestions(platform: Platform): Promise<number> {
  const today = dayOf(platform.clock.law())
  const due = await platform.db.courtAnswer.findMany({
    where: {
      ...open,
      OR: [{ party: { leftAt: null } }, { assignment: mediating }],
      question: {
        answerOn: { gte: dateOf(today), lte: dateOf(addDays(today, DAYS_BEFORE)) },
        case: { state: 'inquiring' },
      },
    },
    include: { party: true, assignment: true, question: { include: { case: { select: { disputeId: true } } } } },
    orderBy: { id: 'asc' },
    take: BATCH,
  })
  for (const { party, assignment, question } of due) {
    const personId = (party ?? assignment)?.personId ?? ''
    const about = { caseId: question.caseId, personId, isMediator: party === null, on: isoOf(question.answerOn) }
    await performSystem(platform, question.case.disputeId, (act) => remind(act, about))
  }
  return due.length
}
