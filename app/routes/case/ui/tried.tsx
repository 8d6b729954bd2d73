import { formatDay } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/tried.ts'
import type { HomeData } from './types.ts'

/** How we tried to reach the other side: way, day and result, so that the applicant need not take our word for it. */
export const Tried = ({ tried }: Pick<HomeData, 'tried'>) => {
  const t = useWords(words)
  const locale = useLocale()
  if (tried.length === 0) return null
  return (
    <section>
      <h2>{t.title}</h2>
      <ul className="claims">
        {tried.map(({ channel, on, result }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the tries have an order and nothing else
          <li key={index}>
            {t.channels[channel]} · {t.results[result as keyof typeof t.results]}
            <span className="second">{formatDay(on, locale)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
