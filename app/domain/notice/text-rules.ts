import type { NoticeKey } from './catalogue.ts'
import { noticeTemplate } from './catalogue.ts'
import { isOneMessage, type NoticeLocale, type NoticeValues, renderNotice, type WordedNotice } from './render.ts'

/** The fields of a notice that administrators write, with the language of each. */
export const textFields = [
  ['shortZh', 'zh-CN'],
  ['shortEn', 'en'],
  ['subjectZh', 'zh-CN'],
  ['subjectEn', 'en'],
  ['bodyZh', 'zh-CN'],
  ['bodyEn', 'en'],
] as const
export type TextField = (typeof textFields)[number][0]
export type Texts = Readonly<Record<TextField, string>>

/** Values as wide as they come, so that what fits with them always fits. */
const WIDEST: Readonly<Record<NoticeLocale, NoticeValues>> = {
  'zh-CN': {
    sign: '诸暨调解',
    url: 'odr.example/k/7QmX2a',
    tel: '0575-87000000',
    officeHours: '工作日9:00—17:00',
    recipientName: '戴小雨',
    code: '诸调-26-1125-7QPK',
    code4: 'K7QM',
    code6: '482913',
    organisation: '诸暨市示例街道人民调解委员会',
    ...{ n: 12, m: 15, r: 2 },
    at: new Date('2026-11-25T19:30:00+08:00'),
    on: '2026-12-25',
  },
  en: {
    sign: 'Zhuji',
    url: 'odr.example/k/7QmX2a',
    tel: '0575-87000000',
    officeHours: '9:00–17:00',
    recipientName: 'Dai Xiaoyu',
    code: 'ZT-26-1125-7QPK',
    code4: 'K7QM',
    code6: '482913',
    organisation: 'Committee',
    ...{ n: 12, m: 15, r: 2 },
    at: new Date('2026-11-25T19:30:00+08:00'),
    on: '2026-12-25',
  },
}

export const widestValues = (locale: NoticeLocale): NoticeValues => WIDEST[locale]

const PLACE = /\{\{(\w+)\}\}/g
export const placesIn = (text: string): string[] => [...text.matchAll(PLACE)].map(([, name = '']) => name)

/** What the platform ships: whatever it names anywhere may be named anywhere, and a link or a code must stay. */
const shippedTexts = (key: NoticeKey): string[] => {
  const { short, subject, body } = noticeTemplate(key)
  return [short.zh, short.en, subject.zh, subject.en, body.zh, body.en]
}

/** Words that a notice may fill in: those that it fills in as it ships. None of them is a sum or the other side's name. */
export const placesOf = (key: NoticeKey): readonly string[] => [...new Set(shippedTexts(key).flatMap(placesIn))]

/** Without these a message would lead nowhere. */
const NEEDED = ['url', 'code6', 'code4', 'code']

const SUM = /[¥￥]|(?:\d|[一二三四五六七八九十百千万亿])\s*元|\b(?:CNY|RMB|yuan)\b/i
/** A link or a number of the platform comes by its placeholder; any other would be somebody else's. */
const FOREIGN = /https?:|www\.|\b[\w-]+\.(?:com|cn|net|org)\b|\d{6,}/i
const HAN = /\p{Script=Han}|[，。；：（）]/u

/** What is wrong with one text; null when nothing is. */
function faultOf(key: NoticeKey, field: TextField, text: string, locale: NoticeLocale): string | null {
  const plain = text.replace(PLACE, '')
  if (text === '') return 'request/required'
  if (/[{}]/.test(plain) || placesIn(text).some((name) => !placesOf(key).includes(name))) return 'setting/bad-place'
  if (SUM.test(plain)) return 'setting/notice-sum'
  if (FOREIGN.test(plain)) return 'setting/notice-foreign'
  if (locale === 'en' ? HAN.test(plain) : !HAN.test(plain)) return 'setting/notice-language'
  const { short } = noticeTemplate(key)
  const kept = placesIn(locale === 'en' ? short.en : short.zh).filter((name) => NEEDED.includes(name))
  const isShort = field === 'shortZh' || field === 'shortEn'
  return isShort && kept.some((name) => !placesIn(text).includes(name)) ? 'setting/place-missing' : null
}

/** What is wrong with the words of a notice, by the field: places, sums, strangers' links, language, and the length. */
export function faultsIn(notice: WordedNotice, texts: Texts): Partial<Record<TextField, string>> {
  const found: Partial<Record<TextField, string>> = {}
  for (const [field, locale] of textFields) {
    // What ships without a mail has none.
    const isNone = texts[field] === '' && isEmptyAsShipped(notice.key, field)
    const fault = isNone ? null : faultOf(notice.key, field, texts[field], locale)
    if (fault) found[field] = fault
  }
  for (const [field, locale] of [
    ['shortZh', 'zh-CN'],
    ['shortEn', 'en'],
  ] as const) {
    if (found[field] || found[locale === 'en' ? 'bodyEn' : 'bodyZh']) continue
    if (found[locale === 'en' ? 'subjectEn' : 'subjectZh']) continue
    const { sms, short } = renderNotice(notice, locale, widestValues(locale))
    if (!isOneMessage(sms ?? short)) found[field] = 'setting/notice-too-long'
  }
  return found
}

/** Whether the platform ships this notice without such a text. */
export function isEmptyAsShipped(key: NoticeKey, field: TextField): boolean {
  const { subject, body } = noticeTemplate(key)
  const shipped: Readonly<Record<string, string>> = {
    subjectZh: subject.zh,
    subjectEn: subject.en,
    bodyZh: body.zh,
    bodyEn: body.en,
  }
  return shipped[field] === ''
}
