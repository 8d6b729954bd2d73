import { z } from 'zod'
import { dayOf } from '../calendar/days.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import { DomainError } from '../errors.ts'
import { questionOf, readAnswer, readOwnWords, SKIPPED } from '../intake/answer.ts'
import type { IntakeTopic } from '../intake/schema.ts'
import { intakeTopic } from '../intake/topics.server.ts'
import { type Answer, type Answers, intakeTypes } from '../intake/types.ts'
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

const MOST_ON_A_PAGE = 10
/** One answer, and those that were typed on the same page. */
const Page = Given.extend({ more: z.array(Given).max(MOST_ON_A_PAGE).default([]) })

/** Name of a field of a question that shares its page with others. */
export const fieldOf = (name: 'answer' | 'detail', question: string) => `${name}-${question}`

/** Reads one answer by the kind of its question; what is wrong is said at the field that was typed in. */
function answerIn(topic: IntakeTopic, { question: id, answer, detail }: Given, isAlone: boolean) {
  const at = (name: 'answer' | 'detail') => (isAlone ? name : fieldOf(name, id))
  const question = questionOf(topic, id)
  if (!question) return { ok: false as const, problem: 'filing/answer', at: at('answer') }
  const isOwn = detail !== undefined && detail.trim() !== ''
  const read = isOwn ? readOwnWords(question, detail) : readAnswer(question, answer ?? SKIPPED)
  return { ...read, at: at(isOwn ? 'detail' : 'answer') }
}

/** Reads a page of answers; every one that is wrong is said. */
function answersIn(topic: IntakeTopic, { more, ...first }: z.infer<typeof Page>, context: z.RefinementCtx): Answers {
  const said: Record<string, Answer> = {}
  for (const given of [first, ...more]) {
    const read = answerIn(topic, given, more.length === 0)
    if (read.ok) said[given.question] = read.value
    else context.addIssue({ code: 'custom', message: read.problem, path: [read.at] })
  }
  return said
}

const AnswerGuide = Page.extend({ topic: z.enum(intakeTypes) }).transform(({ topic, ...given }, context) => ({
  topic,
  said: answersIn(intakeTopic(topic), given, context),
}))

export interface Answered {
  /** Value of the cookie that opens the draft, when this answer opened it. */
  readonly token: string | null
  /** This answer says that somebody else should help first. */
  readonly isAlarming: boolean
}

/** Answers a page of guided questions; the first answer opens a draft. */
export const answerGuide = defineCommand({
  name: 'filing.answer',
  by: byOf('dispute', 'startDraft'),
  opens: true,
  input: AnswerGuide,
  async run(act, { topic, said }): Promise<Answered> {
    const known = await act.tx.dispute.findFirst({ where: { id: act.disputeId } })
    const draft = known ? await draftOf(act) : emptyDraft(topic)
    const next: Draft = { ...draft, topic, declared: null, guide: { ...draft.guide, ...said } }
    const today = dayOf(act.now)
    const before = stopsRaised(draft, today).map(({ id }) => id)
    const isAlarming = stopsRaised(next, today).some(({ id }) => !before.includes(id))
    if (!known) return { token: await openDraft(act, topic, next), isAlarming }
    await keepDraft(act, next)
    return { token: null, isAlarming }
  },
})

const AnswerAbroad = Page.transform((given, context) => ({ said: answersIn(intakeTopic('overseas'), given, context) }))

/** Answers a page of questions about somebody, or money, outside the mainland. */
export const answerAbroad = defineCommand({
  name: 'filing.abroad',
  by: ['applicant'],
  input: AnswerAbroad,
  async run(act, { said }) {
    const draft = await draftOf(act)
    if (!draft.abroad) throw new DomainError('state/moved-on')
    await keepDraft(act, { ...draft, declared: null, abroad: { ...draft.abroad, ...said } })
  },
})
