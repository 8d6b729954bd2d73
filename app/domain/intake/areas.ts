import zhejiang from './content/areas.zhejiang.json' with { type: 'json' }

export interface Town {
  readonly code: string
  readonly zh: string
  readonly en: string
}

export interface District extends Town {
  readonly kind: string
  readonly city: Town
}

const cityOf = ({ code, zh, en }: Town): Town => ({ code, zh, en })

/** Every county-level division of the province, with its city. */
export const districts: readonly District[] = zhejiang.cities.flatMap((city) =>
  city.districts.map((district) => ({ ...district, city: cityOf(city) })),
)

const byCode = new Map(districts.map((district) => [district.code, district]))

/** The county-level division with this code, or null. */
export const districtOf = (code: string): District | null => byCode.get(code) ?? null

const withoutPrefix = (text: string, ...prefixes: string[]) => {
  const prefix = prefixes.find((candidate) => text.startsWith(candidate))
  return prefix === undefined ? text : text.slice(prefix.length)
}

/**
 * The county-level division an address begins with (浙江省诸暨市暨阳街道… or 绍兴市柯桥区…), or null when it does not say.
 * Names without 市, 区 or 县 are taken when no other place begins so.
 */
export function areaOfAddress(address: string): District | null {
  const text = address.normalize('NFKC').replace(/\s/g, '')
  const inProvince = withoutPrefix(text, '中国', '中华人民共和国')
  const afterProvince = withoutPrefix(inProvince, zhejiang.province.zh, '浙江')
  const city = zhejiang.cities.find(
    ({ zh }) => afterProvince.startsWith(zh) || afterProvince.startsWith(zh.slice(0, -1)),
  )
  const afterCity = city ? withoutPrefix(afterProvince, city.zh, city.zh.slice(0, -1)) : afterProvince
  const candidates = city ? districts.filter((district) => district.city.code === city.code) : districts
  const full = candidates.filter(({ zh }) => afterCity.startsWith(zh))
  if (full.length === 1) return full[0] ?? null
  const short = candidates.filter(({ zh }) => zh.length > 2 && afterCity.startsWith(zh.slice(0, -1)))
  return short.length === 1 ? (short[0] ?? null) : null
}
