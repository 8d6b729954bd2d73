import type { PaperLocale } from '../document.ts'

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿', '万亿']
const MAX_FEN = 10_000_000_000_000

/**
 * Whole yuan in capitals, digit by digit from the highest: a run of zeros is read once, before the next digit, but not
 * where it ends a group of four; a group that is empty is not named.
 */
const wholeInCapitals = (yuan: number): string => {
  const digits = [...String(yuan)].map(Number)
  let text = ''
  let zeroOwed = false
  let groupHasDigit = false
  for (const [index, digit] of digits.entries()) {
    const place = digits.length - 1 - index
    if (digit === 0) zeroOwed = true
    else {
      text += `${zeroOwed && text ? '零' : ''}${DIGITS[digit]}${PLACES[place % 4]}`
      zeroOwed = false
      groupHasDigit = true
    }
    if (place % 4 !== 0) continue
    if (groupHasDigit) {
      text += GROUPS[place / 4]
      zeroOwed = false
    }
    groupHasDigit = false
  }
  return text
}

/** 310005 fen → 叁仟壹佰元零伍分. */
export const capitals = (fen: number): string => {
  if (!Number.isSafeInteger(fen) || fen < 0 || fen > MAX_FEN) throw new RangeError(`not an amount in fen: ${fen}`)
  const [jiao, cents] = [Math.floor(fen / 10) % 10, fen % 10]
  const whole = fen >= 100 ? `${wholeInCapitals(Math.floor(fen / 100))}元` : ''
  if (jiao === 0 && cents === 0) return `${whole || '零元'}整`
  const tens = jiao > 0 ? `${DIGITS[jiao]}角` : whole && '零'
  return `${whole}${tens}${cents > 0 ? `${DIGITS[cents]}分` : ''}`
}

/** 310005 fen → 3,100.05. */
export const figures = (fen: number): string => {
  const whole = String(Math.floor(fen / 100)).replace(/\B(?=(?:\d{3})+$)/g, ',')
  return `${whole}.${String(fen % 100).padStart(2, '0')}`
}

/** An amount as papers write it; figures and capitals come from one number. */
export const money = (fen: number, locale: PaperLocale): string =>
  locale === 'zh-CN' ? `人民币${figures(fen)}元（大写：${capitals(fen)}）` : `RMB ${figures(fen)}`

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `2026-12-05` → 2026年12月5日, 5 December 2026. */
export const day = (on: string, locale: PaperLocale): string => {
  const [year = 0, month = 0, date = 0] = on.split('-').map(Number)
  return locale === 'zh-CN' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month - 1]} ${year}`
}

const CHINA_MS = 8 * 3_600_000

/** An instant by the clocks of China: 2026年11月25日19时30分, 25 November 2026, 19:30 (China time). */
export const dateTime = (at: string, locale: PaperLocale): string => {
  const local = new Date(new Date(at).getTime() + CHINA_MS).toISOString()
  const [on, hour, minute] = [local.slice(0, 10), local.slice(11, 13), local.slice(14, 16)]
  return locale === 'zh-CN'
    ? `${day(on, locale)}${hour}时${minute}分`
    : `${day(on, locale)}, ${hour}:${minute} (China time)`
}

const ONES = '零一二三四五六七八九'

/** 1 → 一, 12 → 十二, 23 → 二十三; up to 99. */
export const numeral = (value: number): string => {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  if (tens === 0) return ONES[ones] ?? ''
  return `${tens > 1 ? ONES[tens] : ''}十${ones > 0 ? ONES[ones] : ''}`
}

const ROMAN = [
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
] as const

export const roman = (value: number): string => {
  let rest = value
  let text = ''
  for (const [letters, worth] of ROMAN)
    while (rest >= worth) {
      text += letters
      rest -= worth
    }
  return text
}

/** Number of a part: 三、 or III. */
export const partNumber = (value: number, locale: PaperLocale): string =>
  locale === 'zh-CN' ? `${numeral(value)}、` : `${roman(value)}. `

/** Number of an item: （三） or (3). */
export const itemNumber = (value: number, locale: PaperLocale): string =>
  locale === 'zh-CN' ? `（${numeral(value)}）` : `(${value}) `

/** A clause of an agreement by its number: 第（一）项 or clause (1). */
export const clauseReference = (value: number, locale: PaperLocale): string =>
  locale === 'zh-CN' ? `第（${numeral(value)}）项` : `clause (${value})`

/** When something is due: on a calendar day, or some days from the day the agreement takes effect. */
export type Due = { readonly on: string } | { readonly days: number }

/** A due date in words; the day the agreement takes effect is never counted. */
export const due = (value: Due, locale: PaperLocale): string => {
  if ('on' in value) return day(value.on, locale)
  return locale === 'zh-CN'
    ? `本协议生效之日起${value.days}日内（生效当日不计入）`
    : `within ${value.days} days from the day this agreement takes effect (that day not counted)`
}

/** Several names in one sentence: 甲、乙 or A, B and C. */
export const names = (list: readonly string[], locale: PaperLocale): string => {
  if (locale === 'zh-CN') return list.join('、')
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`
}
