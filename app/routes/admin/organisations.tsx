import { Link, useLoaderData } from '@remix-run/react'
import { deskPage } from '#app/http/page.server.ts'
import { organisationsPage } from '#app/http/setting.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/setting.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { StateTag } from './ui/state-tag.tsx'

export const loader = deskPage(['platformAdmin'], organisationsPage)

/** X1: every mediation organisation. */
export default function Organisations() {
  const { rows } = useLoaderData<typeof loader>()
  const t = useWords(words)
  return (
    <Page>
      <PageHead
        back={{ to: '/admin', label: t.page.back }}
        title={t.list.organisations}
        lede={t.list.organisationsLede}
      />
      <ul className="rowlinks">
        {rows.map(({ id, name, state, area, people }) => (
          <li key={id}>
            <Link to={`/org/${id}`}>
              <span>
                <span className="t">{name}</span>
                <span className="second">
                  {area} · {people > 0 ? t.list.peopleCount(people) : t.list.nobody}
                </span>
              </span>
              <StateTag state={state} />
            </Link>
          </li>
        ))}
      </ul>
      <p>
        <ButtonLink look="second" to="/setting/organisation/new/edit">
          {t.list.addOrganisation}
        </ButtonLink>
      </p>
    </Page>
  )
}
