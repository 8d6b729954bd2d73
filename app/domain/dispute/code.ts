import { type Day, isDay } from '../calendar/days.ts'

/** Digits and capitals without those that are mistaken for others (0 and O, 1 and I and L): a prime number of them. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const DIGITS = '0123456789'
const MARK = /^\p{Script=Han}{2,4}$/u

/** Three random characters: some thirty thousand codes for each organisation and day. */
export const CODE_RANDOM_CHARACTERS = 3

export interface DisputeCode {
  /** Such as 诸调-26-0412-7QPK. */
  readonly code: string
  /** The organisation's mark, such as 诸调. */
  readonly mark: string
  /** Day of filing, with the century of today. */
  readonly filedOn: Day
}

const valueOfCharacter = (character: string): number => {
  const index = ALPHABET.indexOf(character)
  if (index >= 0) return index
  // 0 and 1 stand in dates only, where no letter can: they take the values of the last two letters.
  const digit = DIGITS.indexOf(character)
  return digit >= 0 ? 30 - digit : (character.codePointAt(0) ?? 0) % ALPHABET.length
}

/** The check character: one wrong character or two that changed places no longer fit. */
function checkCharacter(mark: string, date: string, random: string): string {
  const sum = [...date, ...random, ...mark].reduce(
    (total, character, index) => total + valueOfCharacter(character) * (index + 1),
    0,
  )
  return ALPHABET.charAt(sum % ALPHABET.length)
}

export interface NewDisputeCode {
  readonly mark: string
  readonly filedOn: Day
  /** At least three random bytes. */
  readonly random: Uint8Array
}

/** The code of a new case: the organisation's mark, the day, random characters and a check character. */
export function makeDisputeCode({ mark, filedOn, random }: NewDisputeCode): string {
  if (!MARK.test(mark)) throw new RangeError(`not a mark of an organisation: ${mark}`)
  if (random.length < CODE_RANDOM_CHARACTERS) throw new RangeError('too few random bytes for a code')
  const [year = '', month = '', day = ''] = filedOn.split('-')
  const tail = [...random.slice(0, CODE_RANDOM_CHARACTERS)]
    .map((byte) => ALPHABET.charAt(byte % ALPHABET.length))
    .join('')
  const date = `${year.slice(2)}${month}${day}`
  return `${mark}-${date.slice(0, 2)}-${date.slice(2)}-${tail}${checkCharacter(mark, date, tail)}`
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Reads a code as people type, say or paste it: any width and case, dashes of any kind or none, O for 0 in the date,
 * percent-encoded from an address. Null when it cannot be a code.
 */
export function readDisputeCode(text: string): DisputeCode | null {
  const plain = decoded(text.trim())
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―−—_.]/g, '')
  const match = /^(\p{Script=Han}{2,4})([\dO]{6})([2-9A-HJKMNP-Z]{1,5})([2-9A-HJKMNP-Z])$/u.exec(plain)
  if (!match) return null
  const [, mark = '', typedDate = '', random = '', check = ''] = match
  const date = typedDate.replaceAll('O', '0')
  const filedOn = `20${date.slice(0, 2)}-${date.slice(2, 4)}-${date.slice(4)}`
  if (!isDay(filedOn) || checkCharacter(mark, date, random) !== check) return null
  return { code: `${mark}-${date.slice(0, 2)}-${date.slice(2)}-${random}${check}`, mark, filedOn }
}

/**
 * The code as one part of an address. Addresses carry the code itself, percent-encoded: browsers show it in Chinese, and
 * routers hand it back decoded. Messages carry random tokens instead, so its length there does not matter.
 */
export const codeInAddress = (code: string): string => encodeURIComponent(code)
