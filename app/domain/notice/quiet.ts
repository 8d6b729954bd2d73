import { dayOf } from '../calendar/days.ts'

/** The night, from an hour of the evening to an hour of the morning, in China. */
export interface QuietHours {
  readonly from: number
  readonly to: number
}

/** As the platform ships; administrators may settle others. */
export const QUIET_HOURS: QuietHours = { from: 21, to: 8 }

/** The same moment by day, the next morning in the quiet hours. */
export function afterQuietHours(at: Date, quiet: QuietHours): Date {
  if (!isQuietHour(at, quiet)) return at
  const morning = new Date(`${dayOf(at)}T${String(quiet.to).padStart(2, '0')}:00:00+08:00`)
  return morning > at ? morning : new Date(morning.getTime() + 86_400_000)
}

/** Whether a reminder or digest must wait for the morning. */
export function isQuietHour(at: Date, quiet: QuietHours): boolean {
  const hour = Number(
    at.toLocaleTimeString('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', hourCycle: 'h23' }).slice(0, 2),
  )
  return hour >= quiet.from || hour < quiet.to
}
