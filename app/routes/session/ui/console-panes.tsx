import { dialled } from '#app/domain/identity/phone.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/room.ts'
import { words as before } from '#app/i18n/words/session.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { PaneHead } from '#app/ui/desk.tsx'
import { Field, Select } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { PartyBadge, Tag } from '#app/ui/marks.tsx'
import type { BoardData, ConsoleProps, Frame } from './console-frame.tsx'
import { Agenda, Fairness, Notes, Stops } from './desk-aids.tsx'
import { ExhibitPicker } from './exhibits.tsx'
import { ActForm } from './fresh.tsx'
import { deskPath } from './paths.ts'
import { sideLetters } from './sides.ts'
import { Hands, Signals } from './signals.tsx'

const ways = ['idCardShown', 'passportShown', 'licenceAndRepresentative', 'otherWay'] as const

type Person = BoardData['people'][number]
type PersonProps = { readonly person: Person; readonly frame: Frame; readonly board: BoardData }

/** Left: the session's own buttons, who is missing what, who wants to speak alone. */
export const SessionPane = ({ frame, board, room }: ConsoleProps) => {
  const t = useWords(words)
  const own = { frame, board }
  return (
    <section className="pane">
      <PaneHead title={t.issues} />
      <Signals {...own} />
      <SessionButtons {...own} />
      <Stops {...own} />
      <OwnDevices room={room} />
      <h2 className="section">{t.asks}</h2>
      <Hands {...own} />
      <h2 className="section">{t.fairness}</h2>
      <Fairness board={board} />
      <h2 className="section">{t.agenda}</h2>
      <Agenda {...own} />
      <h2 className="section">{t.recording}</h2>
      <p>{t.notRecorded}</p>
    </section>
  )
}

const SessionButtons = ({ frame, board }: Pick<ConsoleProps, 'frame' | 'board'>) => {
  const t = useWords(words)
  const { state } = board
  const isOver = !['booked', 'waiting', 'live', 'paused'].includes(state)
  return (
    <ActForm idempotencyKey={`${frame.formKey}-session`}>
      <input type="hidden" name="sessionId" value={board.id} />
      {state === 'booked' && (
        <>
          <p>{t.booked}</p>
          <Button name="act" value="open">
            {t.openDoor}
          </Button>
        </>
      )}
      {state === 'paused' && <p>{board.pauseCause === 'lost' ? t.pausedLost : t.paused}</p>}
      {isOver && (
        <>
          <p>{t.over}</p>
          <ButtonLink to={deskPath(frame.code)}>{t.backToCase}</ButtonLink>
        </>
      )}
      <div className="deskline">
        {(state === 'booked' || state === 'waiting') && (
          <Button name="act" value="missed" look="quiet" slim>
            {t.missed}
          </Button>
        )}
        {['waiting', 'live', 'paused'].includes(state) && (
          <Button name="act" value="end" look="second" slim>
            {t.end}
          </Button>
        )}
      </div>
    </ActForm>
  )
}

const OwnDevices = ({ room }: Pick<ConsoleProps, 'room'>) => {
  const t = useWords(words)
  if (room.presence !== 'here') return null
  const muted = room.microphone !== 'on'
  const dark = room.camera !== 'on'
  return (
    <div className="deskline">
      <Button type="button" look="second" slim shortcut="M" onClick={() => room.setDevice('microphone', muted)}>
        <Icon name="microphone" />
        {muted ? t.unmute : t.mute}
      </Button>
      <Button type="button" look="second" slim onClick={() => room.setDevice('camera', dark)}>
        <Icon name="video" />
        {dark ? t.cameraOn : t.cameraOff}
      </Button>
    </div>
  )
}

/** Right: who is who, and exhibits for everybody. */
export const AsidePane = ({ frame, board }: ConsoleProps) => {
  const t = useWords(words)
  return (
    <aside className="pane">
      <PaneHead title={t.identity} />
      <p className="second">{t.identityHint}</p>
      {board.people
        .filter(({ side }) => side !== 'mediator')
        .map((person) => (
          <WhoIsThis key={person.personId} person={person} frame={frame} board={board} />
        ))}
      <h2 className="section">{t.show}</h2>
      {board.place === 'joint' && board.state === 'live' ? (
        <ExhibitPicker
          exhibits={board.exhibits}
          shownId={board.shownEvidenceId}
          sessionId={board.id}
          formKey={frame.formKey}
        />
      ) : (
        <p className="second">{t.showJointOnly}</p>
      )}
      <h2 className="section">{t.notes}</h2>
      <Notes frame={frame} board={board} />
    </aside>
  )
}

const WhoIsThis = ({ person, frame, board }: PersonProps) => {
  const t = useWords(words)
  const b = useWords(before)
  return (
    <div className="confirm">
      <p>
        <PartyBadge side={sideLetters[person.side]} /> <b translate="no">{person.name}</b>{' '}
        {person.isConfirmed && <Tag tone="done">{t.confirmed}</Tag>}
      </p>
      <p className="second">
        {person.isOrganisation ? t.creditCode : t.idNumber}{' '}
        <span className="num" translate="no">
          {person.idNumber ?? t.noNumber}
        </span>
      </p>
      {person.phone && (
        <p>
          <a href={`tel:${person.phone}`}>
            <Icon name="phone" /> <span translate="no">{dialled(person.phone)}</span>
          </a>
        </p>
      )}
      {person.missing.length > 0 && (
        <p className="second">
          {t.missing}: {person.missing.map((one) => b.missing[one]).join(t.and)}
        </p>
      )}
      {!person.isConfirmed && <ConfirmForm person={person} frame={frame} board={board} />}
      {person.place !== 'away' && <RemoveForm person={person} frame={frame} board={board} />}
    </div>
  )
}

const ConfirmForm = ({ person, frame, board }: PersonProps) => {
  const t = useWords(words)
  const inRoom = person.place === 'joint' || person.place === 'caucus'
  const name = `how-${sideLetters[person.side]}`
  return (
    <ActForm idempotencyKey={`${frame.formKey}-confirm-${person.personId}`}>
      <input type="hidden" name="personId" value={person.personId} />
      <input type="hidden" name="sessionId" value={board.id} />
      <Select name={name} label={t.howKnown} defaultValue={person.isOrganisation ? ways[2] : ways[0]}>
        {ways.map((way) => (
          <option key={way} value={way}>
            {t.ways[way]}
          </option>
        ))}
      </Select>
      <Field name={`note-${sideLetters[person.side]}`} label={t.note} optional />
      <Button name="act" value="confirm" look="second" slim blockedBecause={inRoom ? null : t.seeFirst}>
        {t.thisIs(person.name)}
      </Button>
    </ActForm>
  )
}

const RemoveForm = ({ person, frame, board }: PersonProps) => {
  const t = useWords(words)
  return (
    <details>
      <summary>{t.remove}</summary>
      <ActForm idempotencyKey={`${frame.formKey}-remove-${person.personId}`}>
        <input type="hidden" name="personId" value={person.personId} />
        <input type="hidden" name="sessionId" value={board.id} />
        <Field name={`reason-${sideLetters[person.side]}`} label={t.reason} required />
        <Button name="act" value="remove" look="no" slim>
          {t.removeOf(person.name)}
        </Button>
      </ActForm>
    </details>
  )
}
