import { formatDay, formatLunarDay } from '#app/i18n/format.ts'
import { addDays, type Day } from '../calendar/days.ts'
import { yuanInCapitals } from '../text/money.ts'
import type { Due } from './clauses/definition.ts'
import { type Duty, dutiesOf } from './clauses/duties.ts'
import { clauseDefinition } from './clauses/library.server.ts'
import { dueInWords } from './clauses/value-words.ts'
import type { FrozenText } from './frozen-text.server.ts'

export interface KeyPointWords {
  readonly name: 'amount' | 'date' | 'consequence'
  readonly big: string
  readonly sub: string
}

type Locale = 'zh-CN' | 'en'

/** What one party pays another, all payments together. */
interface Flow {
  readonly debtorId: string
  readonly creditorId: string
  readonly fen: number
  readonly count: number
  readonly due: Due
}

const yuan = (fen: number) => `¥${(fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`

/** Sums are added up in each direction by itself; the one that the reader pays comes first, then what he gets. */
function flowsOf(duties: readonly Duty[], readerId: string | null): Flow[] {
  const flows = new Map<string, Flow>()
  for (const { kind, debtorId, creditorId, amountFen, due } of duties) {
    if (kind !== 'payment') continue
    const key = `${debtorId}/${creditorId}`
    const { fen, count, due: first } = flows.get(key) ?? { fen: 0, count: 0, due }
    flows.set(key, { debtorId, creditorId, fen: fen + (amountFen ?? 0), count: count + 1, due: first })
  }
  const rank = (flow: Flow) => (flow.debtorId === readerId ? 0 : flow.creditorId === readerId ? 1 : 2)
  return [...flows.values()].sort((a, b) => rank(a) - rank(b))
}

/** A day that is fixed, large without its year; the year, the farmers' calendar and how long it lasts below. */
function fixedDay(on: Day, locale: Locale): { big: string; sub: string } {
  const big = formatDay(on, locale, { year: false })
  const year = on.slice(0, 4)
  if (locale === 'en') return { big, sub: `${year}, until midnight` }
  const lunar = formatLunarDay(on, locale)
  return { big, sub: `${year}年${lunar ? `，${lunar}` : ''}。当天24点前都算` }
}

/** The day on which something falls due; one that is counted from the start of the agreement with what it would be today. */
function dayWords(due: Due, locale: Locale, today: Day | undefined): { big: string; sub: string } {
  if ('on' in due) return fixedDay(due.on, locale)
  const big = dueInWords(due, 'plain', { locale, parties: [] })
  if (!today) return { big, sub: '' }
  const on = addDays(today, due.inDays)
  const lunar = formatLunarDay(on, locale)
  if (locale === 'en') return { big, sub: `if it took effect today: until ${formatDay(on, locale)}` }
  return { big, sub: `要是今天生效，最后一天是${formatDay(on, locale)}${lunar ? `（${lunar}）` : ''}` }
}

const consequenceOf = (text: FrozenText, zh: boolean) => {
  const isSettledInFull = text.clauses.some(({ key }) => key === 'settled-in-full')
  if (isSettledInFull) return zh ? '都做到了，这件事就了结' : 'Once all is done, the matter is over'
  return zh ? '签了就有法律约束力' : 'Binding once signed'
}

/**
 * The three things that somebody must have understood before signing: how much, by when, and what if not.
 * @param today for days that are counted from the start of the agreement: what they would be if it took effect today.
 */
export function keyPointsOf(text: FrozenText, readerId: string | null, locale: Locale, today?: Day): KeyPointWords[] {
  const zh = locale === 'zh-CN'
  const parties = text.parties.map(({ partyId, name }) => ({ id: partyId, name }))
  const nameOf = (id: string) => {
    if (id === readerId) return zh ? '您' : 'you'
    return parties.find((party) => party.id === id)?.name ?? ''
  }
  const duties = text.clauses.flatMap(({ key, values }) => dutiesOf(clauseDefinition(key), values))
  const [main, ...others] = flowsOf(duties, readerId)
  const flowWords = ({ debtorId, creditorId, count }: Flow) => {
    const who = zh ? `${nameOf(debtorId)}付给${nameOf(creditorId)}` : `${nameOf(debtorId)} → ${nameOf(creditorId)}`
    if (count === 1) return who
    return zh ? `${who}，分${count}笔` : `${who}, ${count} payments`
  }
  const rest = others.map((flow) => `${flowWords(flow)} ${yuan(flow.fen)}`)
  // The day that goes with the sum above it; where nothing is paid, that of the last act.
  const due = main?.due ?? duties.at(-1)?.due
  const dates = duties
    .filter((duty) => duty.due !== due)
    .map((duty) => `${nameOf(duty.debtorId)}${zh ? '' : ': '}${dueInWords(duty.due, 'plain', { locale, parties })}`)
  const defaults = text.clauses.filter(({ no }) => no === null).map(({ formal }) => formal[locale])
  const stop = zh ? '；' : '; '
  const day = due ? dayWords(due, locale, today) : { big: zh ? '没有限定日期' : 'No day is set', sub: '' }
  const capitals = main && zh ? `${yuanInCapitals(main.fen)}，` : ''
  return [
    {
      name: 'amount',
      big: main ? yuan(main.fen) : zh ? '没有要付的钱' : 'No money is to be paid',
      sub: main ? [`${capitals}${flowWords(main)}`, ...rest].join(stop) : '',
    },
    {
      name: 'date',
      big: day.big,
      sub: [...new Set([day.sub, ...dates].filter(Boolean))].join(stop),
    },
    {
      name: 'consequence',
      big: consequenceOf(text, zh),
      sub: defaults.join('') || (zh ? UNKEPT.zh : UNKEPT.en),
    },
  ]
}

const UNKEPT = {
  zh: '没有按时做到，对方可以要求履行；经法院确认后，可以申请强制执行。',
  en: 'If it is not kept, the other side may claim it; once confirmed by the court it can be enforced.',
} as const
