import type { Tx } from '#prisma/client.server.ts'
import { endOfPeriod } from '../calendar/period.ts'
import { calendarOf } from '../calendar/plans.server.ts'
import { signed } from '../notice/render.ts'
import { noticeText } from '../notice/texts.server.ts'
import type { Platform } from '../platform/platform.ts'
import { CURE_DAYS } from '../rules/catalogue.ts'
import { rulesOf } from '../rules/rules.server.ts'

/** The last days of the least, the usual and a long period when the return is served today, and how long each is. */
export async function cureDays({ clock }: Pick<Platform, 'clock'>, tx: Tx) {
  const { least = CURE_DAYS.least, usual = CURE_DAYS.usual, long = CURE_DAYS.long } = (await rulesOf(tx)).of('cureDays')
  const calendar = await calendarOf(tx)
  const lastOf = (amount: number) =>
    endOfPeriod({ startAt: clock.law(), amount, unit: 'workingDay', rolls: true, calendar }).lastDayOn
  return { counts: { least, usual, long }, least: lastOf(least), usual: lastOf(usual), long: lastOf(long) }
}

export type CureDays = Awaited<ReturnType<typeof cureDays>>

/** The message of a return before it is filled in, with the sign in front, for the preview. */
export async function returnMessage({ db, settings }: Pick<Platform, 'db' | 'settings'>) {
  const { zh, en } = (await noticeText(db, 'court-returned')).short
  const url = new URL(settings.origin).host
  return { zh: signed(settings.sign, zh, 'zh'), en: signed(settings.sign, en, 'en'), url }
}
