import type { Locale } from '#app/i18n/locale.ts'
import type { Tx } from '#prisma/client.server.ts'
import { readPerson } from '../account/people.server.ts'
import type { Platform } from '../platform/platform.ts'

/** The number of a place begins with that of its city. */
const CITY_DIGITS = 4

type Option = { readonly value: string; readonly label: string }

/** 诸暨市（绍兴市）, Zhuji (Shaoxing): a county with its city. */
const placeName = (
  row: { nameZh: string; nameEn: string | null; parent: { nameZh: string; nameEn: string | null } | null },
  locale: Locale,
): string => {
  const own = locale === 'en' ? (row.nameEn ?? row.nameZh) : row.nameZh
  const above = locale === 'en' ? (row.parent?.nameEn ?? row.parent?.nameZh) : row.parent?.nameZh
  if (!above) return own
  return locale === 'en' ? `${own} (${above})` : `${own}（${above}）`
}

export async function areaName(tx: Tx, id: string, locale: Locale): Promise<string> {
  const row = await tx.area.findFirst({ where: { id }, include: { parent: true } })
  return row ? placeName(row, locale) : id
}

/** The counties in which something can sit. */
export async function areaOptions(tx: Tx, locale: Locale): Promise<Option[]> {
  const rows = await tx.area.findMany({ where: { level: 'county' }, include: { parent: true }, orderBy: { id: 'asc' } })
  return rows.map((row) => ({ value: row.id, label: placeName(row, locale) }))
}

/** The courts of the city of a place and those chosen already; and all others. */
export async function courtOptions(
  tx: Tx,
  { areaId, chosen }: { areaId: string; chosen: readonly string[] },
): Promise<{ options: Option[]; more: Option[] }> {
  const rows = await tx.court.findMany({ orderBy: { code: 'asc' } })
  const isNear = (row: (typeof rows)[number]) =>
    (areaId !== '' && row.areaId.slice(0, CITY_DIGITS) === areaId.slice(0, CITY_DIGITS)) || chosen.includes(row.id)
  const option = ({ id, name }: (typeof rows)[number]) => ({ value: id, label: name })
  return { options: rows.filter(isNear).map(option), more: rows.filter((row) => !isNear(row)).map(option) }
}

export async function courtNames(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.court.findMany({ where: { id: { in: [...ids] } }, orderBy: { code: 'asc' } })
  return rows.map(({ name }) => name)
}

export const personName = async (tx: Tx, platform: Platform, personId: string): Promise<string> =>
  (await readPerson(tx, platform, personId)).name
