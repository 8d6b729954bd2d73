import { type Day, isDay } from '../calendar/days.ts'
import { accepted, type Checked, refused } from './outcome.ts'

export type ResidentIdProblem =
  | 'identity/resident-id-length'
  | 'identity/resident-id-area'
  | 'identity/resident-id-birth'
  | 'identity/resident-id-check'

export interface ResidentId {
  /** Eighteen characters, the last a digit or a capital X. */
  readonly number: string
  readonly areaCode: string
  readonly bornOn: Day
  readonly sex: 'male' | 'female'
}

const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'

/** Full-width letters and digits become plain ones, spaces and dashes go, letters become capitals. */
export const plainNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\-–—]/g, '')
    .toUpperCase()

/** The check digit that belongs to the first seventeen digits of a resident ID. */
export function residentIdCheckDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return CHECK_DIGITS.charAt(sum % 11)
}

/**
 * Reads a resident identity number: length, province, birth date and check digit; nobody is asked whether it exists.
 * @param todayOn a birth date after this day is refused.
 * @see GB 11643-1999
 */
export function readResidentId(text: string, todayOn: Day = '9999-12-31'): Checked<ResidentId, ResidentIdProblem> {
  const number = plainNumber(text)
  if (!/^\d{17}[\dX]$/.test(number)) return refused('identity/resident-id-length')
  if (!PROVINCES.has(number.slice(0, 2))) return refused('identity/resident-id-area')
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isDay(bornOn) || bornOn < '1850-01-01' || bornOn > todayOn) return refused('identity/resident-id-birth')
  if (residentIdCheckDigit(number) !== number[17]) return refused('identity/resident-id-check')
  const sex = Number(number[16]) % 2 === 1 ? 'male' : 'female'
  return accepted({ number, areaCode: number.slice(0, 6), bornOn, sex })
}
