import { useActionData, useLoaderData } from '@remix-run/react'
import { dialled } from '#app/domain/identity/phone.ts'
import { roomRow } from '#app/domain/session/rooms.ts'
import { casePage } from '#app/http/page.server.ts'
import { consolePage } from '#app/http/session.server.ts'
import { consoleAction } from '#app/http/session-forms.server.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/session.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Desk, deskHandle, Pane } from '#app/ui/desk.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Select } from '#app/ui/field.tsx'
import { useLive } from '#app/ui/live.ts'
import { PartyBadge, Tag } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { roomStyles } from './styles.ts'
import { useRooms } from './ui/board.tsx'
import type { BoardData } from './ui/console-frame.tsx'
import { LightList } from './ui/device-check.tsx'
import { casePath, deskPath } from './ui/paths.ts'
import { sideLetters } from './ui/sides.ts'

export const handle = deskHandle
export const links = roomStyles
export const loader = casePage(consolePage)
export const action = consoleAction

/** M4: who is ready, how to reach those who are not, and the way into the room. */
export default function PrepPage() {
  const { board, code, topic, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
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
            {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
            <p>{t.prepLede}</p>
            <h2>{t.prepPeople}</h2>
            <ul className="people">
              {board.people
                .filter(({ side }) => side !== 'mediator')
                .map((person) => (
                  <PersonLine key={person.personId} person={person} board={board} formKey={formKey} />
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

type LineProps = { readonly person: BoardData['people'][number]; readonly board: BoardData; readonly formKey: string }

const PersonLine = ({ person, board, formKey }: LineProps) => {
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
      <Assign person={person} board={board} formKey={formKey} />
      {person.phone && (
        <a href={`tel:${person.phone}`}>
          {t.call} <span translate="no">{dialled(person.phone)}</span>
        </a>
      )}
    </li>
  )
}

/** Where the person goes when the mediator lets him in; the joint room unless something else is chosen here. */
const Assign = ({ person, board, formKey }: LineProps) => {
  const t = useWords(words)
  const rooms = useRooms(board).filter(({ key }) => key !== 'waiting' && roomRow(key).holds.includes(person.side))
  const letter = sideLetters[person.side]
  return (
    <PostForm idempotencyKey={`${formKey}-assign-${person.personId}`} className="deskline">
      <input type="hidden" name="sessionId" value={board.id} />
      <input type="hidden" name="personId" value={person.personId} />
      <Select name={`to-${letter}`} label={t.goesTo} defaultValue={board.plans[person.personId] ?? 'joint'}>
        {rooms.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </Select>
      <Button name="act" value="assign" look="second" slim>
        {t.assign}
      </Button>
    </PostForm>
  )
}
