/** Typed off paper: no characters that are mistaken for others. */
export const LETTER_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LETTERS = 8

/** The code on a letter, such as K7QM-2R9D. @param bytes at least eight, by chance. */
export function letterCodeOf(bytes: Uint8Array): string {
  const characters = [...bytes.slice(0, LETTERS)].map((byte) => LETTER_ALPHABET.charAt(byte % LETTER_ALPHABET.length))
  return (characters.join('').match(/.{4}/g) ?? []).join('-')
}
