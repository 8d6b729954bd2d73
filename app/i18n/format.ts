import type { Locale } from './locale.ts'

export const BEIJING = 'Asia/Shanghai'

const weekdays = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** How a day is written; the year is left out only where the page says which year it is. */
export type DayStyle = { readonly year?: boolean; readonly weekday?: boolean }

/**
 * A calendar day with its weekday: 2026年12月5日 周六, Sat 5 Dec 2026.
 * @param on `YYYY-MM-DD`.
 */
export const formatDay = (on: string, locale: Locale, { year = true, weekday = true }: DayStyle = {}): string => {
  const [y = 0, m = 1, d = 1] = on.split('-').map(Number)
  const name = weekdays[locale][new Date(Date.UTC(y, m - 1, d)).getUTCDay()] ?? ''
  if (locale === 'zh-CN') return `${year ? `${y}年` : ''}${m}月${d}日${weekday ? ` ${name}` : ''}`
  return `${weekday ? `${name} ` : ''}${d} ${months[m - 1] ?? ''}${year ? ` ${y}` : ''}`
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Making one costs fifty times what it writes, and a list writes many. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  clocks.set(zone, made)
  return made
}

/** The calendar day (`YYYY-MM-DD`) and the clock time (`9:05`) of an instant in a time zone. */
export const wallTime = (at: Date, zone: string = BEIJING): { on: string; time: string } => {
  const format = clockOf(zone)
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return { on: `${part.year}-${part.month}-${part.day}`, time: `${Number(part.hour)}:${part.minute}` }
}

/** How an instant is written; outside China the reader's zone comes first and Beijing time is added. */
export type InstantStyle = DayStyle & { readonly zone?: string | undefined }

/** A moment with day, weekday and time: 2026年11月23日 周一 18:00, Mon 23 Nov 2026, 18:00. */
export const formatInstant = (at: Date, locale: Locale, { zone = BEIJING, ...style }: InstantStyle = {}): string => {
  const here = written(at, locale, zone, style)
  if (zone === BEIJING || wallTime(at, zone).time === wallTime(at).time) return here
  const beijing = written(at, locale, BEIJING, { ...style, year: false })
  return locale === 'zh-CN' ? `${here}（北京时间${beijing}）` : `${here} (${beijing} Beijing time)`
}

const written = (at: Date, locale: Locale, zone: string, style: DayStyle): string => {
  const { on, time } = wallTime(at, zone)
  return `${formatDay(on, locale, style)}${locale === 'zh-CN' ? ' ' : ', '}${time}`
}

const yuan = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 })

/**
 * An amount: 3,400.00元, CNY 3,400.00, or with the sign ¥3,400.00 where the amount stands alone.
 * @param fen whole fen.
 */
export const formatFen = (fen: number, locale: Locale, style: 'words' | 'sign' = 'words'): string => {
  const figures = yuan.format(Math.abs(fen) / 100)
  const minus = fen < 0 ? '-' : ''
  if (style === 'sign') return `${minus}¥${figures}`
  return locale === 'zh-CN' ? `${minus}${figures}元` : `${minus}CNY ${figures}`
}

const lunarTens = ['初', '十', '廿', '三'] as const
const lunarOnes = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

/**
 * Months whose first day the tables of ICU (as of version 78) put a day off, because the new moon comes within minutes
 * of midnight in Beijing: 6 February 2027 at 23:56, 3 February 2030 at 00:07. First day, first day of the next, name.
 */
const monthsMistaken = [
  ['2027-02-06', '2027-03-08', '正月'],
  ['2030-01-04', '2030-02-03', '腊月'],
  ['2030-02-03', '2030-03-04', '正月'],
] as const
const DAY_MS = 86_400_000

/** The day in the farmers' calendar, such as 农历十月十七; empty in English and where the calendar is not known. */
export const formatLunarDay = (on: string, locale: Locale): string => {
  if (locale !== 'zh-CN') return ''
  const known = monthsMistaken.find(([first, next]) => on >= first && on < next)
  if (known) return `农历${known[2]}${lunarDay((Date.parse(on) - Date.parse(known[0])) / DAY_MS + 1)}`
  const format = new Intl.DateTimeFormat('zh-CN-u-ca-chinese', { timeZone: 'UTC', month: 'long', day: 'numeric' })
  const part = Object.fromEntries(
    format.formatToParts(new Date(`${on}T00:00:00Z`)).map(({ type, value }) => [type, value]),
  )
  const day = Number.parseInt(part.day ?? '', 10)
  if (part.month === undefined || Number.isNaN(day)) return ''
  return `农历${part.month}${lunarDay(day)}`
}

const lunarDay = (day: number): string => {
  if (day === 20) return '二十'
  if (day === 30) return '三十'
  return `${lunarTens[Math.floor((day - 1) / 10)] ?? ''}${lunarOnes[(day - 1) % 10] ?? ''}`
}
