import type { Day } from '../calendar/days.ts'
import { isDay } from '../calendar/days.ts'
import type { WorkCalendar } from '../calendar/holidays.ts'
import { courtFeeRange, type LimitationClock, limitationClock } from '../intake/amounts.ts'
import { type Source, sourceOf } from '../intake/basis.ts'
import { answersThatCount, hintsFor, holds } from '../intake/rules.ts'
import type { Warning, Words } from '../intake/schema.ts'
import { authorities, feeTable, intakeTopic, limitationTable } from '../intake/topics.server.ts'
import { readYuan } from '../text/money.ts'
import type { Draft } from './draft.ts'
import { warningsRaised } from './raised.ts'
import { suggestedFrom } from './suggestions.server.ts'

/** One period of the law that may run out, with its last day where the answers name the day it began. */
export interface LimitationShown {
  readonly key: string
  readonly name: Words
  readonly plain: Words
  readonly start: Words
  readonly source: Source | null
  readonly clock: LimitationClock | null
}

const pair = ({ zh, en }: Words): Words => ({ zh, en })

/** The periods of this kind of dispute, in the order of its content. */
function limitationsFor(draft: Draft, todayOn: Day, calendar: WorkCalendar): LimitationShown[] {
  const topic = intakeTopic(draft.topic)
  const counting = answersThatCount(topic, draft.guide, todayOn)
  return topic.limitation.keys.flatMap((key) => {
    const period = limitationTable.periods.find((one) => one.key === key)
    if (!period) return []
    const from = topic.limitation.clocks.find((one) => one.key === key)?.from
    const said = from === undefined ? undefined : counting[from]
    const clock =
      typeof said === 'string' && isDay(said) && said <= todayOn
        ? limitationClock(period, said, todayOn, calendar)
        : null
    const { name, plain, start } = period
    return [{ key, name: pair(name), plain: pair(plain), start: pair(start), source: sourceOf(period), clock }]
  })
}

export interface Cost {
  readonly key: 'peoples' | 'judicialConfirmation' | 'labourArbitration'
  readonly feeYuan: number
  readonly source: Source | null
}

export interface Costs {
  /** What costs nothing, or a fixed sum, with where that is written. */
  readonly fixed: readonly Cost[]
  /** What a court would charge, as far as the answers tell: a range in fen, or null. */
  readonly court: { readonly minFen: number; readonly maxFen: number } | null
  /** Where the sum decides and was not named: what a few sums would cost, in yuan. */
  readonly examples: readonly { readonly claimYuan: number; readonly feeYuan: number }[]
  readonly halved: Words
  readonly basis: Words
  readonly disclaimer: Words
}

const EXAMPLES = [3_400, 50_000, 100_000]

function costsFor(draft: Draft, courtFeeKey: string | null): Costs {
  const { mediation, property, basis, disclaimer } = feeTable
  const typed = suggestedFrom(draft, 'money')
  const amount = typed === null ? null : readYuan(typed)
  const court = courtFeeKey ? courtFeeRange(courtFeeKey, amount?.ok ? amount.value : null, feeTable) : null
  const keys: readonly Cost['key'][] = [
    'peoples',
    'judicialConfirmation',
    ...(courtFeeKey === 'labour' ? (['labourArbitration'] as const) : []),
  ]
  const fixed = keys.flatMap((key) => {
    const row = mediation[key]
    return row ? [{ key, feeYuan: row.feeYuan ?? 0, source: sourceOf(row) }] : []
  })
  const examples = courtFeeKey === 'property' && !court ? EXAMPLES : []
  return {
    fixed,
    court,
    examples: property.examples.filter(({ claimYuan }) => examples.includes(claimYuan)),
    halved: pair(property.halved.text),
    basis: pair(basis),
    disclaimer: pair(disclaimer),
  }
}

/** A warning as a page shows it: the words, where they come from, and who helps. */
export const warningShown = ({ id, level, zh, en, divert = [], ...from }: Warning) => ({
  id,
  level,
  words: { zh, en },
  source: sourceOf(from),
  authorities: authorities(divert),
})
export type WarningShown = ReturnType<typeof warningShown>

/** What the guide can say after its questions: warnings, ways, time and money; reminders, each with its disclaimer. */
export function guideResult(draft: Draft, todayOn: Day, calendar: WorkCalendar) {
  const topic = intakeTopic(draft.topic)
  const { courtFeeKey } = hintsFor(topic, draft.guide, todayOn)
  const counting = answersThatCount(topic, draft.guide, todayOn)
  return {
    warnings: warningsRaised(draft, todayOn).map(warningShown),
    /** A letter may be sent first: nobody is afraid, and it fits the side that asks. */
    hasLetter: holds(topic.letter.fitsIf, counting, todayOn),
    /** Work disputes go to arbitration before a court (Law on Mediation and Arbitration of Labour Disputes 5). */
    mustArbitrate: courtFeeKey === 'labour',
    limitations: limitationsFor(draft, todayOn, calendar),
    limitationDisclaimer: pair(limitationTable.disclaimer),
    costs: costsFor(draft, courtFeeKey),
  }
}
