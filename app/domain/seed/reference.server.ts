import type { Tx } from '#prisma/client.server.ts'
import { districts } from '../intake/areas.ts'
import { courts } from '../intake/courts.ts'
import type { Platform } from '../platform/platform.ts'

/** The person behind grants that no person gave: the platform at its first start. */
export const SYSTEM_PERSON_ID = '00000000-0000-7000-8000-000000000001'
const PROVINCE = { code: '330000', zh: '浙江省', en: 'Zhejiang' }

/** A court's id follows from its code, so that loading twice makes nothing twice. */
export const courtIdOf = (areaCode: string): string => `00000000-0000-7000-8001-${areaCode.padStart(12, '0')}`

/** Areas of the province and their people's courts; loading again changes nothing. */
export async function seedReference(tx: Tx, _platform: Platform): Promise<void> {
  await tx.area.createMany({ data: areaRows(), skipDuplicates: true })
  await tx.court.createMany({
    data: courts.map(({ areaCode, name, numberPrefix, level }) => ({
      id: courtIdOf(areaCode),
      areaId: areaCode,
      name: name.zh,
      code: numberPrefix,
      level,
    })),
    skipDuplicates: true,
  })
}

function areaRows() {
  const rows = new Map<
    string,
    { id: string; parentId: string | null; level: string; path: string; nameZh: string; nameEn: string }
  >()
  rows.set(PROVINCE.code, {
    id: PROVINCE.code,
    parentId: null,
    level: 'province',
    path: PROVINCE.code,
    nameZh: PROVINCE.zh,
    nameEn: PROVINCE.en,
  })
  for (const { code, zh, en, city } of districts) {
    const cityPath = `${PROVINCE.code}/${city.code}`
    rows.set(city.code, {
      id: city.code,
      parentId: PROVINCE.code,
      level: 'city',
      path: cityPath,
      nameZh: city.zh,
      nameEn: city.en,
    })
    rows.set(code, {
      id: code,
      parentId: city.code,
      level: 'county',
      path: `${cityPath}/${code}`,
      nameZh: zh,
      nameEn: en,
    })
  }
  return [...rows.values()]
}
