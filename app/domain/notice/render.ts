import { type Day, dayInWords } from '../calendar/days.ts'
import type { NoticeKey } from './catalogue.ts'
import type { NoticeTemplate } from './template.ts'

export type NoticeLocale = 'zh-CN' | 'en'

/** What a notice may say: never a party's name other than the reader's, never a sum or a fact. */
export interface NoticeValues {
  /** Name of the service in front of a message, such as 诸暨调解. */
  readonly sign: string
  readonly url?: string
  readonly tel?: string
  /** Hours of the telephone, in words. */
  readonly officeHours?: string
  readonly recipientName?: string
  /** Code of the case. */
  readonly code?: string
  readonly code4?: string
  readonly code6?: string
  readonly organisation?: string
  readonly n?: number
  readonly m?: number
  readonly r?: number
  readonly at?: Date
  /** Time zone of the reader: outside China times are written by his own clock, with Beijing's behind. */
  readonly zone?: string
  readonly on?: Day
}

export interface RenderedNotice {
  readonly subject: string
  /** The body as a page shows it. */
  readonly text: string
  /** The body as a mail sends it, with greeting and footer; null where no mail may be sent. */
  readonly mail: string | null
  /** One message with the sign in front, at most 70 Chinese or 160 Latin characters; null for notices not sent so. */
  readonly sms: string | null
  /** The same words without the sign, for lists and the daily message. */
  readonly short: string
  readonly sending: NoticeTemplate['sending']
}

const CHINA = 'Asia/Shanghai'

/**
 * 11月25日19:30, or 25 Nov 19:30, by the clock of China; for a reader elsewhere his own clock comes first:
 * 11月25日11:30（北京19:30）. Beijing's day is named where it is another.
 */
export function noticeInstant(at: Date, locale: NoticeLocale, zone: string = CHINA): string {
  const china = clockIn(at, CHINA)
  const here = clockIn(at, zone)
  const gap = locale === 'zh-CN' ? '' : ' '
  const written = ({ on, time }: WallClock) => `${noticeDay(on, locale)}${gap}${time}`
  if (here.on === china.on && here.time === china.time) return written(china)
  const beijing = here.on === china.on ? china.time : written(china)
  return locale === 'zh-CN' ? `${written(here)}（北京${beijing}）` : `${written(here)} (Beijing ${beijing})`
}

interface WallClock {
  readonly on: Day
  readonly time: string
}

/** The day and the time that a clock on the wall shows somewhere. */
function clockIn(at: Date, timeZone: string): WallClock {
  const [on = '', time = ''] = at
    .toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .split(' ')
  return { on, time }
}

/** 12月25日, or 25 Dec. */
export function noticeDay(on: Day, locale: NoticeLocale): string {
  if (locale === 'zh-CN') return dayInWords(on, locale).replace(/^\d+年/, '')
  const [day = '', month = ''] = dayInWords(on, locale).split(' ')
  return `${day} ${month.slice(0, 3)}`
}

function wordsOf(values: NoticeValues, locale: NoticeLocale): Record<string, string> {
  const words: Record<string, string> = {}
  for (const [name, value] of Object.entries(values)) {
    if (value instanceof Date) words[name] = noticeInstant(value, locale, values.zone)
    else if (value !== undefined) words[name] = name === 'on' ? noticeDay(String(value), locale) : String(value)
  }
  return words
}

function fill(text: string, words: Record<string, string>, key: string): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const word = words[name]
    if (word === undefined) throw new RangeError(`the notice ${key} needs ${name}`)
    return word
  })
}

function framed(body: string, words: Record<string, string>, locale: NoticeLocale): string {
  const isChinese = locale === 'zh-CN'
  const { recipientName, url, code, tel, officeHours } = words
  const hours = officeHours ? (isChinese ? `（${officeHours}）` : ` (${officeHours})`) : ''
  const where = isChinese
    ? [url && `查看：${url}`, code && `案件码：${code}`, tel && `电话：${tel}${hours}`]
    : [url && `Open: ${url}`, code && `Case code: ${code}`, tel && `Telephone: ${tel}${hours}`]
  const lines = [
    recipientName && (isChinese ? `${recipientName}：` : `Dear ${recipientName},`),
    body,
    where.filter(Boolean).join(isChinese ? '　' : '  '),
    isChinese
      ? '不想用邮件接收，请在链接里改。本邮件由平台自动发出，我们不会要求您转账。'
      : 'To choose another channel, use the link. Sent automatically by the platform; we never ask you to transfer money.',
  ]
  return lines.filter(Boolean).join('\n\n')
}

/** A short message with the name of the sender in front, as the carriers ask for it. */
export const signed = (sign: string, text: string, language: 'zh' | 'en'): string =>
  language === 'zh' ? `【${sign}】${text}` : `[${sign}] ${text}`

/** One notice with the words that count: `noticeText` reads them. */
export type WordedNotice = NoticeTemplate & { readonly key: NoticeKey }

/**
 * A notice as it is sent, stored as rendered as evidence of service.
 * @throws RangeError when a value that the words need is missing.
 */
export function renderNotice(notice: WordedNotice, locale: NoticeLocale, values: NoticeValues): RenderedNotice {
  const { key, channels, sending, short, subject, body } = notice
  const language = locale === 'zh-CN' ? 'zh' : 'en'
  const words = wordsOf(values, locale)
  const shortText = fill(short[language], words, key)
  const text = fill(body[language], words, key)
  return {
    subject: fill(subject[language], words, key),
    text: text || shortText,
    mail: text === '' ? null : framed(text, words, locale),
    sms: channels.includes('sms') ? signed(values.sign, shortText, language) : null,
    short: shortText,
    sending,
  }
}

/** Whether a text fits into one message: 70 characters when it holds Chinese, 160 otherwise. */
export const isOneMessage = (text: string): boolean => [...text].length <= (/[^\x20-\x7e]/.test(text) ? 70 : 160)
