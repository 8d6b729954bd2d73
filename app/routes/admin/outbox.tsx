import { useLoaderData } from '@remix-run/react'
import { outboxOf } from '#app/domain/notice/outbox.server.ts'
import { page } from '#app/http/page.server.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/account.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'

export const loader = page(async ({ platform }) => ({ messages: await outboxOf(platform) }))

export default function Outbox() {
  const { messages } = useLoaderData<typeof loader>()
  const t = useWords(words).outbox
  const locale = useLocale()
  const wordOf = (all: Readonly<Record<string, string>>, key: string) => all[key] ?? key
  return (
    <Page>
      <PageHead title={t.title} lede={t.lede} />
      {messages.length === 0 && <EmptyState title={t.empty}>{t.emptyText}</EmptyState>}
      {messages.map(({ id, to, channel, subject, text, state, failure, at }) => (
        <article key={id} className="message">
          <p className="meta">
            {t.to} <span data-part="to">{to}</span> · {wordOf(t.channels, channel)} ·{' '}
            <span data-part="state">{wordOf(t.states, state)}</span>
            {failure && ` · ${failure}`} ·{' '}
            <time dateTime={at.toISOString()}>{formatInstant(at, locale, { year: false })}</time>
          </p>
          <h2>{subject}</h2>
          <p data-part="text" className="pre">
            {text}
          </p>
        </article>
      ))}
    </Page>
  )
}
