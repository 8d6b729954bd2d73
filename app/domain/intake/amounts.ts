import { type Day, daysBetween, startOfDay } from '../calendar/days.ts'
import type { WorkCalendar } from '../calendar/holidays.ts'
import { endOfPeriod, shownEnd } from '../calendar/period.ts'
import type { FeeTable, LimitationPeriod } from './references.ts'

/**
 * What a court would charge for a money claim, as an estimate, in fen: bands are added up over the sum.
 * @see 诉讼费用交纳办法 13(1)
 */
export function propertyFeeFen(claimFen: number, table: FeeTable): number {
  let fee = 0
  let lower = 0
  for (const { upTo, rate, fixedYuan } of table.property.bands) {
    if (claimFen <= lower && lower > 0) break
    const upper = upTo === null ? claimFen : Math.min(claimFen, upTo * 100)
    fee += fixedYuan ? fixedYuan * 100 : (upper - lower) * (rate ?? 0)
    lower = upTo === null ? claimFen : upTo * 100
  }
  return Math.round(fee)
}

/** The smallest and largest fee a court would charge, in fen; equal when the sum decides, null when unknown. */
export function courtFeeRange(key: string, claimFen: number | null, table: FeeTable) {
  if (key === 'property') {
    if (claimFen === null) return null
    const fee = propertyFeeFen(claimFen, table)
    return { minFen: fee, maxFen: fee }
  }
  const other = table.other.find((row) => row.key === key)
  if (other?.minYuan === undefined || other.maxYuan === undefined) return null
  return { minFen: other.minYuan * 100, maxFen: other.maxYuan * 100 }
}

export interface LimitationClock {
  readonly lastDayOn: Day
  readonly isFlagged: boolean
  /** Green over 90 days, amber within 90, red within 30, past when it is over: one can still apply (Civil Code 192). */
  readonly state: 'green' | 'amber' | 'red' | 'past'
}

/** When a limitation or other period may run out, counted from the day the person named; null if it has no length. */
export function limitationClock(
  period: LimitationPeriod,
  fromOn: Day,
  todayOn: Day,
  calendar: WorkCalendar,
): LimitationClock | null {
  if (!period.length) return null
  const { value, unit } = period.length
  const end = endOfPeriod({ startAt: startOfDay(fromOn), amount: value, unit, rolls: true, calendar })
  const lastDayOn = shownEnd(end)
  const left = daysBetween(todayOn, lastDayOn)
  const state = left < 0 ? 'past' : left <= 30 ? 'red' : left <= 90 ? 'amber' : 'green'
  return { lastDayOn, isFlagged: end.isFlagged, state }
}
