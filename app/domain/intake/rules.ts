import { type Day, daysBetween, isDay } from '../calendar/days.ts'
import type { EvidenceHint, IntakeTopic, Question, Remedy, Rule, Warning } from './schema.ts'
import type { Answer, Answers } from './types.ts'

/** True, false, or null when a question it depends on is not answered; null counts as false, also inside `not`. */
type Verdict = boolean | null

const listOf = (answer: Answer): readonly string[] =>
  typeof answer === 'string' ? [answer] : Array.isArray(answer) ? answer : Object.values(answer)

const isAnswered = (answer: Answer | undefined): answer is Answer =>
  answer !== undefined && listOf(answer).some((part) => part.trim() !== '')

function verdictOnAnswer(rule: Extract<Rule, { q: string }>, answers: Answers, todayOn: Day): Verdict {
  const answer = answers[rule.q]
  if (!isAnswered(answer)) return null
  const parts = listOf(answer)
  // Own words are no option, whatever they say.
  const isChosen = typeof answer === 'string' || Array.isArray(answer)
  if ('in' in rule) return isChosen && parts.some((part) => rule.in.includes(part))
  if ('gte' in rule) return Number(parts[0]) >= rule.gte
  if ('olderThanDays' in rule) {
    const day = parts[0] ?? ''
    return isDay(day) ? daysBetween(day, todayOn) > rule.olderThanDays : null
  }
  return true
}

function verdict(rule: Rule, answers: Answers, todayOn: Day): Verdict {
  if ('q' in rule) return verdictOnAnswer(rule, answers, todayOn)
  if ('not' in rule) {
    const inner = verdict(rule.not, answers, todayOn)
    return inner === null ? null : !inner
  }
  const parts = ('all' in rule ? rule.all : rule.any).map((part) => verdict(part, answers, todayOn))
  if ('any' in rule) return parts.includes(true) ? true : parts.includes(null) ? null : false
  return parts.includes(false) ? false : parts.includes(null) ? null : true
}

/** Whether a rule of the guided questions holds for these answers. */
export const holds = (rule: Rule | undefined, answers: Answers, todayOn: Day): boolean =>
  rule === undefined || verdict(rule, answers, todayOn) === true

/** The answers that count: hidden questions keep theirs in the draft, but nobody reads them. */
export function answersThatCount(topic: IntakeTopic, answers: Answers, todayOn: Day): Answers {
  const counting: Record<string, Answer> = {}
  for (const { id, showIf } of topic.questions) {
    const answer = answers[id]
    if (isAnswered(answer) && holds(showIf, counting, todayOn)) counting[id] = answer
  }
  return counting
}

/** The questions to ask, in order, as far as the answers so far tell. */
export function questionsToAsk(topic: IntakeTopic, answers: Answers, todayOn: Day): Question[] {
  const counting = answersThatCount(topic, answers, todayOn)
  return topic.questions.filter(({ showIf }) => holds(showIf, counting, todayOn))
}

const TYPED: readonly Question['kind'][] = ['money', 'date', 'number', 'text', 'place', 'person']

/** Whether it is answered by typing; the others are answered by a tap. */
export const isTyped = ({ kind }: Pick<Question, 'kind'>): boolean => TYPED.includes(kind)

/** The questions as they are put: each that a tap answers alone, and all that are typed together at the end. */
export function pagesToAsk(topic: IntakeTopic, answers: Answers, todayOn: Day): readonly (readonly Question[])[] {
  const asked = questionsToAsk(topic, answers, todayOn)
  const typed = asked.filter(isTyped)
  return [...asked.filter((one) => !isTyped(one)).map((one) => [one]), ...(typed.length > 0 ? [typed] : [])]
}

/** The first question, in the order in which they are put, that has no answer; null when all have one. */
export const nextQuestion = (topic: IntakeTopic, answers: Answers, todayOn: Day): Question | null =>
  pagesToAsk(topic, answers, todayOn)
    .flat()
    .find(({ id }) => !isAnswered(answers[id])) ?? null

/** Answers split by who may read them: `mediator` answers never reach the other side, the court, lists or logs. */
export function answersByAudience(topic: IntakeTopic, answers: Answers, todayOn: Day) {
  const counting = answersThatCount(topic, answers, todayOn)
  const of = (audience: Question['audience']): Answers =>
    Object.fromEntries(topic.questions.filter((q) => q.audience === audience).map(({ id }) => [id, counting[id]]))
  return { case: of('case'), mediator: of('mediator') }
}

export interface IntakeHints {
  readonly evidence: EvidenceHint[]
  readonly remedies: Remedy[]
  readonly warnings: Warning[]
  readonly causes: IntakeTopic['causes']
  readonly statType: string | null
  readonly courtFeeKey: string | null
}

/** What the answers lead to: evidence worth having, wishes to tick, warnings, and what the clerk may propose. */
export function hintsFor(topic: IntakeTopic, answers: Answers, todayOn: Day): IntakeHints {
  const counting = answersThatCount(topic, answers, todayOn)
  const shown = <Item extends { showIf?: Rule | undefined }>(items: Item[]) =>
    items.filter(({ showIf }) => holds(showIf, counting, todayOn))
  const first = (choice: { default: string; rules?: { if: Rule; value: string }[] | undefined } | null) =>
    choice && (choice.rules?.find((rule) => holds(rule.if, counting, todayOn))?.value ?? choice.default)
  return {
    evidence: shown(topic.evidence),
    remedies: shown(topic.remedies),
    warnings: shown(topic.warnings),
    causes: shown(topic.causes),
    statType: first(topic.statType),
    courtFeeKey: first(topic.courtFee),
  }
}
