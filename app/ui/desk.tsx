import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ui.ts'
import { AllKeys, type DeskKey, KeyHint } from './desk-key-list.tsx'
import { useDeskKeys } from './desk-keys.ts'
import { OfflineBanner } from './offline-banner.tsx'
import { LanguageSwitch, type Owner, SkipLink } from './page.tsx'
import { useSite } from './site.tsx'

/** Put `export const handle = deskHandle` in a desk route: it sets the dense type for the whole page. */
export const deskHandle = { desk: true } as const

export type DeskProps = {
  /** Whose desk: organisation or court, such as 诸暨市人民法院·司法确认. */
  readonly place: string
  readonly owner?: Owner
  readonly tabs: readonly { readonly to: string; readonly label: string; readonly current?: boolean }[]
  /** Keys shown at the foot; each also has its own visible button. */
  readonly keys?: readonly DeskKey[]
  /** `2` and `3` set the usual widths of panes; `side` is a narrow sheet before the list; `split` is paper beside checks. */
  readonly layout?: 'one' | '2' | '3' | 'side' | 'split'
  readonly children: ReactNode
}

const ownerClass = { a: 'desk', b: 'desk owner-b', c: 'desk owner-c' } as const
const layouts = {
  one: 'panes',
  '2': 'panes panes--2',
  '3': 'panes panes--3',
  side: 'panes panes--side',
  split: 'split',
} as const

/** The working table of mediators, dispatchers and the court: bar, panes, keys. */
export const Desk = ({ place, owner = 'a', tabs, keys = [], layout = 'one', children }: DeskProps) => {
  const t = useWords(words)
  useDeskKeys()
  return (
    <div className={ownerClass[owner]}>
      <header className="deskbar">
        <SkipLink />
        <Link className="wordmark" to="/" lang="zh-CN">
          言和
        </Link>
        <span className="place">{place}</span>
        <nav aria-label={t.mainMenu}>
          {tabs.map(({ to, label, current }) => (
            <Link key={to} to={to} {...(current ? { 'aria-current': 'page' as const } : {})}>
              {label}
            </Link>
          ))}
        </nav>
        <DeskEnd />
      </header>
      <main id="main" className={layouts[layout]}>
        {children}
      </main>
      <footer className="keyhelp">
        <OfflineBanner />
        {keys.map(({ key, does }) => (
          <KeyHint key={key} name={key} does={does} />
        ))}
        <AllKeys keys={keys} />
        <DeskHelp />
      </footer>
    </div>
  )
}

const DeskEnd = () => {
  const { reader } = useSite()
  return (
    <span className="end">
      <LanguageSwitch />
      {reader && <Link to={reader.home}>{reader.name}</Link>}
    </span>
  )
}

const DeskHelp = () => {
  const t = useWords(words)
  const { helpPhone } = useSite()
  return (
    <span>
      <Link to="/help">{t.help}</Link> <span translate="no">{helpPhone}</span>
    </span>
  )
}

export type PaneProps = {
  readonly title: ReactNode
  /** Small words at the right of the head. */
  readonly end?: ReactNode
  /** The first pane carries the page's h1. */
  readonly level?: 1 | 2
  readonly fold?: boolean
  readonly children: ReactNode
}

/** One pane of a desk with its head on the common base line; `fold` is the grey side sheet. */
export const Pane = ({ title, end, level = 2, fold = false, children }: PaneProps) => (
  <section className={fold ? 'pane pane--fold' : 'pane'}>
    <PaneHead title={title} end={end} level={level} />
    {children}
  </section>
)

/** The head of a pane, or of a part inside one. */
export const PaneHead = ({ title, end, level = 2 }: Pick<PaneProps, 'title' | 'end' | 'level'>) => (
  <div className="pane__head">
    {level === 1 ? <h1>{title}</h1> : <h2>{title}</h2>}
    {end && <span className="end">{end}</span>}
  </div>
)
