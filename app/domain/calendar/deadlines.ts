import type { DeadlineRow } from './deadline-catalogue.ts'
import { deadlineCatalogue } from './deadline-catalogue.ts'
import type { WorkCalendar } from './holidays.ts'
import { endOfPeriod, type PeriodEnd } from './period.ts'

export type { DeadlineRow, MissedEvent } from './deadline-catalogue.ts'

/** The name of a deadline, as effects, rows of the database and pages use it. */
export type DeadlineKey = keyof typeof deadlineCatalogue

export const deadlineKeys = Object.keys(deadlineCatalogue) as DeadlineKey[]

export const isDeadlineKey = (key: string): key is DeadlineKey => Object.hasOwn(deadlineCatalogue, key)

/** A series is stored as `key.1`, `key.2` …; only its last member fires the event. */
export function readDeadlineKey(stored: string): { key: DeadlineKey; index: number; isLast: boolean } | null {
  if (isDeadlineKey(stored)) return { key: stored, index: 0, isLast: true }
  const [, base = '', number] = /^(.*)\.(\d+)$/.exec(stored) ?? []
  if (!isDeadlineKey(base)) return null
  return { key: base, index: Number(number) - 1, isLast: Number(number) === deadlineRow(base).amounts.length }
}

/** The row of one deadline, with its words and what happens when it is missed. */
export const deadlineRow = (key: DeadlineKey): DeadlineRow => deadlineCatalogue[key]

export interface DeadlineStart {
  readonly key: DeadlineKey
  readonly startAt: Date
  /** For deadlines whose length a person sets (`court.supplement`, `offer.answer`): the length in the row's unit. */
  readonly setAmount?: number
  /** The lengths that count now, where administrators settled others than those that ship. */
  readonly settled?: readonly number[]
  readonly calendar: WorkCalendar
}

/** Every end of a deadline that starts now: one for most, several for a series of reminders. */
export function endsOfDeadline({ key, startAt, setAmount, settled, calendar }: DeadlineStart): PeriodEnd[] {
  const { amounts, unit, rolls } = deadlineRow(key)
  const lengths = setAmount === undefined ? (settled ?? amounts) : [setAmount]
  if (lengths.length === 0) throw new RangeError(`the length of ${key} must be set by a person`)
  return lengths.map((amount) => endOfPeriod({ startAt, amount, unit, rolls, calendar }))
}

/** The end of a deadline that has one; the last of a series. */
export function endOfDeadline(start: DeadlineStart): PeriodEnd {
  const last = endsOfDeadline(start).at(-1)
  if (!last) throw new RangeError(`no end for ${start.key}`)
  return last
}

/** The mediation term that the kind of dispute and the court's referral call for; `term` in effects stands for it. */
export function termKeyFor(
  specialTerm: 'labour15' | 'medical30wd' | null,
  referral: 'none' | 'preDocket' | 'postDocketOrdinary' | 'postDocketSummary' = 'none',
): DeadlineKey {
  if (referral === 'postDocketOrdinary' || referral === 'postDocketSummary') return `term.${referral}`
  if (specialTerm === 'labour15') return 'term.labour'
  return specialTerm === 'medical30wd' ? 'term.medical' : 'term.general'
}

/** The colour of a deadline: red on its last day or later, amber in its last third, otherwise green. */
export function urgencyOf(startAt: Date, dueAt: Date, now: Date): 'green' | 'amber' | 'red' {
  const left = dueAt.getTime() - now.getTime()
  if (left <= 24 * 60 * 60_000) return 'red'
  return left * 3 <= dueAt.getTime() - startAt.getTime() ? 'amber' : 'green'
}
