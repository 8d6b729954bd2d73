import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ui.ts'
import { Icon } from './icon.tsx'
import { Note } from './marks.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { useSite } from './site.tsx'

/** Whose page it is: `a` a party or the centre acts, `b` invitation to a respondent, `c` court. */
export type Owner = 'a' | 'b' | 'c'

const ownerClass = { a: '', b: ' owner-b', c: ' owner-c' } as const satisfies Record<Owner, string>

export type PageProps = {
  /** The spine of a case page; without it the page is a public one. */
  readonly spine?: boolean
  readonly owner?: Owner
  readonly children: ReactNode
}

/**
 * Put `export const handle = stillHandle` in the route of a page to be read and pressed: it loads no script at all, so that
 * whoever is invited on an old telephone sees it at once. Links and forms of the page work by themselves.
 */
export const stillHandle = { still: true } as const

/** A party page: masthead, one column with one question and one verb, help in the same spot. */
export const Page = ({ spine = false, owner = 'a', children }: PageProps) => (
  <div className={spine ? `has-spine${ownerClass[owner]}` : ownerClass[owner].trim() || undefined}>
    <SkipLink />
    <Header />
    <OfflineBanner />
    <LateCodes />
    <main className="page" id="main">
      {children}
    </main>
    <Footer />
  </div>
)

/** Says to whoever waits for a code that it is late and comes by itself. */
const LateCodes = () => {
  const t = useWords(words)
  return useSite().areCodesLate ? <Note tone="warn">{t.lateCodes}</Note> : null
}

/** The first thing the Tab key meets. */
export const SkipLink = () => (
  <a className="skip" href="#main">
    {useWords(words).skip}
  </a>
)

/** Name, organisation, type size, language and the way to one's own cases. */
export const Header = () => {
  const t = useWords(words)
  const site = useSite()
  return (
    <header className="masthead">
      <Link className="wordmark" to="/" lang="zh-CN">
        言和
      </Link>
      <span className="masthead__org">{site.organisation}</span>
      <nav className="masthead__tools" aria-label={t.display}>
        {site.reader && <Link to={site.reader.home}>{t.mine}</Link>}
        <SizeSwitch />
        <LanguageSwitch />
      </nav>
    </header>
  )
}

/** Changes the type size and comes back to the same page. */
export const SizeSwitch = () => {
  const t = useWords(words)
  const { size, path } = useSite()
  const next = size === 'elder' ? 'usual' : 'elder'
  return (
    <a href={displayUrl({ size: next, back: path })} rel="nofollow">
      {next === 'elder' ? t.bigType : t.usualType}
    </a>
  )
}

/** Changes the language and comes back to the same page. */
export const LanguageSwitch = () => {
  const other = useLocale() === 'zh-CN' ? 'en' : 'zh-CN'
  const { path } = useSite()
  return (
    <a href={displayUrl({ lang: other, back: path })} lang={other} hrefLang={other} rel="nofollow">
      {other === 'en' ? 'EN' : '中文'}
    </a>
  )
}

const displayUrl = (choice: Record<string, string>) => `/display?${new URLSearchParams(choice)}`

/** Where a person can be asked, on every page in the same spot. */
export const Footer = () => {
  const t = useWords(words)
  const site = useSite()
  return (
    <footer className="helpdock">
      <div>
        {site.helpPhone && (
          <>
            {t.needPerson}{' '}
            <a className="tel" href={`tel:${site.helpPhone.replaceAll('-', '')}`} translate="no">
              {site.helpPhone}
            </a>
            <br />
            {t.hours(site.helpHours)}
          </>
        )}
        <div>
          <Link to="/help">{t.help}</Link>
          <Link to="/privacy">{t.privacy}</Link>
          <Link to="/accessibility">{t.accessibility}</Link>
        </div>
      </div>
    </footer>
  )
}

export type PageHeadProps = {
  /** Where the page above is, and its name. */
  readonly back?: { readonly to: string; readonly label: string } | undefined
  /** Small line over the title: case code and topic. */
  readonly eyebrow?: ReactNode
  readonly title: ReactNode
  readonly lede?: ReactNode
  /** The error summary stands between the way back and the title. */
  readonly children?: ReactNode
}

/** The head of a page in its fixed order: way back, error summary, eyebrow, title, first sentence. */
export const PageHead = ({ back, eyebrow, title, lede, children }: PageHeadProps) => (
  <>
    {back && <BackLink {...back} />}
    {children}
    {eyebrow && <p className="eyebrow">{eyebrow}</p>}
    <h1>{title}</h1>
    {lede && <p className="lede">{lede}</p>}
  </>
)

/** The way to the page above; the browser's own Back works too. */
export const BackLink = ({ to, label }: { to: string; label: string }) => (
  <Link className="back" to={to}>
    <Icon name="back" />
    {label}
  </Link>
)

/** Code and topic of a case, for the eyebrow of its pages. */
export const CaseLine = ({ code, topic }: { code: string; topic: string }) => (
  <>
    <CaseCode code={code} />
    {useLocale() === 'zh-CN' ? '·' : ' · '}
    {topic}
  </>
)

/** A case code that neither breaks nor is translated. */
export const CaseCode = ({ code }: { code: string }) => (
  <span className="num" translate="no" lang="zh-CN">
    {code}
  </span>
)
