import type { Locale } from './locale.ts'

type Sentence = (...values: never[]) => string
type Catalogue = { readonly [key: string]: string | Sentence | readonly string[] | Catalogue }

/** The same keys and the same arguments, in another language. */
export type SameShape<T> = {
  readonly [Key in keyof T]: T[Key] extends string
    ? string
    : T[Key] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : T[Key] extends readonly string[]
        ? readonly string[]
        : SameShape<T[Key]>
}

/** The words of one area of the platform in both languages. */
export type Words<T> = Readonly<Record<Locale, SameShape<T>>>

/**
 * Keeps the Chinese and the English words of one area side by side; English must have the keys and arguments
 * of Chinese. Sentences with blanks are functions of strings and numbers: `lastDay: (day: string) => …`.
 */
export const defineWords = <const T extends Catalogue>(words: {
  readonly 'zh-CN': T
  readonly en: SameShape<NoInfer<T>>
}): Words<T> => words as unknown as Words<T>

/** The words of an area in one language, for the server and for tests. */
export const wordsFor = <T>(locale: Locale, words: Words<T>): SameShape<T> => words[locale]
