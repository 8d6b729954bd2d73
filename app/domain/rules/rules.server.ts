import type { Tx } from '#prisma/client.server.ts'
import { type DeadlineKey, deadlineRow } from '../calendar/deadlines.ts'
import type { QuietHours } from '../notice/quiet.ts'
import { keyOf, settledValues, type Value } from '../setting/settled.server.ts'
import { type Rule, ruleNamed } from './catalogue.ts'

/** The figures of a rule by their names. */
export type Figures = Readonly<Record<string, number>>

/** The rules as they count at one moment. */
export interface Rules {
  /** The figures of a rule. @throws RangeError for a rule that is not in the catalogue. */
  of(name: string): Figures
  /** The length of a deadline, or the lengths of a series. */
  amounts(key: DeadlineKey): readonly number[]
  readonly quiet: QuietHours
}

/** What a rule says with these figures in place of those that ship; what is missing or no number is as it ships. */
export const figuresOf = ({ figures }: Rule, settled: Value = {}): Figures =>
  Object.fromEntries(
    figures.map(({ name, shipped }) => [name, typeof settled[name] === 'number' ? settled[name] : shipped]),
  )

/** The rules with some of them settled, by the key of each. */
export function rulesWith(settled: ReadonlyMap<string, Value>): Rules {
  const of = (name: string): Figures => {
    const rule = ruleNamed(name)
    if (!rule) throw new RangeError(`no rule ${name}`)
    return figuresOf(rule, settled.get(keyOf('rule', name)))
  }
  return {
    of,
    amounts: (key) => (ruleNamed(`deadline.${key}`) ? Object.values(of(`deadline.${key}`)) : deadlineRow(key).amounts),
    get quiet() {
      const { from = 0, to = 0 } = of('quietHours')
      return { from, to }
    },
  }
}

/** The rules that count now. */
export const rulesOf = async (tx: Tx): Promise<Rules> => rulesWith(await settledValues(tx, 'rule'))
