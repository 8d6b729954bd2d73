import { accepted, type Checked, refused } from './outcome.ts'
import { plainNumber } from './resident-id.ts'

export type CreditCodeProblem = 'identity/credit-code-form' | 'identity/credit-code-check'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** The check character that belongs to the first seventeen characters of a unified social credit code. */
export function creditCodeCheckCharacter(first17: string): string {
  let weight = 1
  let sum = 0
  for (const character of first17.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/**
 * Reads a unified social credit code: eighteen characters and the check character.
 * @see GB 32100-2015
 */
export function readCreditCode(text: string): Checked<string, CreditCodeProblem> {
  const code = plainNumber(text)
  if (!/^[\dA-HJ-NPQRTUWXY]{2}\d{6}[\dA-HJ-NPQRTUWXY]{10}$/.test(code)) return refused('identity/credit-code-form')
  if (creditCodeCheckCharacter(code) !== code[17]) return refused('identity/credit-code-check')
  return accepted(code)
}
