import type { Day } from './days.ts'
import type { HolidayYear } from './holidays.ts'

export type Difference = 'new' | 'changed' | 'same' | 'gone'

/** A holiday or make-up day of a plan, and what it is compared with the plan before. */
export interface PlanLine {
  readonly kind: 'holiday' | 'makeUp'
  readonly zh: string
  readonly en: string
  readonly fromOn: Day
  readonly toOn: Day
  readonly difference: Difference
}

const linesOf = ({ holidays, makeUpDays }: HolidayYear): Omit<PlanLine, 'difference'>[] => [
  ...holidays.map((one) => ({ kind: 'holiday' as const, ...one })),
  ...makeUpDays.map((on) => ({ kind: 'makeUp' as const, zh: '', en: '', fromOn: on, toOn: on })),
]

/** Every line of a plan, then those of the plan before that it no longer has. Make-up days have no name and never change. */
export function planDiff(before: HolidayYear | null, after: HolidayYear): PlanLine[] {
  const old = before ? linesOf(before) : []
  const known = (one: { kind: string; zh: string; fromOn: Day }) =>
    old.find(
      ({ kind, zh, fromOn }) => kind === one.kind && (kind === 'holiday' ? zh === one.zh : fromOn === one.fromOn),
    )
  const lines = linesOf(after)
  const kept = lines.map((line): PlanLine => {
    const match = known(line)
    const isSame = match?.fromOn === line.fromOn && match.toOn === line.toOn
    return { ...line, difference: !match ? 'new' : isSame ? 'same' : 'changed' }
  })
  const gone = old.filter((one) => !lines.some((line) => known(line) === one))
  return [...kept, ...gone.map((line): PlanLine => ({ ...line, difference: 'gone' }))]
}
