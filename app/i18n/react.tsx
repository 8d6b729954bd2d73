import { createContext, type ReactNode, useContext } from 'react'
import type { Locale } from './locale.ts'
import { type SameShape, type Words, wordsFor } from './words.ts'

const LocaleContext = createContext<Locale>('zh-CN')

/** Tells everything below which language to speak. */
export const LocaleProvider = ({ locale, children }: { locale: Locale; children: ReactNode }) => (
  <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>
)

/** The language of this page. */
export const useLocale = (): Locale => useContext(LocaleContext)

/** Which of two texts of one thing is of this page: `name[useLanguage()]`. */
export const useLanguage = () => (useLocale() === 'zh-CN' ? 'zh' : 'en')

/** The words of an area in the language of this page: `const t = useWords(words)`. */
export const useWords = <T,>(words: Words<T>): SameShape<T> => wordsFor(useLocale(), words)
