import { useLoaderData } from '@remix-run/react'
import { sealQueue } from '#app/domain/settlement/agreement.queries.server.ts'
import { deskPage } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/settlement.ts'
import { Actions, ButtonLink } from '#app/ui/button.tsx'
import { Desk, deskHandle, Pane } from '#app/ui/desk.tsx'
import { Tag } from '#app/ui/marks.tsx'

export const handle = deskHandle

export const loader = deskPage(['orgAdmin'], async ({ platform, person }) => {
  const organisations = person.posts.flatMap(({ role, organisationId }) =>
    role === 'orgAdmin' && organisationId ? [organisationId] : [],
  )
  return { rows: await sealQueue(platform, organisations) }
})

/** Agreements that wait for the seal of the organisation. */
export default function Seal() {
  const { rows } = useLoaderData<typeof loader>()
  const t = useWords(words).seal
  return (
    <Desk place={t.place} tabs={[]} layout="one">
      <Pane title={t.title(rows.length)} level={1}>
        {rows.length === 0 && <p>{t.emptyText}</p>}
        <ul className="facts">
          {rows.map(({ code, number, isReady }) => (
            <li key={code}>
              <p>
                <b className="nb">{code}</b>{' '}
                <Tag tone={isReady ? 'warn' : 'plain'}>{isReady ? t.ready : t.notReady}</Tag>
              </p>
              <p className="second">{number}</p>
              {isReady && (
                <Actions>
                  <ButtonLink to={`/seal/${code}`}>{t.open}</ButtonLink>
                </Actions>
              )}
            </li>
          ))}
        </ul>
        <p>
          <ButtonLink look="second" to="/org">
            {t.organisation}
          </ButtonLink>
        </p>
      </Pane>
    </Desk>
  )
}
