import type { WorkCalendar } from '../calendar/holidays.ts'
import { endOfPeriod } from '../calendar/period.ts'
import { signed } from '../notice/render.ts'
import { courtNotices } from '../notice/templates/court.ts'
import type { Platform } from '../platform/platform.ts'

/** Days that a clerk gives for a correction, in working days: the least that the court may give, the usual, a long one. */
export const CURE_WORKING_DAYS = { least: 3, usual: 5, long: 10 } as const

/** The last days of these periods when the return is served today. */
export function cureDays({ clock }: Pick<Platform, 'clock'>, calendar: WorkCalendar) {
  const lastOf = (amount: number) =>
    endOfPeriod({ startAt: clock.law(), amount, unit: 'workingDay', rolls: true, calendar }).lastDayOn
  const { least, usual, long } = CURE_WORKING_DAYS
  return { least: lastOf(least), usual: lastOf(usual), long: lastOf(long) }
}

/** The message of a return before it is filled in, with the sign in front, for the preview. */
export const returnMessage = ({ settings }: Pick<Platform, 'settings'>) => {
  const { zh, en } = courtNotices['court-returned'].short
  const url = new URL(settings.origin).host
  return { zh: signed(settings.sign, zh, 'zh'), en: signed(settings.sign, en, 'en'), url }
}
