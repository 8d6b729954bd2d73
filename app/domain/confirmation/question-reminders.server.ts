import { addDays, dayOf } from '../calendar/days.ts'
import { dateOf, isoOf } from '../calendar/shown.ts'
import { performSystem } from '../engine/perform.server.ts'
import type { Act } from '../engine/types.ts'
import type { Platform } from '../platform/platform.ts'

const BATCH = 50
/** The day before the last one: there is time left to answer, and none to forget it again. The platform's own choice. */
const DAYS_BEFORE = 1

const open = { remindedAt: null, answeredAt: null, closedAt: null }

/** Reminds one party of everything that it still owes on this day, in one message. */
async function remind(act: Act, { caseId, partyId, on }: { caseId: string; partyId: string; on: string }) {
  const where = { ...open, partyId, question: { caseId, answerOn: dateOf(on), case: { state: 'inquiring' } } }
  const rows = await act.tx.courtAnswer.findMany({ where, include: { party: true } })
  const [first] = rows
  if (!first) return
  const ids = rows.map(({ id }) => id)
  await act.tx.courtAnswer.updateMany({ where: { id: { in: ids } }, data: { remindedAt: act.now } })
  await act.note('court.remind', { answers: ids, on })
  const code = encodeURIComponent((await act.dispute()).code ?? '')
  const url = `${act.platform.settings.origin}/c/${code}/court`
  await act.notify('questionRemind', 'confirmationCase', caseId, { turn: [first.party.personId], on, url })
}

/** Reminds whoever has not answered the court on the day before the last. Once, however many processes look. */
export async function remindOfQuestions(platform: Platform): Promise<number> {
  const today = dayOf(platform.clock.law())
  const due = await platform.db.courtAnswer.findMany({
    where: {
      ...open,
      question: {
        answerOn: { gte: dateOf(today), lte: dateOf(addDays(today, DAYS_BEFORE)) },
        case: { state: 'inquiring' },
      },
    },
    include: { question: { include: { case: { select: { disputeId: true } } } } },
    orderBy: { id: 'asc' },
    take: BATCH,
  })
  for (const { partyId, question } of due) {
    const about = { caseId: question.caseId, partyId, on: isoOf(question.answerOn) }
    await performSystem(platform, question.case.disputeId, (act) => remind(act, about))
  }
  return due.length
}
