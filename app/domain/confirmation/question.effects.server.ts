import { meetDeadline, startDeadline } from '../engine/deadlines.server.ts'
import type { Effect } from '../engine/types.ts'

const DEADLINE = 'court.answer'
const answersIn = (facts: Readonly<Record<string, unknown>>) =>
  Array.isArray(facts.answers) ? facts.answers.map(String) : []

/** Each answer has a day of its own: a second question does not move that of the first. */
const startAnswers: Effect = async (step) => {
  for (const subjectId of answersIn(step.facts)) await startDeadline({ ...step, subjectId }, DEADLINE)
}

const meetAnswers: Effect = async (step) => {
  for (const subjectId of answersIn(step.facts)) await meetDeadline({ ...step, subjectId }, DEADLINE)
}

/** The inquiry is over: what was not answered is not asked any more, and stands as not answered. */
const closeQuestions: Effect = async ({ act, subjectId }) => {
  const open = { question: { caseId: subjectId }, answeredAt: null, closedAt: null }
  const rows = await act.tx.courtAnswer.findMany({ where: open, select: { id: true } })
  const ids = rows.map(({ id }) => id)
  await act.tx.courtAnswer.updateMany({ where: { id: { in: ids } }, data: { closedAt: act.now } })
  const running = { subjectId: { in: ids }, key: DEADLINE, metAt: null, cancelledAt: null, missedAt: null }
  await act.tx.deadline.updateMany({ where: running, data: { cancelledAt: act.now } })
}

export const questionEffects: Readonly<Record<string, Effect>> = { startAnswers, meetAnswers, closeQuestions }
