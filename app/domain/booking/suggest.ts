import { type Day, dayOf, startOfDay } from '../calendar/days.ts'

/** Hours of the reader's own clock at which nobody should be asked to meet. */
const AWAKE = [7, 23] as const

const hourIn = (at: Date, zone: string): number =>
  Number(at.toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).slice(0, 2))

interface Stretch {
  readonly startsAt: Date
  readonly endsAt: Date
}

const EVENING_MS = 17 * 3_600_000
const MOST = 3

/**
 * Three stretches to propose by one tap, on different days where there are as many: an evening and a day off for whoever
 * works, and the earliest; none at night by the clock of whoever is asked. In the order of the calendar.
 */
export function suggestedOf<Span extends Stretch>(
  all: readonly Span[],
  isRestDay: (on: Day) => boolean,
  zone: string,
): Span[] {
  const [morning, night] = AWAKE
  const awake = all.filter(({ startsAt, endsAt }) => {
    const last = new Date(endsAt.getTime() - 1)
    return hourIn(startsAt, zone) >= morning && hourIn(last, zone) >= morning && hourIn(last, zone) < night
  })
  const stretches = awake.length > 0 ? awake : all
  const chosen: Span[] = []
  const take = (fits: (span: Span) => boolean): void => {
    const taken = new Set(chosen.map(({ startsAt }) => dayOf(startsAt)))
    const found = stretches.find((span) => !taken.has(dayOf(span.startsAt)) && fits(span))
    if (found && chosen.length < MOST) chosen.push(found)
  }
  take(({ startsAt }) => startsAt.getTime() - startOfDay(dayOf(startsAt)).getTime() >= EVENING_MS)
  take(({ startsAt }) => isRestDay(dayOf(startsAt)))
  take(() => true)
  for (const span of stretches) if (chosen.length < MOST && !chosen.includes(span)) take(() => true)
  for (const span of stretches) if (chosen.length < MOST && !chosen.includes(span)) chosen.push(span)
  return chosen.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
}
