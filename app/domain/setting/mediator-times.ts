import { wallTime } from '#app/i18n/format.ts'
import { addDays, dayOf, isDay, startOfDay } from '../calendar/days.ts'

/** Working hours as the document keeps them: `1 09:00-12:00`, Monday first. */
export interface Hours {
  readonly weekday: number
  readonly from: string
  readonly to: string
}

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
const SPAN = /^([01]?\d|2[0-3])[:：]([0-5]\d)\s*(?:-|–|—|至|到|~)\s*([01]?\d|2[0-3])[:：]([0-5]\d)$/u

const two = (text: string | undefined) => (text ?? '').padStart(2, '0')

/** The stretches of one day as they are typed: 09:00-12:00、13:30-17:30. Null when they cannot be read or overlap. */
export function readHours(text: string): { from: string; to: string }[] | null {
  const parts = text
    .normalize('NFKC')
    .split(/[、,;\s]+(?=\d)/u)
    .map((part) => part.trim())
  const spans = parts.filter(Boolean).map((part) => {
    const [, h1, m1, h2, m2] = SPAN.exec(part) ?? []
    return h1 ? { from: `${two(h1)}:${m1}`, to: `${two(h2)}:${m2}` } : null
  })
  if (spans.some((span) => span === null || span.from >= span.to)) return null
  const sorted = spans.flatMap((span) => (span ? [span] : [])).sort((a, b) => (a.from < b.from ? -1 : 1))
  return sorted.some((span, at) => at > 0 && span.from < (sorted[at - 1]?.to ?? '')) ? null : sorted
}

export const writeHours = ({ weekday, from, to }: Hours): string => `${weekday} ${from}-${to}`

export function hoursOf(text: string): Hours {
  const [, weekday = '1', from = '', to = ''] = /^(\d) (\S+)-(\S+)$/.exec(text) ?? []
  return { weekday: Number(weekday), from, to }
}

const clock = (at: Date): string => wallTime(at).time.padStart(5, '0')

/** Leave as the document keeps it: two moments in Beijing, `2026-12-01T09:00/2026-12-03T18:00`. */
export const writeLeave = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): string =>
  [startsAt, endsAt].map((at) => `${dayOf(at)}T${clock(at)}`).join('/')

const MOMENT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/

export const isMoment = (text: string): boolean => MOMENT.test(text) && isDay(text.slice(0, 10))

export function leaveOf(text: string): { startsAt: Date; endsAt: Date } {
  const [from = '', to = ''] = text.split('/')
  return { startsAt: new Date(`${from}:00+08:00`), endsAt: new Date(`${to}:00+08:00`) }
}

/** The last day on which something counts that ends at this instant. */
export const lastDayOf = (end: Date): string => dayOf(new Date(end.getTime() - 1))

/** The first instant that is too late for something that counts to the end of this day. */
export const endAfter = (on: string): Date => startOfDay(addDays(on, 1))
