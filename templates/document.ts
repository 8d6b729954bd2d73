import type { z } from 'zod'

/** The two languages of papers; the Chinese text is the authoritative one. */
export type PaperLocale = 'zh-CN' | 'en'

/** A text in both languages, or what a person wrote, in the language it was written in. */
export type Words = string | { readonly 'zh-CN': string; readonly en: string }

/** Where somebody will sign. */
export interface Slot {
  /** Name of the signature field in the file. */
  readonly field: string
  /** Above the box, e.g. 申请人：张晓芸. */
  readonly label: string
  readonly kind: 'hand' | 'seal'
}

/** What a square code holds, and the lines beside it. */
export interface SquareCode {
  readonly text: string
  readonly lines: readonly string[]
}

export type TextStyle = 'title' | 'heading' | 'centred' | 'body' | 'flush' | 'strong' | 'closing' | 'note'

/** What a paper consists of, from top to bottom. */
export type Block =
  | { readonly kind: 'text'; readonly style: TextStyle; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'slots'; readonly slots: readonly Slot[] }
  /** A square code large enough for a telephone, with lines beside it; the first is the largest. */
  | ({ readonly kind: 'square' } & SquareCode)
  | { readonly kind: 'gap' }
  | { readonly kind: 'page-break' }

/** Values that the text of a paper may name. */
export type Scope = Readonly<Record<string, unknown>>

/** One piece of evidence, by the checksum of its bytes. */
export interface EvidenceItem {
  readonly name: string
  readonly sha256: string
  /** When it came in, ISO 8601. */
  readonly receivedAt?: string
}

export interface PaperDocument<Schema extends z.ZodType = z.ZodType> {
  /** The same as the file's name. */
  readonly id: string
  /** Number of the kind of paper, e.g. `13`; empty for papers outside the numbered list. */
  readonly number: string
  readonly version: number
  readonly title: { readonly 'zh-CN': string; readonly en: string }
  /** What the wording follows: articles of the law, or the usual form. */
  readonly basis: readonly string[]
  /** An agreement states each amount once: elsewhere people's own words are quoted as they are. */
  readonly isAgreement?: true
  readonly schema: Schema
  /** Data that the schema accepts, of a made-up case. */
  readonly sample: z.input<Schema>
  /** The text in the markup of `render/markup.ts`. */
  readonly text: { readonly 'zh-CN': string; readonly en: string }
  /** The evidence that the paper speaks of, for the manifest inside its file. */
  evidence?(data: z.output<Schema>): readonly EvidenceItem[]
  /** Values that are computed from the data rather than given. */
  view(data: z.output<Schema>, locale: PaperLocale): Scope
}

/** Declares one kind of paper. */
export const defineDocument = <Schema extends z.ZodType>(document: PaperDocument<Schema>): PaperDocument<Schema> =>
  document

/** A text in the language of the paper; what a person wrote in Chinese is said to be the original. */
export const say = (words: Words, locale: PaperLocale): string => {
  if (typeof words !== 'string') return words[locale]
  return locale === 'en' && /\p{Script=Han}/u.test(words) ? `${words} (original in Chinese)` : words
}
