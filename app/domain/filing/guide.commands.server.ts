import { z } from 'zod'
import { dayOf } from '../calendar/days.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import { DomainError } from '../errors.ts'
import { questionOf, readAnswer, readOwnWords, SKIPPED } from '../intake/answer.ts'
import type { IntakeTopic } from '../intake/schema.ts'
import { intakeTopic } from '../intake/topics.server.ts'
import { type Answer, intakeTypes } from '../intake/types.ts'
import { openDraft } from './access.server.ts'
import { draftOf, keepDraft } from './draft.server.ts'
import { type Draft, emptyDraft } from './draft.ts'
import { stopsRaised } from './raised.ts'

const Given = z.object({
  question: z.string(),
  answer: z.union([z.string(), z.array(z.string())]).optional(),
  /** Own words instead of an answer. */
  detail: z.string().optional(),
})
type Given = z.infer<typeof Given>

/** Reads one answer by the kind of its question; what is wrong is said at the field that was typed in. */
function answerIn(topic: IntakeTopic, { question: id, answer, detail }: Given, context: z.RefinementCtx): Answer {
  const question = questionOf(topic, id)
  if (!question) {
    context.addIssue({ code: 'custom', message: 'filing/answer', path: ['answer'] })
    return z.NEVER
  }
  const isOwn = detail !== undefined && detail.trim() !== ''
  const read = isOwn ? readOwnWords(question, detail) : readAnswer(question, answer ?? SKIPPED)
  if (read.ok) return read.value
  context.addIssue({ code: 'custom', message: read.problem, path: [isOwn ? 'detail' : 'answer'] })
  return z.NEVER
}

const AnswerGuide = Given.extend({ topic: z.enum(intakeTypes) }).transform(({ topic, ...given }, context) => ({
  topic,
  question: given.question,
  said: answerIn(intakeTopic(topic), given, context),
}))

export interface Answered {
  /** Value of the cookie that opens the draft, when this answer opened it. */
  readonly token: string | null
  /** This answer says that somebody else should help first. */
  readonly isAlarming: boolean
}

/** Answers one guided question; the first answer opens a draft. */
export const answerGuide = defineCommand({
  name: 'filing.answer',
  by: byOf('dispute', 'startDraft'),
  opens: true,
  input: AnswerGuide,
  async run(act, { topic, question, said }): Promise<Answered> {
    const known = await act.tx.dispute.findFirst({ where: { id: act.disputeId } })
    const draft = known ? await draftOf(act) : emptyDraft(topic)
    const next: Draft = { ...draft, topic, declared: null, guide: { ...draft.guide, [question]: said } }
    const today = dayOf(act.now)
    const before = stopsRaised(draft, today).map(({ id }) => id)
    const isAlarming = stopsRaised(next, today).some(({ id }) => !before.includes(id))
    if (!known) return { token: await openDraft(act, topic, next), isAlarming }
    await keepDraft(act, next)
    return { token: null, isAlarming }
  },
})

const AnswerAbroad = Given.transform((given, context) => ({
  question: given.question,
  said: answerIn(intakeTopic('overseas'), given, context),
}))

/** Answers one question about somebody, or money, outside the mainland. */
export const answerAbroad = defineCommand({
  name: 'filing.abroad',
  by: ['applicant'],
  input: AnswerAbroad,
  async run(act, { question, said }) {
    const draft = await draftOf(act)
    if (!draft.abroad) throw new DomainError('state/moved-on')
    await keepDraft(act, { ...draft, declared: null, abroad: { ...draft.abroad, [question]: said } })
  },
})
