import { type District, districtOf, districts } from './areas.ts'
import type { Words } from './schema.ts'

export interface Court {
  /** Code of the area it sits in: six digits. */
  readonly areaCode: string
  readonly name: Words
  /** The middle of its case numbers, such as 浙0681. */
  readonly numberPrefix: string
  readonly level: 'basic' | 'intermediate'
}

/** The basic people's court of a county-level division. */
export function basicCourtOf(district: District): Court {
  // Courts of districts carry the city's name, courts of counties and county-level cities do not.
  const isDistrict = district.kind === 'district'
  return {
    areaCode: district.code,
    name: {
      zh: `${isDistrict ? district.city.zh : ''}${district.zh}人民法院`,
      en: `${isDistrict ? `${district.city.en} ` : ''}${district.en} People's Court`,
    },
    numberPrefix: `浙${district.code.slice(2)}`,
    level: 'basic',
  }
}

/** The intermediate people's court of a district's city. */
export const intermediateCourtOf = ({ city }: District): Court => ({
  areaCode: city.code,
  name: { zh: `${city.zh}中级人民法院`, en: `${city.en} Intermediate People's Court` },
  numberPrefix: `浙${city.code.slice(2, 4)}`,
  level: 'intermediate',
})

/** Every people's court of the province; an intermediate one stands there once for each of its districts. */
export const courts: readonly Court[] = districts.flatMap((district) => [
  intermediateCourtOf(district),
  basicCourtOf(district),
])

/** Name of a court in both languages; a court that an operator added himself has the one that he gave it. */
export function courtNameOf({ name }: { readonly name: string }): Words {
  return courts.find((court) => court.name.zh === name)?.name ?? { zh: name, en: name }
}

export type JurisdictionReason = 'inviting' | 'domicile' | 'subject' | 'seat' | 'intermediate'

export interface Jurisdiction {
  /** The court that invited the organisation to mediate first, if one did. */
  readonly invitingCourt: Court | null
  /** Area codes of the seats of the organisations that mediated. */
  readonly seatCodes: readonly string[]
  /** Area codes of the parties' domiciles, as far as they are known. */
  readonly domicileCodes: readonly string[]
  /** Area code of the place of the subject matter, if there is one. */
  readonly subjectCode: string | null
  /** Whether the dispute itself would belong to an intermediate court. */
  readonly belongsToIntermediate: boolean
}

export interface CandidateCourt {
  readonly court: Court
  readonly reasons: readonly JurisdictionReason[]
}

/**
 * The courts that may confirm an agreement, each with every reason, the best known first: the organisation's seat.
 * @see CPL 205; INT 352
 */
export function candidateCourts(where: Jurisdiction): CandidateCourt[] {
  if (where.invitingCourt) return [{ court: where.invitingCourt, reasons: ['inviting'] }]
  const points: [string | null, JurisdictionReason][] = [
    ...where.seatCodes.map((code): [string, JurisdictionReason] => [code, 'seat']),
    ...where.domicileCodes.map((code): [string, JurisdictionReason] => [code, 'domicile']),
    [where.subjectCode, 'subject'],
  ]
  const found = new Map<string, { court: Court; reasons: JurisdictionReason[] }>()
  for (const [code, reason] of points) {
    const district = code === null ? null : districtOf(code)
    if (!district) continue
    const court = where.belongsToIntermediate ? intermediateCourtOf(district) : basicCourtOf(district)
    const entry = found.get(court.areaCode) ?? { court, reasons: [] }
    if (where.belongsToIntermediate && entry.reasons.length === 0) entry.reasons.push('intermediate')
    if (!entry.reasons.includes(reason)) entry.reasons.push(reason)
    found.set(court.areaCode, entry)
  }
  return [...found.values()]
}
