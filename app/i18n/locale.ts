/** The two languages of the platform; Chinese is the one the law speaks. */
export type Locale = 'zh-CN' | 'en'

export const LANG_COOKIE = 'lang'

/** Whether it names one of the languages. */
export const isLocale = (value: unknown): value is Locale => value === 'zh-CN' || value === 'en'

/** What is known about the reader before a page is drawn; headers are passed as they came. */
export type LocaleHints = {
  readonly person?: string | null | undefined
  readonly cookie?: string | null | undefined
  readonly acceptLanguage?: string | null | undefined
}

/** Chooses the language: the person's own setting, then the `lang` cookie, then the browser, then Chinese. */
export const resolveLocale = ({ person, cookie, acceptLanguage }: LocaleHints): Locale => {
  if (isLocale(person)) return person
  const chosen = cookieValue(cookie, LANG_COOKIE)
  if (isLocale(chosen)) return chosen
  return fromAcceptLanguage(acceptLanguage ?? '')
}

/** One value of a Cookie header, or null. */
export const cookieValue = (header: string | null | undefined, name: string): string | null => {
  for (const part of (header ?? '').split(';')) {
    const [key, ...rest] = part.trim().split('=')
    if (key === name) return rest.join('=')
  }
  return null
}

const fromAcceptLanguage = (header: string): Locale => {
  const wanted = header
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().toLowerCase().split(';')
      const weight = options.map((option) => option.trim()).find((option) => option.startsWith('q='))
      return { tag, weight: weight === undefined ? 1 : Number(weight.slice(2)) || 0 }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of wanted) {
    if (tag.startsWith('zh')) return 'zh-CN'
    if (tag.startsWith('en')) return 'en'
  }
  return wanted.some(({ tag }) => tag !== '' && tag !== '*') ? 'en' : 'zh-CN'
}
