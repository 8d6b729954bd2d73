import { Link, useLoaderData } from '@remix-run/react'
import { countsOf } from '#app/domain/account/counts.server.ts'
import { partsOf, waitingOf } from '#app/domain/platform/parts.server.ts'
import { deskPage } from '#app/http/page.server.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/account.ts'
import { Tag } from '#app/ui/marks.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'

export const loader = deskPage(['platformAdmin'], async ({ platform }) => {
  const [counts, parts, waiting] = await Promise.all([countsOf(platform), partsOf(platform), waitingOf(platform)])
  return { counts, parts, waiting, hasOutbox: platform.settings.demo }
})

export default function Admin() {
  const { counts, parts, waiting, hasOutbox } = useLoaderData<typeof loader>()
  const t = useWords(words).admin
  const locale = useLocale()
  return (
    <Page>
      <PageHead title={t.title} lede={t.lede} />
      <dl className="dl">
        {(['disputes', 'people', 'organisations', 'courts', 'waiting', 'dead'] as const).map((key) => (
          <div key={key}>
            <dt>{t[key]}</dt>
            <dd className="num">{counts[key]}</dd>
          </div>
        ))}
      </dl>
      <h2>{t.health}</h2>
      <dl className="dl">
        {(['database', 'store', 'media'] as const).map((part) => (
          <div key={part}>
            <dt>{t[part]}</dt>
            <dd>
              <Tag tone={parts[part] ? 'done' : 'no'}>{parts[part] ? t.answers : t.away}</Tag>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t.messages}</dt>
          <dd className="num">{waiting.messages}</dd>
        </div>
        <div>
          <dt>{t.oldest}</dt>
          <dd>{waiting.oldest ? formatInstant(new Date(waiting.oldest), locale) : t.noneWaits}</dd>
        </div>
      </dl>
      <h2>{t.settings}</h2>
      <ul className="rowlinks">
        {(['organisations', 'courts', 'rules', 'messagesText', 'reasons', 'holidays', 'keys'] as const).map((page) => (
          <li key={page}>
            <Link to={`/admin/${page === 'messagesText' ? 'messages' : page}`}>
              <span className="t">{t[page]}</span>
            </Link>
          </li>
        ))}
        {hasOutbox && (
          <li>
            <Link to="/admin/messages/outbox">
              <span className="t">{t.outbox}</span>
            </Link>
          </li>
        )}
      </ul>
    </Page>
  )
}
