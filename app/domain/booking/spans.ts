/** A time of a form: start and end as instants, `2026-11-25T11:30:00.000Z/2026-11-25T12:30:00.000Z`. */
export const writeSpan = (startsAt: Date, endsAt: Date): string => `${startsAt.toISOString()}/${endsAt.toISOString()}`

const MAX_MS = 8 * 3_600_000

/** The time that a form names, or null when it is none. */
export function readSpan(text: string): { startsAt: Date; endsAt: Date } | null {
  const [from = '', to = '', ...rest] = text.split('/')
  const startsAt = new Date(from)
  const endsAt = new Date(to)
  if (rest.length > 0 || Number.isNaN(startsAt.getTime()) || Number.isNaN(endsAt.getTime())) return null
  const length = endsAt.getTime() - startsAt.getTime()
  return length > 0 && length <= MAX_MS ? { startsAt, endsAt } : null
}

/** Whether this is the name of a time zone, such as `Europe/Rome`. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
