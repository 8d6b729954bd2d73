import { accepted, type Checked, refused } from './outcome.ts'

export type PhoneProblem = 'identity/phone-form' | 'identity/phone-not-mobile'

export interface Phone {
  /** International form, such as +8613800000001: the form that is stored and compared. */
  readonly e164: string
  /** How a person in the mainland dials it, such as 13800000001; the international form for other countries. */
  readonly national: string
  readonly isMainland: boolean
}

/** A stored number as a person in the mainland dials it; those of other countries keep their prefix. */
export const dialled = (e164: string): string => e164.replace(/^\+86(?=1\d{10}$)/, '')

/** Reads a mobile number of the mainland, however it is spaced or prefixed; numbers of other countries start with +. */
export function readPhone(text: string): Checked<Phone, PhoneProblem> {
  const typed = text.normalize('NFKC').replace(/[\s\-–—().·\p{Cf}]/gu, '')
  const national = /^(?:\+86|0086|86)?(1\d{10})$/.exec(typed)?.[1]
  if (national) {
    if (!/^1[3-9]/.test(national)) return refused('identity/phone-not-mobile')
    return accepted({ e164: `+86${national}`, national, isMainland: true })
  }
  if (/^\+(?!86)[1-9]\d{6,14}$/.test(typed)) {
    return accepted({ e164: typed, national: typed, isMainland: false })
  }
  return refused(/^(?:\+86|0086)?0\d{9,11}$/.test(typed) ? 'identity/phone-not-mobile' : 'identity/phone-form')
}
