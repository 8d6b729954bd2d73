import { createHash } from 'node:crypto'
import { LETTER_ALPHABET } from './letter-code.ts'

/** The name of a token in the record; the token itself is in the message alone. */
export const tokenHashOf = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(token).digest())

const LETTER_CODE = new RegExp(`^[${LETTER_ALPHABET}]{4}-[${LETTER_ALPHABET}]{4}$`)

/** The code of a letter as it is printed, out of what somebody typed; null for anything else, such as a token. */
export function letterCodeIn(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-—–_.]/g, '')
  const code = `${plain.slice(0, 4)}-${plain.slice(4)}`
  return LETTER_CODE.test(code) ? code : null
}

/** The invitation behind a token of a message or the code of a letter, as a condition on its row. */
export function byToken(token: string) {
  const code = letterCodeIn(token)
  return code === null
    ? { tokenHash: tokenHashOf(token) }
    : { contactAttempts: { some: { letterCodeHash: tokenHashOf(code) } } }
}
