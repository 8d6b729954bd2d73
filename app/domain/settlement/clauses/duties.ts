import type { ClauseDefinition, ClauseValue, ClauseValues, Due, Instalment } from './definition.ts'

/** Something one party owes another under a clause: one instalment, or one act. */
export interface Duty {
  readonly kind: 'payment' | 'act'
  readonly debtorId: string
  readonly creditorId: string
  readonly amountFen: number | null
  readonly due: Due
  /** Instalments count from 1. */
  readonly position: number
}

const textOf = (value: ClauseValue | undefined): string | null => (typeof value === 'string' ? value : null)
const isDue = (value: ClauseValue | undefined): value is Due =>
  typeof value === 'object' && !Array.isArray(value) && ('on' in value || 'inDays' in value)

/** What is to be performed under a clause, and by when; nothing for clauses that owe no fixed act. */
export function dutiesOf(definition: ClauseDefinition, values: ClauseValues): Duty[] {
  const { actor, other, owes, kind, variables } = definition
  const debtorId = actor ? textOf(values[actor]) : null
  const creditorId = other ? textOf(values[other]) : null
  if (!debtorId || !creditorId || (kind !== 'payment' && kind !== 'act' && kind !== 'apology')) return []
  const between = { debtorId, creditorId } as const
  const instalments = values.instalments
  if (Array.isArray(instalments)) {
    return (instalments as Instalment[]).map(({ amountFen, due }, index) => ({
      ...between,
      kind: 'payment',
      amountFen,
      due,
      position: index + 1,
    }))
  }
  const dueName = variables.find((variable) => variable.kind === 'due')?.name
  const due = dueName ? values[dueName] : undefined
  if (!isDue(due)) return []
  const money = owes ? values[owes] : undefined
  const amountFen = typeof money === 'number' ? money : null
  return [{ ...between, kind: amountFen === null ? 'act' : 'payment', amountFen, due, position: 1 }]
}

/** The day rule that ends last among calendar days, or the longest count of days: for the paper's last due day. */
export function lastDueOf(duties: readonly Duty[]): { readonly on: string | null; readonly inDays: number | null } {
  const days = duties.flatMap(({ due }) => ('on' in due ? [due.on] : [])).sort()
  const counts = duties.flatMap(({ due }) => ('inDays' in due ? [due.inDays] : []))
  return { on: days.at(-1) ?? null, inDays: counts.length > 0 ? Math.max(...counts) : null }
}
