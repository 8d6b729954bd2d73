import type { Day } from '../calendar/days.ts'
import { isDay } from '../calendar/days.ts'
import { courtFeeRange, type LimitationClock, limitationClock } from '../intake/amounts.ts'
import { answersThatCount, hintsFor } from '../intake/rules.ts'
import { feeTable, intakeTopic, limitationTable } from '../intake/topics.server.ts'
import { readYuan } from '../text/money.ts'
import type { Draft } from './draft.ts'
import { suggestedFrom } from './suggestions.server.ts'

interface Pair {
  readonly zh: string
  readonly en: string
}

/** One period of the law that may run out, with its last day where the answers name the day it began. */
export interface LimitationShown {
  readonly key: string
  readonly name: Pair
  readonly plain: Pair
  readonly start: Pair
  readonly note: Pair | null
  readonly clock: LimitationClock | null
}

const pair = ({ zh, en }: Pair): Pair => ({ zh, en })

/** The periods of this kind of dispute, in the order of its content. */
function limitationsFor(draft: Draft, todayOn: Day): LimitationShown[] {
  const topic = intakeTopic(draft.topic)
  const counting = answersThatCount(topic, draft.guide, todayOn)
  return topic.limitation.keys.flatMap((key) => {
    const period = limitationTable.periods.find((one) => one.key === key)
    if (!period) return []
    const from = topic.limitation.clocks.find((one) => one.key === key)?.from
    const said = from === undefined ? undefined : counting[from]
    const clock =
      typeof said === 'string' && isDay(said) && said <= todayOn ? limitationClock(period, said, todayOn) : null
    const { name, plain, start, note } = period
    return [{ key, name: pair(name), plain: pair(plain), start: pair(start), note: note ? pair(note) : null, clock }]
  })
}

/** What a court would charge, as far as the answers tell: a range in fen, or null. */
function courtFeeFor(draft: Draft, todayOn: Day): { minFen: number; maxFen: number } | null {
  const { courtFeeKey } = hintsFor(intakeTopic(draft.topic), draft.guide, todayOn)
  if (!courtFeeKey) return null
  const typed = suggestedFrom(draft, 'money')
  const amount = typed === null ? null : readYuan(typed)
  return courtFeeRange(courtFeeKey, amount?.ok ? amount.value : null, feeTable)
}

/** What the guide can say of time and money after its questions; reminders, each with its disclaimer. */
export const guideResult = (draft: Draft, todayOn: Day) => ({
  limitations: limitationsFor(draft, todayOn),
  limitationDisclaimer: pair(limitationTable.disclaimer),
  fee: courtFeeFor(draft, todayOn),
  feeDisclaimer: pair(feeTable.disclaimer),
})
