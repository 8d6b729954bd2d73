import { z } from 'zod'
import { addDays, type Day, daysBetween, isDay, weekdayOf } from './days.ts'
import type { Holiday, HolidayYear } from './holidays.ts'

const DayField = z.string().refine(isDay)

/** What of a plan the database keeps beside year and source. */
export const PlanBody = z.object({
  holidays: z.array(z.object({ zh: z.string().min(1), en: z.string().min(1), fromOn: DayField, toOn: DayField })),
  makeUpDays: z.array(DayField),
})
const WholePlan = PlanBody.extend({ year: z.int(), source: z.string() })

/** What is wrong with a plan as it was typed: a code of the catalogue, and the line where there is one (from 1). */
export interface PlanProblem {
  readonly code: `holidays/${string}`
  readonly line: number | null
}

export type ReadPlan = { readonly plan: HolidayYear } | { readonly problems: readonly PlanProblem[] }

const ENGLISH: Readonly<Record<string, string>> = {
  元旦: 'New Year',
  春节: 'Spring Festival',
  清明节: 'Qingming',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
}
const WEEKDAYS = '一二三四五六日'
/** 2027-01-01, 2027年1月1日, 1月1日 or, after another date of the month, 3日; the weekday may stand behind in brackets. */
const DATE =
  /(?:(\d{4})-(\d{1,2})-(\d{1,2})|(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日)(?:（[^（）]*?周([一二三四五六日])[^（）]*）)?/g
/** A line without a date that is as long as this is a sentence around the plan, not a holiday that was mistyped. */
const PROSE = 20
const MAX_HOLIDAY_DAYS = 12
const MAX_PROBLEMS = 5

/**
 * Reads a yearly plan: the State Council's notice as it stands on the page, lines such as `元旦：2027-01-01 2027-01-03`
 * and `上班：2027-01-04`, or JSON of the same.
 */
export function readPlan(text: string): ReadPlan {
  const read = text.trim().startsWith('{') ? readJson(text) : readLines(text)
  if ('problems' in read) return read
  const problems = problemsOf(read.plan)
  return problems.length > 0 ? { problems: problems.map((code) => ({ code, line: null })) } : read
}

function readJson(text: string): ReadPlan {
  try {
    const { year, source, holidays, makeUpDays } = WholePlan.parse(JSON.parse(text))
    return { plan: sorted({ year, source: source.trim(), holidays, makeUpDays }) }
  } catch {
    return { problems: [{ code: 'holidays/bad-json', line: null }] }
  }
}

const sorted = ({ holidays, makeUpDays, ...rest }: HolidayYear): HolidayYear => ({
  ...rest,
  holidays: [...holidays].sort((a, b) => a.fromOn.localeCompare(b.fromOn)),
  makeUpDays: [...new Set(makeUpDays)].sort(),
})

interface Reading {
  readonly year: number
  readonly holidays: Holiday[]
  readonly makeUpDays: Day[]
}

function readLines(text: string): ReadPlan {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const year = Number(/(?:年份|year)\s*[:：]?\s*(\d{4})|关于(\d{4})年/i.exec(text)?.slice(1).find(Boolean) ?? 0)
  if (!year) return { problems: [{ code: 'holidays/no-year', line: null }] }
  const reading: Reading = { year, holidays: [], makeUpDays: [] }
  const problems: PlanProblem[] = []
  let source = ''
  for (const [index, line] of lines.entries()) {
    const named = /^(?:来源|source)\s*[:：]\s*(.+)$/i.exec(line)?.[1] ?? /^.*关于\d{4}年.*安排的通知.*$/.exec(line)?.[0]
    if (named && (!source || line.startsWith('来源'))) source = named.slice(0, 200)
    if (named || isAround(line)) continue
    const code = readLine(line, reading)
    if (code) problems.push({ code, line: index + 1 })
  }
  if (problems.length > 0) return { problems: problems.slice(0, MAX_PROBLEMS) }
  const { holidays, makeUpDays } = reading
  return { plan: sorted({ year, source, holidays, makeUpDays }) }
}

/** Lines that say nothing of a day: empty, the year, the head, the foot and the sentences of a notice. */
const isAround = (line: string): boolean =>
  line === '' ||
  /^(?:#|年份|year|国务院办公厅)/i.test(line) ||
  /^\d{4}(?:年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2})$/.test(line) ||
  (line.length >= PROSE && line.search(DATE) < 0)

/** One line: `二、春节：2月15日至23日放假调休，共9天。2月14日、2月28日上班。` Gives what is wrong with it. */
function readLine(line: string, { year, holidays, makeUpDays }: Reading): PlanProblem['code'] | null {
  for (const sentence of line.split(/[。；;]/).filter((part) => part.trim())) {
    const dates = datesIn(sentence, year)
    if (dates === null) return 'holidays/bad-day'
    if (dates.some(({ isWeekdayRight }) => !isWeekdayRight)) return 'holidays/bad-weekday'
    const [first] = dates
    if (!first) return 'holidays/bad-line'
    if (/上班|work/i.test(sentence)) {
      makeUpDays.push(...dates.map(({ on }) => on))
      continue
    }
    const name = sentence
      .slice(0, first.index)
      .replace(/^[一二三四五六七八九十]+、|[:：\s]+$/g, '')
      .trim()
    if (!name || dates.length > 2) return 'holidays/bad-line'
    const [zh = '', en = ENGLISH[zh] ?? zh] = name.split(/\s*\/\s*/)
    holidays.push({ zh, en, fromOn: first.on, toOn: (dates[1] ?? first).on })
  }
  return null
}

interface Found {
  readonly on: Day
  readonly index: number
  readonly isWeekdayRight: boolean
}

/** The dates of a sentence in their order; month and year are those of the date before where they are left out. */
function datesIn(sentence: string, planYear: number): Found[] | null {
  const found: Found[] = []
  let [year, month] = [String(planYear), '']
  for (const match of sentence.matchAll(DATE)) {
    const [, isoYear, isoMonth, isoDay, chineseYear, chineseMonth, chineseDay, weekday] = match
    year = isoYear ?? chineseYear ?? year
    month = isoMonth ?? chineseMonth ?? month
    const on = `${year}-${month.padStart(2, '0')}-${(isoDay ?? chineseDay ?? '').padStart(2, '0')}`
    if (!isDay(on)) return null
    const isWeekdayRight = weekday === undefined || WEEKDAYS.indexOf(weekday) + 1 === weekdayOf(on)
    found.push({ on, index: match.index, isWeekdayRight })
  }
  return found
}

const daysOf = ({ fromOn, toOn }: Holiday): Day[] =>
  Array.from({ length: daysBetween(fromOn, toOn) + 1 }, (_, n) => addDays(fromOn, n))

/** What cannot be true of a plan, whoever typed it. */
function problemsOf({ year, source, holidays, makeUpDays }: HolidayYear): PlanProblem['code'][] {
  const isOfYear = (on: Day) => on >= `${year - 1}-12-15` && on <= `${year}-12-31`
  const isRightWay = holidays.every(
    ({ fromOn, toOn }) => fromOn <= toOn && daysBetween(fromOn, toOn) < MAX_HOLIDAY_DAYS,
  )
  const days = isRightWay ? holidays.flatMap(daysOf) : []
  const rules: readonly (readonly [PlanProblem['code'], boolean])[] = [
    ['holidays/no-year', year >= 2020 && year <= 2100],
    ['holidays/no-source', source.length >= 5],
    ['holidays/no-holidays', holidays.length > 0],
    ['holidays/bad-order', isRightWay],
    ['holidays/other-year', [...holidays.flatMap(({ fromOn, toOn }) => [fromOn, toOn]), ...makeUpDays].every(isOfYear)],
    ['holidays/overlap', new Set(days).size === days.length],
    ['holidays/work-on-weekday', makeUpDays.every((on) => weekdayOf(on) >= 6)],
    ['holidays/work-on-holiday', makeUpDays.every((on) => !days.includes(on))],
  ]
  return rules.filter(([, holds]) => !holds).map(([code]) => code)
}

/** A plan as lines that `readPlan` reads, to change and publish anew. */
export const writePlan = ({ year, source, holidays, makeUpDays }: HolidayYear): string =>
  [
    `年份：${year}`,
    `来源：${source}`,
    ...holidays.map(
      ({ zh, en, fromOn, toOn }) => `${zh}${en === (ENGLISH[zh] ?? zh) ? '' : ` / ${en}`}：${fromOn} 至 ${toOn}`,
    ),
    ...(makeUpDays.length > 0 ? [`上班：${makeUpDays.join('、')}`] : []),
  ].join('\n')
