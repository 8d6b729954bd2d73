import type { Locale } from '#app/i18n/locale.ts'
import type { Platform } from '../platform/platform.ts'

/** The language of everything that somebody reads from now on: pages on every device, and messages. */
export async function chooseLanguage({ db }: Platform, personId: string, locale: Locale): Promise<void> {
  await db.person.update({ where: { id: personId }, data: { locale } })
}
