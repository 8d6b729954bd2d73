import { useLoaderData } from '@remix-run/react'
import { companionByLink } from '#app/domain/party/companions.queries.server.ts'
import { privateHeaders } from '#app/http/invitee.server.ts'
import { page } from '#app/http/page.server.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/companion.ts'
import { Note } from '#app/ui/marks.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'

export const headers = privateHeaders

export const loader = page(({ platform, params }) => companionByLink(platform, params.token ?? ''))

/** What somebody who is brought reads: by whom, when, how, and what he may and may not do. */
export default function CompanionLink() {
  const { of, kind, scope, startsAt, organisation, phone } = useLoaderData<typeof loader>()
  const t = useWords(words)
  const locale = useLocale()
  const rules = kind === 'agent' ? t.linkAgent : t.linkHelper
  return (
    <Page spine>
      <PageHead title={t.linkTitle(of ? `${of}某` : t.linkOrganisation)} lede={t.linkLede(organisation)} />
      <h2>{t.linkWhen}</h2>
      <p>{startsAt ? formatInstant(new Date(startsAt), locale) : t.linkNoTime}</p>
      <h2>{t.linkHow}</h2>
      <ol className="claims">
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ol>
      {kind === 'agent' && <Note>{scope === 'special' ? t.linkSpecial : t.linkGeneral}</Note>}
      <h2>{t.linkCheck}</h2>
      <p>{t.linkCall(phone)}</p>
    </Page>
  )
}
