import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/setting.ts'
import { Actions, ButtonLink } from '#app/ui/button.tsx'
import { Note } from '#app/ui/marks.tsx'

interface HandOverRow {
  readonly code: string
  readonly topic: string
  readonly name: string
  readonly next: string | null
}

/** Cases whose mediator has left. Who may not know the cases learns how many there are. */
export const HandOver = ({ rows }: { rows: readonly HandOverRow[] }) => {
  const t = useWords(words).home
  const locale = useLocale()
  const known = rows.filter(({ code }) => code !== '')
  if (rows.length === 0) return null
  if (known.length === 0) return <Note tone="warn">{t.handOverCount(rows.length)}</Note>
  return (
    <>
      <h2>{t.handOver}</h2>
      <p>{t.handOverText}</p>
      <ul className="facts">
        {known.map(({ code, topic, name, next }) => (
          <li key={code}>
            <p>
              <b className="nb">{code}</b> {topic}
            </p>
            <p className="second">
              {t.handOverOf(name)}
              {next && ` · ${t.next(formatInstant(new Date(next), locale))}`}
            </p>
            <Actions>
              <ButtonLink look="second" slim to={`/dispatch/c/${code}/appoint`}>
                {t.replace}
              </ButtonLink>
            </Actions>
          </li>
        ))}
      </ul>
    </>
  )
}
