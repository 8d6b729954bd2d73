import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/delivery.ts'
import { PaneHead } from '#app/ui/desk.tsx'
import type { CaseData } from './types.ts'

/** What became of the messages to the people of a case: a number that does not exist is seen here first. */
export const Deliveries = ({ deliveries }: Pick<CaseData, 'deliveries'>) => {
  const t = useWords(words)
  const locale = useLocale()
  const wordOf = (all: Readonly<Record<string, string>>, key: string) => all[key] ?? key
  if (deliveries.length === 0) return null
  return (
    <>
      <PaneHead title={t.title} />
      <dl className="dl">
        {deliveries.map(({ id, to, channel, state, failure, at }) => (
          <div key={id}>
            <dt>
              {to} · {wordOf(t.channels, channel)}
            </dt>
            <dd>
              {state === 'failed' ? (
                <strong>{failure ? t.failedBecause(failure) : t.states.failed}</strong>
              ) : (
                wordOf(t.states, state)
              )}{' '}
              · <time dateTime={at}>{formatInstant(new Date(at), locale, { year: false })}</time>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
