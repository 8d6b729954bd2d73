import type { WarningShown } from '#app/domain/filing/guide-result.server.ts'
import type { Source } from '#app/domain/intake/basis.ts'
import type { AuthorityShown } from '#app/domain/intake/topics.server.ts'
import { useLanguage, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/guide.ts'
import { Note } from '#app/ui/marks.tsx'

/** Where a sentence comes from; what was not read in the text itself says so. */
export const SourceLine = ({ source }: { source: Source | null }) => {
  const t = useWords(words)
  const language = useLanguage()
  if (!source) return null
  return (
    <span className="second">{source.isChecked ? t.basis(source[language]) : t.basisUnchecked(source[language])}</span>
  )
}

/** Who helps besides us: the number first, large enough to tap. */
export const Authorities = ({ authorities }: { authorities: readonly AuthorityShown[] }) => {
  const language = useLanguage()
  const t = useWords(words)
  return (
    <ul className="calls">
      {authorities.map(({ key, name, phone, for: why }) => (
        <li key={key}>
          {phone && (
            <a className="tel" href={`tel:${phone}`} aria-label={t.call(name[language], phone)} translate="no">
              {phone}
            </a>
          )}
          <span>
            <b>{name[language]}</b>
            <span className="second">{why[language]}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

const tones = { stop: 'no', caution: 'warn', info: 'plain' } as const

/** What the answers raise a hand about: what is urgent stands in a box, the rest in lines below. */
export const Warnings = ({ warnings }: { warnings: readonly WarningShown[] }) => {
  const t = useWords(words)
  const language = useLanguage()
  const boxed = warnings.filter(({ level }) => level !== 'info')
  const lines = warnings.filter(({ level }) => level === 'info')
  return (
    <>
      {boxed.map(({ id, level, words: text, source, authorities }) => (
        <Note key={id} tone={tones[level]}>
          <p>
            {text[language]} <SourceLine source={source} />
          </p>
          {authorities.length > 0 && <Authorities authorities={authorities} />}
        </Note>
      ))}
      {lines.length > 0 && (
        <section>
          <h2>{t.goodToKnow}</h2>
          <ul className="facts">
            {lines.map(({ id, words: text, source, authorities }) => (
              <li key={id}>
                {text[language]}
                <SourceLine source={source} />
                {authorities.length > 0 && <Authorities authorities={authorities} />}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
