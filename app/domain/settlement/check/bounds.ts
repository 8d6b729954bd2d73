import { type Day, dayInWords } from '../../calendar/days.ts'

/** A figure that the law lets somebody publish, from the day of its publication or of its coming into force on. */
interface Published {
  readonly from: Day
  readonly value: number
}

/** A series of figures, the oldest first; each counts until the next one. */
interface Series {
  readonly source: { readonly zh: string; readonly en: string }
  /** False while the figures are written from memory and were not compared with the publication. */
  readonly isRead: boolean
  readonly figures: readonly Published[]
}

/** Legal bounds that change with time. A new figure is a new line; a line that counted once is never changed. */
export const bounds = {
  /** Percent a year; what a private loan may bear is four times of it (PLR 25). */
  lprOneYear: {
    source: {
      zh: '全国银行间同业拆借中心公布的一年期贷款市场报价利率',
      en: 'one-year loan prime rate as published by the National Interbank Funding Center',
    },
    isRead: false,
    figures: [
      { from: '2022-08-22', value: 3.65 },
      { from: '2023-06-20', value: 3.55 },
      { from: '2023-08-21', value: 3.45 },
      { from: '2024-07-22', value: 3.35 },
      { from: '2024-10-21', value: 3.1 },
      { from: '2025-05-20', value: 3.0 },
    ],
  },
  /** Whole fen a month, the lowest of the tiers of Zhejiang: below it a wage is too low everywhere in the province. */
  lowestWage: {
    source: { zh: '浙江省最低月工资标准最低一档', en: 'lowest tier of the minimum monthly wage of Zhejiang' },
    isRead: false,
    figures: [
      { from: '2021-08-01', value: 184_000 },
      { from: '2024-01-01', value: 201_000 },
    ],
  },
} as const satisfies Record<string, Series>
type Bound = keyof typeof bounds

/** A figure older than this is shown with the request to look whether a newer one was published. */
const OLD_DAYS = 365

/** The figure that counts on a day; null before the first one. */
export function boundOn(bound: Bound, on: Day): Published | null {
  const known: readonly Published[] = bounds[bound].figures
  return known.findLast(({ from }) => from <= on) ?? null
}

const isOld = (from: Day, on: Day): boolean => Date.parse(on) - Date.parse(from) > OLD_DAYS * 86_400_000

/** Where a figure comes from, in words, with a request to compare it when it has not changed for long. */
export function sourceInWords(bound: Bound, { from }: Published, on: Day): { zh: string; en: string } {
  const { zh, en } = bounds[bound].source
  const old = isOld(from, on)
  return {
    zh: `${zh}，${dayInWords(from, 'zh-CN')}起${old ? '；请核对有没有公布新的数值' : ''}`,
    en: `${en}, from ${dayInWords(from, 'en')}${old ? '; please check whether a newer figure was published' : ''}`,
  }
}

const LPR_TIMES = 4

/** The highest yearly rate, in percent, that courts support for a private loan made on this day. */
export function rateCapOn(on: Day): { readonly percent: number; readonly lpr: Published } | null {
  const lpr = boundOn('lprOneYear', on)
  return lpr && { percent: Math.round(lpr.value * LPR_TIMES * 100) / 100, lpr }
}
