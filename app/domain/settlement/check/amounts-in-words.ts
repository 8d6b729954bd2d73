import { readYuan, yuanInCapitals } from '../../text/money.ts'

/** Digits and plain numerals up to ninety-nine, as people write rates: 6, 0.5, 五, 十二, 三十. */
const NUMBER = String.raw`(\d+(?:\.\d+)?|[一二两三四五六七八九]?十?[一二三四五六七八九十])`
const NUMERALS: Readonly<Record<string, number>> = {
  ...{ 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5 },
  ...{ 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 },
}

function numberOf(text: string): number {
  if (/^[\d.]+$/.test(text)) return Number(text)
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const ten = text.includes('十') ? (tens === '' ? 1 : (NUMERALS[tens ?? ''] ?? 0)) : 0
  return ten * 10 + (ones ? (NUMERALS[ones] ?? 0) : 0)
}

const MONTHS = 12
const DAYS = 365

const BY_DAY = String.raw`(?:日利率|日息|每日|按日|每天|每逾期一日)[^。;,\d]{0,12}?`

/** How a yearly rate is said, and what one point of it is a year. */
const RATES: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`(?:年利率|年利息|年息|年化利?率?)[^。;,\\d]{0,6}?(?:百分之)?${NUMBER}(?!个|期|年|月|元|万)`), 1],
  [new RegExp(`每年[^。;,\\d]{0,12}?(?:百分之${NUMBER}|${NUMBER}%)`), 1],
  [new RegExp(`(?:月利率|月利息|月息|每月)[^。;,\\d]{0,12}?百分之${NUMBER}`), MONTHS],
  [new RegExp(`(?:月利率|月利息|月息|每月)[^。;,\\d]{0,6}?${NUMBER}(?:%|分(?![之钟]))`), MONTHS],
  [new RegExp(`${BY_DAY}万分之${NUMBER}`), DAYS / 100],
  [new RegExp(`${BY_DAY}千分之${NUMBER}`), DAYS / 10],
  [new RegExp(`${BY_DAY}(?:百分之${NUMBER}|${NUMBER}%)`), DAYS],
]

/** The yearly rate that a text promises, in percent; null when it promises none. */
export function yearlyRateIn(text: string): number | null {
  const rates = RATES.flatMap(([pattern, times]) => {
    const found = pattern.exec(text)
    const typed = found?.[1] ?? found?.[2]
    if (!typed) return []
    return [numberOf(typed) * times]
  })
  return rates.length > 0 ? Math.max(...rates) : null
}

/** The share that is to be paid on top when something is late or broken, in percent; null when none is said. */
export function shareOnTopIn(text: string): number | null {
  // What stands before the words on default divides the sum itself.
  const [onDefault] = /(违约|逾期|未按|不付|另付|加付).*$/.exec(text) ?? []
  if (!onDefault || yearlyRateIn(text) !== null) return null
  if (/双倍|两倍|翻倍|加倍/.test(onDefault)) return 100
  const found = new RegExp(`百分之${NUMBER}|${NUMBER}%`).exec(onDefault)
  const typed = found?.[1] ?? found?.[2]
  return typed ? numberOf(typed) : null
}

const PAIR =
  /(\d[\d,]*(?:\.\d+)?)元[^。;,]{0,4}\(?大写:?(?:人民币)?([零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]{2,})/g

/** Whether somewhere a sum in figures stands beside another one in capitals. */
export const capitalsDiffer = (text: string): boolean =>
  [...text.matchAll(PAIR)].some(([, figures = '', capitals = '']) => {
    const read = readYuan(figures)
    const plain = capitals.replace(/圆/g, '元').replace(/正$/, '整').replace(/〇/g, '零')
    return !read.ok || yuanInCapitals(read.value).replace(/整$/, '') !== plain.replace(/整$/, '')
  })

const MONTHS_OF = /(\d{4})年(\d{1,2})月(?:\d{1,2}日)?(?:至|到|-|—|~)(?:(\d{4})年)?(\d{1,2})月/

/** How many months a stretch of time counts, both named months included; null when it names none. */
export function monthsIn(period: string): number | null {
  const found = MONTHS_OF.exec(period)
  if (!found) return /^\d{4}年\d{1,2}月$/.test(period) ? 1 : null
  const [, year = '', from = '', laterYear, to = ''] = found
  const count = (Number(laterYear ?? year) - Number(year)) * MONTHS + Number(to) - Number(from) + 1
  return count > 0 ? count : null
}

const DAY_IN_WORDS = /(?:(\d{4})年)?(\d{1,3})月(\d{1,3})日/g

/** Days written in words that no calendar has, such as 2月30日. */
export const hasImpossibleDay = (text: string): boolean =>
  [...text.matchAll(DAY_IN_WORDS)].some(([, year, month, day]) => {
    // A day without a year may be the last of February.
    const last = new Date(Date.UTC(Number(year ?? 2024), Number(month), 0)).getUTCDate()
    return Number(month) < 1 || Number(month) > MONTHS || Number(day) < 1 || Number(day) > last
  })
