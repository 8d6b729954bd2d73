import { Link } from '@remix-run/react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/setting.ts'

interface TouchedShown {
  readonly words: string
  readonly to?: string | undefined
}

/** Cases, sessions and people that publishing would touch. */
export const TouchedList = ({ touched }: { touched: readonly TouchedShown[] }) => {
  const t = useWords(words).page
  if (touched.length === 0) return <p>{t.touchedNone}</p>
  return (
    <ul className="facts">
      {touched.map(({ words: said, to }) => (
        <li key={said}>{to ? <Link to={to}>{said}</Link> : said}</li>
      ))}
    </ul>
  )
}
