import { z } from 'zod'
import { isDay } from '../calendar/days.ts'
import { readYuan } from '../text/money.ts'
import type { ClauseValues, Due } from './clauses/definition.ts'
import type { ClauseKey } from './clauses/keys.ts'
import { clauseForPromise } from './clauses/remedies.ts'

export const MAX_PARTS = 24

const Text = z.string().trim().max(2_000).default('')
const Id = z.string().default('')

/** One clause as the editor's form brings it; what is left empty is found by the check, not refused at saving. */
export const ClauseFields = z.looseObject({
  kind: z.enum(['payment', 'act', 'apology', 'text']),
  payer: Id,
  payee: Id,
  total: Text,
  parts: z.coerce.number().int().min(1).max(MAX_PARTS).default(1),
  purpose: Text,
  holder: Text,
  bank: Text,
  number: Text,
  by: Id,
  text: Text,
  days: Text,
  on: Text,
  default: Text,
})
export type ClauseFields = z.output<typeof ClauseFields>

/** A field that cannot be read as it stands. The editor's live check lets it pass; the server names it at the field. */
export class FieldFault extends Error {
  override readonly name = 'FieldFault'
  constructor(
    readonly field: string,
    readonly code: string,
  ) {
    super(`${field}: ${code}`)
  }
}

const fault = (field: string, code: string) => new FieldFault(field, code)

function money(fields: ClauseFields, name: string): number | undefined {
  const typed = String(fields[name] ?? '').trim()
  if (typed === '') return undefined
  const read = readYuan(typed)
  if (!read.ok) throw fault(name, 'settlement/money')
  return read.value
}

/** "Within n days of taking effect" or "by this day"; undefined when neither is given. */
function due(fields: ClauseFields, days: string, on: string): Due | undefined {
  const typedDay = String(fields[on] ?? '').trim()
  if (typedDay !== '') {
    if (!isDay(typedDay)) throw fault(on, 'settlement/day')
    return { on: typedDay }
  }
  const typed = String(fields[days] ?? '')
    .normalize('NFKC')
    .trim()
  if (typed === '') return undefined
  const count = Number(typed)
  if (!Number.isInteger(count) || count < 1 || count > 3_650) throw fault(days, 'settlement/days')
  return { inDays: count }
}

function accountOf({ holder, bank, number }: ClauseFields) {
  if (!holder && !bank && !number) return undefined
  if (!holder || !bank || !number) throw fault('holder', 'settlement/account')
  return { holder, bank, number }
}

function payment(fields: ClauseFields): ClauseValues {
  const total = money(fields, 'total')
  const base = {
    payer: fields.payer || undefined,
    payee: fields.payee || undefined,
    purpose: fields.purpose || undefined,
    account: accountOf(fields),
  }
  const only = money(fields, 'amount1')
  // One instalment that is not the whole is kept as it was written, for the check to say so.
  if (fields.parts === 1 && (total === undefined || only === undefined || only === total))
    return { ...base, amount: total ?? only, dueOn: due(fields, 'days1', 'on1') }
  const instalments = Array.from({ length: fields.parts }, (_, index) => {
    const n = index + 1
    const amountFen = money(fields, `amount${n}`)
    const by = due(fields, `days${n}`, `on${n}`)
    if (amountFen === undefined) throw fault(`amount${n}`, 'request/required')
    if (!by) throw fault(`days${n}`, 'request/required')
    return { amountFen, due: by }
  })
  return { ...base, total, instalments }
}

export interface WrittenClause {
  readonly key: ClauseKey
  readonly values: ClauseValues
  /** What follows if it is not performed; stands in part six. */
  readonly default: string
}

/**
 * From the form to a clause of the library. `otherOf` names the party on the other side of the one who acts.
 * @throws FieldFault
 */
export function writtenClause(fields: ClauseFields, otherOf: (partyId: string) => string | undefined): WrittenClause {
  const rest = { default: fields.default }
  if (fields.kind === 'payment') {
    const values = payment(fields)
    return { key: values.instalments ? 'payment-instalments' : clauseForPromise('payment', 1), values, ...rest }
  }
  const by = fields.by || undefined
  const other = by ? otherOf(by) : undefined
  const text = fields.text || undefined
  if (fields.kind === 'act') {
    const values = { performer: by, beneficiary: other, what: text, dueOn: due(fields, 'days', 'on') }
    return { key: 'act', values, ...rest }
  }
  if (fields.kind === 'apology') {
    const apologyOn = due(fields, 'days', 'on') ?? { inDays: 7 }
    const values = { apologiser: by, recipient: other, apologyText: text, apologyOn, apologyWay: '书面，经调解员转交' }
    return { key: 'apology-private', values, ...rest }
  }
  return { key: 'free-text', values: { text }, ...rest }
}
