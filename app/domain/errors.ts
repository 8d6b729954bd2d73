import type { Locale } from '#app/i18n/locale.ts'
import { guardWords } from './errors/guard-words.ts'
import { refusals } from './errors/refusals.ts'
import type { GuardName } from './workflow/index.ts'

export type RefusalCode = keyof typeof refusals
/** Why something was not done: a refusal of the catalogue, or a guard of the procedure that did not hold. */
export type ErrorCode = RefusalCode | `guard/${GuardName}`

export interface Refusal {
  readonly status: number
  readonly zh: string
  readonly en: string
}

export type FieldMessages = Readonly<Record<string, string>>

/** A refusal that the person can act on; a bug throws another error and becomes a 500. */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  constructor(
    readonly code: ErrorCode,
    /** Codes of what is wrong with single fields, by the name of the field. */
    readonly fields: Readonly<Record<string, RefusalCode | string>> = {},
    options?: ErrorOptions,
  ) {
    super(code, options)
  }

  get status(): number {
    return refusalOf(this.code).status
  }

  words(locale: Locale): string {
    const { zh, en } = refusalOf(this.code)
    return locale === 'en' ? en : zh
  }
}

const GUARD = 'guard/'
const catalogue: Readonly<Record<string, Refusal>> = refusals
const byGuard: Readonly<Record<string, { zh: string; en: string } | undefined>> = guardWords
const general = { zh: '现在还不能这样做。', en: 'This cannot be done now.' }

/** Guards that somebody meets whose page is outdated: what he saw is no longer what there is, or its time is over. */
const outdated: ReadonlySet<string> = new Set<GuardName>([
  'editVersionCurrent',
  'versionShown',
  'hashShownIsHashSigned',
  'notSignedYet',
  'slotFree',
  'noOtherSessionBooked',
  'versionEffective',
  'evidencePeriodOpen',
])

/** Status and words of a code. */
export function refusalOf(code: ErrorCode): Refusal {
  if (code.startsWith(GUARD)) {
    const guard = code.slice(GUARD.length)
    return { status: outdated.has(guard) ? 409 : 422, ...(byGuard[guard] ?? general) }
  }
  return catalogue[code] ?? { status: 500, ...general }
}

/** The words of a code in one language; the code of a field may also be a sentence already. */
export function wordsOfCode(code: string, locale: Locale): string {
  const known = code.startsWith(GUARD) ? refusalOf(code as ErrorCode) : catalogue[code]
  if (!known) return code
  return locale === 'en' ? known.en : known.zh
}
