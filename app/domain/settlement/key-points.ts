import { dutiesOf } from './clauses/duties.ts'
import { clauseDefinition } from './clauses/library.server.ts'
import { dueInWords } from './clauses/value-words.ts'
import type { FrozenText } from './frozen-text.server.ts'

export interface KeyPointWords {
  readonly name: 'amount' | 'date' | 'consequence'
  readonly big: string
  readonly sub: string
}

type Locale = 'zh-CN' | 'en'

const yuan = (fen: number) => `¥${(fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`

/** The three things that somebody must have understood before signing: how much, by when, and what if not. */
export function keyPointsOf(text: FrozenText, partyId: string | null, locale: Locale): KeyPointWords[] {
  const zh = locale === 'zh-CN'
  const parties = text.parties.map(({ partyId: id, name }) => ({ id, name }))
  const nameOf = (id: string) =>
    id === partyId ? (zh ? '您' : 'you') : (parties.find((party) => party.id === id)?.name ?? '')
  const duties = text.clauses.flatMap(({ key, values }) => dutiesOf(clauseDefinition(key), values))
  const payments = duties.filter(({ kind }) => kind === 'payment')
  const total = payments.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0)
  const [first] = payments
  // The day that goes with the sum above it; where nothing is paid, that of the last act.
  const main = first ?? duties.at(-1)
  const who = first
    ? zh
      ? `${nameOf(first.debtorId)}付给${nameOf(first.creditorId)}`
      : `${nameOf(first.debtorId)} → ${nameOf(first.creditorId)}`
    : ''
  const dates = duties.map(
    ({ due, debtorId }) => `${nameOf(debtorId)}${zh ? '' : ': '}${dueInWords(due, 'plain', { locale, parties })}`,
  )
  const defaults = text.clauses.filter(({ no }) => no === null).map(({ formal }) => formal[locale])
  return [
    {
      name: 'amount',
      big: first ? yuan(total) : zh ? '没有要付的钱' : 'No money is to be paid',
      sub:
        first && payments.length > 1
          ? zh
            ? `${who}，分${payments.length}笔`
            : `${who}, ${payments.length} payments`
          : who,
    },
    {
      name: 'date',
      big: main ? dueInWords(main.due, 'plain', { locale, parties }) : zh ? '没有限定日期' : 'No day is set',
      sub: [...new Set(dates)].join(zh ? '；' : '; '),
    },
    {
      name: 'consequence',
      big: zh ? '签了就有法律约束力' : 'Binding once signed',
      sub:
        defaults.join('') ||
        (zh
          ? '没有按时做到，对方可以要求履行；经法院确认后，可以申请强制执行。'
          : 'If it is not kept, the other side may claim it; once confirmed by the court it can be enforced.'),
    },
  ]
}
