import type { Words } from './schema.ts'

/** Where a sentence of the guide comes from, in both languages, and whether the text itself was read. */
export interface Source extends Words {
  /** False for what is from memory or was read in part only; the page says so. */
  readonly isChecked: boolean
}

const APART = /^(.*?)\s+([A-Za-z].*)$/

/** The source of a sentence: Chinese and English stand in one line of the content. Null for advice of our own. */
export function sourceOf({ basis, certainty }: { readonly basis: string; readonly certainty: string }): Source | null {
  if (certainty === 'D') return null
  const [, zh = basis, en = basis] = APART.exec(basis) ?? []
  return { zh, en, isChecked: certainty === 'R' }
}
