import { Link, useLoaderData } from '@remix-run/react'
import { deskPage } from '#app/http/page.server.ts'
import { organisationPage, SETTLERS } from '#app/http/setting.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/setting.ts'
import { Tag } from '#app/ui/marks.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { HandOver } from './ui/hand-over.tsx'
import { GivePosts, People } from './ui/people.tsx'
import { StateTag } from './ui/state-tag.tsx'

export const loader = deskPage(SETTLERS, organisationPage)

/** X1: an organisation, for its own administrator and for those of the platform. */
export default function Organisation() {
  const { organisation, people, mediators, handOver, toGive, isPlatform } = useLoaderData<typeof loader>()
  const t = useWords(words)
  const back = isPlatform
    ? { to: '/admin/organisations', label: t.list.organisations }
    : { to: '/seal', label: t.home.toSeal }
  return (
    <Page>
      <PageHead back={back} title={organisation.name} />
      <HandOver rows={handOver} />
      <h2>{t.home.card}</h2>
      <ul className="rowlinks">
        <li>
          <Link to={`/setting/organisation/${organisation.id}`}>
            <span>
              <span className="t">{t.home.card}</span>
              <span className="second">
                {organisation.area} · {organisation.publicPhone}
              </span>
            </span>
            <StateTag state={organisation.state} />
          </Link>
        </li>
      </ul>
      <Mediators rows={mediators} />
      <People people={people} title={t.home.people} />
      <GivePosts roles={toGive} place={`organisation=${organisation.id}`} />
    </Page>
  )
}

type MediatorRow = ReturnType<typeof useLoaderData<typeof loader>>['mediators'][number]

const Mediators = ({ rows }: { rows: readonly MediatorRow[] }) => {
  const t = useWords(words)
  if (rows.length === 0) return null
  return (
    <>
      <h2>{t.home.mediators}</h2>
      <ul className="rowlinks">
        {rows.map(({ id, name, isPaused, cases, hasCertificate, hasHours }) => {
          const missing = [hasHours ? '' : t.home.noHours, hasCertificate ? '' : t.home.noCertificate].filter(Boolean)
          return (
            <li key={id}>
              <Link to={`/setting/mediator/${id}`}>
                <span>
                  <span className="t">{name}</span>
                  <span className="second">
                    {t.home.cases(cases)}
                    {missing.length > 0 && ` · ${t.home.incomplete}${missing.join('、')}`}
                  </span>
                </span>
                <Tag tone={missing.length > 0 ? 'warn' : isPaused ? 'plain' : 'done'}>
                  {isPaused ? t.mediator.states.paused : t.mediator.states.active}
                </Tag>
              </Link>
            </li>
          )
        })}
      </ul>
    </>
  )
}
