import { Link, useLoaderData } from '@remix-run/react'
import { countsOf } from '#app/domain/account/counts.server.ts'
import { deskPage } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/account.ts'
import { Page, PageHead } from '#app/ui/page.tsx'

export const loader = deskPage(['platformAdmin'], async ({ platform }) => ({
  counts: await countsOf(platform),
  hasOutbox: platform.settings.demo,
}))

export default function Admin() {
  const { counts, hasOutbox } = useLoaderData<typeof loader>()
  const t = useWords(words).admin
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
      {hasOutbox && (
        <ul className="rowlinks">
          <li>
            <Link to="/admin/messages/outbox">
              <span className="t">{t.outbox}</span>
            </Link>
          </li>
        </ul>
      )}
    </Page>
  )
}
