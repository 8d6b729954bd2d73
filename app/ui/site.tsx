import { createContext, type ReactNode, useContext } from 'react'

/** What every page knows about the instance and the reader; the root loader gives it. */
export type Site = {
  /** Name of the mediation organisation in the language of the page. */
  readonly organisation: string
  /** Public number for help, as people dial it, such as 0575-0000-1234. */
  readonly helpPhone: string
  /** Hours of that number, such as 8:30—21:00. */
  readonly helpHours: string
  /** Token that every form posts back; empty before a visit has begun. */
  readonly csrfToken: string
  /** Path and query of this page, to come back to after changing the language or the type size. */
  readonly path: string
  readonly size: 'elder' | 'usual'
  /** Codes do not get through at the moment; they go out by themselves later. */
  readonly areCodesLate?: boolean
  /** Who is logged in: shown name, own first page, and where to post to leave. */
  readonly reader: { readonly name: string; readonly home: string } | null
}

const nobody: Site = {
  organisation: '',
  helpPhone: '',
  helpHours: '',
  csrfToken: '',
  path: '/',
  size: 'usual',
  reader: null,
}

const SiteContext = createContext<Site>(nobody)

/** Gives every component below the facts about this instance and this reader. */
export const SiteProvider = ({ site, children }: { site: Site | undefined; children: ReactNode }) => (
  <SiteContext.Provider value={site ?? nobody}>{children}</SiteContext.Provider>
)

/** The instance and the reader of this page. */
export const useSite = (): Site => useContext(SiteContext)
