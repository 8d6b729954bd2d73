import { useLoaderData } from '@remix-run/react'
import { dialled } from '#app/domain/identity/phone.ts'
import { casePage } from '#app/http/page.server.ts'
import { consolePage } from '#app/http/session.server.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/session.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Desk, deskHandle, Pane } from '#app/ui/desk.tsx'
import { useLive } from '#app/ui/live.ts'
import { PartyBadge, Tag } from '#app/ui/marks.tsx'
import { roomStyles } from './styles.ts'
import type { BoardData } from './ui/console-frame.tsx'
import { LightList } from './ui/device-check.tsx'
import { casePath, deskPath } from './ui/paths.ts'
import { sideLetters } from './ui/sides.ts'

export const handle = deskHandle
export const links = roomStyles
export const loader = casePage(consolePage)

/** M4: who is ready, how to reach those who are not, and the way into the room. */
export default function PrepPage() {
  const { board, code, topic } = useLoaderData<typeof loader>()
  const t = useWords(words)
  const locale = useLocale()
  useLive(`${casePath(code)}/live`)
  const tabs = [{ to: deskPath(code), label: t.backToCase }]
  return (
    <Desk place={`${code} · ${topic}`} tabs={tabs} layout="2">
      <Pane title={t.prepTitle} level={1} end={board?.startsAt && formatInstant(new Date(board.startsAt), locale)}>
        {!board && <p>{t.noSession}</p>}
        {board && (
          <>
            <p>{t.prepLede}</p>
            <h2>{t.prepPeople}</h2>
            <ul className="people">
              {board.people
                .filter(({ side }) => side !== 'mediator')
                .map((person) => (
                  <PersonLine key={person.personId} person={person} />
                ))}
            </ul>
            <ButtonLink to={`${deskPath(code)}/room`} shortcut="R">
              {t.toRoom}
            </ButtonLink>
          </>
        )}
      </Pane>
      <Pane title={t.agenda} fold>
        <ol className="rules">
          {t.agendaItems.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      </Pane>
    </Desk>
  )
}

const PersonLine = ({ person }: { person: BoardData['people'][number] }) => {
  const t = useWords(words)
  return (
    <li>
      <PartyBadge side={sideLetters[person.side]} />
      <span>
        <b translate="no">{person.name}</b>{' '}
        {person.missing.length === 0 ? (
          <Tag tone="done">{t.allReady}</Tag>
        ) : (
          person.missing.map((one) => (
            <Tag key={one} tone="warn">
              {t.missing[one]}
            </Tag>
          ))
        )}
        {person.lights ? <LightList lights={person.lights} /> : <span className="second">{t.notChecked}</span>}
      </span>
      {person.phone && (
        <a href={`tel:${person.phone}`}>
          {t.call} <span translate="no">{dialled(person.phone)}</span>
        </a>
      )}
    </li>
  )
}
