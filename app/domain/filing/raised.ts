import type { Day } from '../calendar/days.ts'
import { answersThatCount, hintsFor } from '../intake/rules.ts'
import type { Warning } from '../intake/schema.ts'
import { intakeTopic } from '../intake/topics.server.ts'
import type { Answers } from '../intake/types.ts'
import type { Draft } from './draft.ts'

/** Everything the answers of a draft raise a hand about, the most pressing first. */
export function warningsRaised({ topic, guide, abroad }: Draft, todayOn: Day): Warning[] {
  const raised = [
    ...hintsFor(intakeTopic(topic), guide, todayOn).warnings,
    ...(abroad ? hintsFor(intakeTopic('overseas'), abroad, todayOn).warnings : []),
  ]
  const order = ['stop', 'caution', 'info'] as const
  return order.flatMap((level) => raised.filter((one) => one.level === level))
}

/** What must be looked after by somebody else before the other side is spoken to. */
export const stopsRaised = (draft: Draft, todayOn: Day): Warning[] =>
  warningsRaised(draft, todayOn).filter(({ level }) => level === 'stop')

/** The same from what both sides may read: answers for the mediator alone give nothing away here. */
export function openStops(draft: Draft, todayOn: Day): Warning[] {
  const topic = intakeTopic(draft.topic)
  const counting = answersThatCount(topic, draft.guide, todayOn)
  const open = topic.questions.filter(({ audience }) => audience === 'case').map(({ id }) => [id, counting[id]])
  return stopsRaised({ ...draft, guide: Object.fromEntries(open) as Answers }, todayOn)
}
