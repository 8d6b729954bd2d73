import { createContext, useContext, useEffect, useRef, useState } from 'react'
import type { Locale } from '#app/i18n/locale.ts'

/** Where the server finds titles; a browser has that of the page it was given, and fetches the list for further ones. */
export const TitleContext = createContext<((locale: Locale, routeId?: string) => string) | null>(null)

/** The title of the page of this route; the list of all titles is no part of what a first page loads. */
export function useTitle(locale: Locale, routeId: string | undefined): string {
  const onServer = useContext(TitleContext)
  const [title, setTitle] = useState(() => onServer?.(locale, routeId) ?? document.title)
  const shown = useRef(`${locale} ${routeId}`)
  useEffect(() => {
    const wanted = `${locale} ${routeId}`
    if (shown.current === wanted) return
    shown.current = wanted
    import('#app/i18n/words/titles.ts').then(
      ({ titleOf }) => shown.current === wanted && setTitle(titleOf(locale, routeId)),
      // The line is away: the page itself says so, and its heading says where one is.
      () => undefined,
    )
  }, [locale, routeId])
  return title
}
