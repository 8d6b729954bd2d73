import { accepted, type Checked, refused } from './outcome.ts'
import { plainNumber } from './resident-id.ts'

export type PassportProblem = 'identity/passport-form'

/** Reads a passport number of any country: five to fifteen letters and digits with at least one digit. */
export function readPassport(text: string): Checked<string, PassportProblem> {
  const number = plainNumber(text)
  return /^(?=.*\d)[A-Z\d]{5,15}$/.test(number) ? accepted(number) : refused('identity/passport-form')
}
