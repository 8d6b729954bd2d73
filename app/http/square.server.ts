import { encode } from 'uqr'

/**
 * The square code that opens an address, row by row, `1` for dark, with the white edge that readers need. Computed here,
 * so that no phone loads the program that computes it.
 */
export const squareOf = (text: string): readonly string[] =>
  encode(text, { border: 1 }).data.map((row) => row.map((isDark) => (isDark ? '1' : '0')).join(''))
