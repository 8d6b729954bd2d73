import { Link, useLoaderData } from '@remix-run/react'
import { deskPage } from '#app/http/page.server.ts'
import { courtPage } from '#app/http/setting.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/setting.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { Lines } from './ui/lines.tsx'
import { GivePosts, People } from './ui/people.tsx'
import { StateTag } from './ui/state-tag.tsx'

export const loader = deskPage(['platformAdmin'], courtPage)

/** X1: one court with its people. */
export default function Court() {
  const { court, lines, people, roster, toGive } = useLoaderData<typeof loader>()
  const t = useWords(words)
  return (
    <Page>
      <PageHead back={{ to: '/admin/courts', label: t.list.courts }} title={court.name} />
      <Lines lines={lines} />
      <p>
        <ButtonLink look="second" to={`/setting/court/${court.id}`}>
          {t.page.change}
        </ButtonLink>
      </p>
      <People people={people} title={t.home.staff} />
      <h2>{t.home.roster}</h2>
      {roster.length === 0 ? (
        <p className="second">{t.home.rosterEmpty}</p>
      ) : (
        <ul className="rowlinks">
          {roster.map(({ id, name, state }) => (
            <li key={id}>
              <Link to={`/org/${id}`}>
                <span className="t">{name}</span>
                <StateTag state={state} />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <p className="second">{t.home.rosterHint}</p>
      <GivePosts roles={toGive} place={`court=${court.id}`} />
    </Page>
  )
}
