import { chineseNumber } from '#app/i18n/numerals.ts'
import { dayInWords, dayOf } from '../../calendar/days.ts'
import { dueDayOf } from '../../calendar/period.ts'
import { moneyInPlainWords, moneyInWords } from '../../text/money.ts'
import { type ClauseValue, type Due, guaranteeKinds, type Instalment, type VariableKind } from './definition.ts'

export type Locale = 'zh-CN' | 'en'

export interface ClauseReader {
  readonly locale: Locale
  readonly parties: readonly { readonly id: string; readonly name: string; readonly latinName?: string | null }[]
  /** Numbers of the clauses of part three by clause id, counted from 1. */
  readonly clauseNumbers?: Readonly<Record<string, number>>
  /** Once known, plain sentences say days instead of the rule. */
  readonly effectiveAt?: Date | null
  /** Whoever reads the plain sentence: 您 for the one who must act and for the other side. */
  readonly readerId?: string
}

type Register = 'formal' | 'plain'

export const partyName = (id: string, { parties, locale }: ClauseReader): string => {
  const party = parties.find((candidate) => candidate.id === id)
  return (locale === 'en' ? party?.latinName : null) ?? party?.name ?? id
}

/** The rule of a due day with its preposition; plain sentences name the day as soon as it is known. */
export function dueInWords(due: Due, register: Register, { locale, effectiveAt }: ClauseReader): string {
  const isChinese = locale === 'zh-CN'
  const on = register === 'formal' ? ('on' in due ? due.on : null) : dueDayOf(due, effectiveAt ?? null)
  if (on) {
    const day = dayInWords(on, locale)
    if (register === 'formal') return isChinese ? `于${day}二十四时前` : `before midnight on ${day}`
    return isChinese ? `在${day}前` : `by ${day}`
  }
  const days = 'inDays' in due ? due.inDays : 0
  if (register === 'formal') {
    return isChinese
      ? `自本协议生效之日起${days}日内（生效当日不计入）`
      : `within ${days} days from the day this agreement takes effect, that day not counted`
  }
  return isChinese ? `在协议生效后${days}天内` : `within ${days} days after the agreement takes effect`
}

function instalmentLines(instalments: readonly Instalment[], reader: ClauseReader): string {
  const isChinese = reader.locale === 'zh-CN'
  const lines = instalments.map(({ amountFen, due }, index) => {
    const by = dueInWords(due, 'formal', reader)
    const money = moneyInWords(amountFen, reader.locale)
    return isChinese ? `第${chineseNumber(index + 1)}期${by}支付${money}` : `no. ${index + 1} ${by} ${money}`
  })
  return lines.join(isChinese ? '；' : '; ')
}

function accountInWords(value: ClauseValue | undefined, isLed: boolean, locale: Locale): string {
  const isChinese = locale === 'zh-CN'
  if (typeof value !== 'object' || !('holder' in value)) {
    return isChinese
      ? '支付至收款人书面指定的本人账户'
      : "to the payee's own account designated in writing by the payee"
  }
  const words = isChinese
    ? `户名${value.holder}，${value.bank}，账号${value.number}`
    : `holder ${value.holder}, ${value.bank}, no. ${value.number}`
  if (!isLed) return words
  return isChinese ? `转账至下列账户：${words}` : `to this account: ${words}`
}

function referenceInWords(id: string, { clauseNumbers, locale }: ClauseReader): string {
  const n = clauseNumbers?.[id]
  if (n === undefined) return locale === 'zh-CN' ? '（条款待定）' : '(clause to be set)'
  return locale === 'zh-CN' ? `第三条第（${chineseNumber(n)}）项` : `III (${n})`
}

const instantInWords = (text: string, locale: Locale): string => {
  const at = new Date(text)
  const [hour = '', minute = ''] = at
    .toLocaleTimeString('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' })
    .split(':')
  const day = dayInWords(dayOf(at), locale)
  return locale === 'zh-CN' ? `${day}${hour}时${minute}分` : `${day}, ${hour}:${minute} (China time)`
}

/** Free words end without a full stop, because the sentence around them has its own. */
const withoutStop = (text: string) => text.trim().replace(/[。．.；;\s]+$/u, '')

const HAN = /\p{Script=Han}/u

function stringInWords(text: string, locale: Locale): string {
  const words = withoutStop(text)
  return locale === 'en' && HAN.test(words) ? `${words} (original in Chinese)` : words
}

export interface Blank {
  readonly kind: VariableKind
  /** The part after the colon in `{{name:part}}`. */
  readonly part: string | null
  readonly value: ClauseValue | undefined
  readonly register: Register
}

/** What is printed in a blank, or null when it is empty. */
export function blankInWords({ kind, part, value, register }: Blank, reader: ClauseReader): string | null {
  const { locale } = reader
  if (kind === 'account' && (value !== undefined || part === 'to')) return accountInWords(value, part === 'to', locale)
  if (value === undefined) return null
  if (Array.isArray(value)) {
    if (kind === 'names') {
      return (value as string[]).map((id) => partyName(id, reader)).join(locale === 'zh-CN' ? '、' : ' and ')
    }
    return part === 'count' ? String(value.length) : instalmentLines(value as Instalment[], reader)
  }
  if (typeof value === 'number') {
    if (kind === 'percent') return `${value.toFixed(1)}%`
    if (kind === 'integer') return String(value)
    return register === 'formal' ? moneyInWords(value, locale) : moneyInPlainWords(value, locale)
  }
  if (typeof value === 'object') return 'holder' in value ? null : dueInWords(value as Due, register, reader)
  return textInWords(kind, value, reader)
}

function textInWords(kind: VariableKind, value: string, reader: ClauseReader): string {
  const { locale } = reader
  if (kind === 'party') return partyName(value, reader)
  if (kind === 'date') return dayInWords(value, locale)
  if (kind === 'dateTime') return instantInWords(value, locale)
  if (kind === 'clauseRef') return referenceInWords(value, reader)
  if (kind === 'enum' && (value === 'general' || value === 'joint')) {
    return guaranteeKinds[value][locale === 'zh-CN' ? 'zh' : 'en']
  }
  return stringInWords(value, locale)
}
