import type { ReactNode } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/room.ts'
import { Button } from '#app/ui/button.tsx'
import { PartyBadge } from '#app/ui/marks.tsx'
import type { BoardData, Frame } from './console-frame.tsx'
import { ActForm } from './fresh.tsx'
import { sideLetters } from './sides.ts'

type Props = { readonly frame: Frame; readonly board: BoardData }
type Person = BoardData['people'][number]

/** Six fixed columns; each move has a button, and the number of its column does the same. */
export const Board = ({ frame, board }: Props) => {
  const t = useWords(words)
  const at = (place: Person['place']) => board.people.filter((person) => person.place === place)
  const caucus = (side: string) => (board.caucus?.side === side ? at('caucus') : [])
  const inJoint = (side: string) => at('joint').some((person) => person.side === side)
  const mayPart = board.state === 'live' && board.caucus === null
  const move = { frame, board }
  return (
    <>
      <div className="boardhead">
        <h2>{t.rooms}</h2>
        <span className="second">{t.roomsHint}</span>
      </div>
      <fieldset className="board">
        <legend className="vh">{t.rooms}</legend>
        <Column n={1} people={at('waiting')} isLive={false}>
          {at('waiting').map((person) => (
            <MoveButton {...move} key={person.personId} act="admit" personId={person.personId} shortcut="1">
              {t.admit(person.name)}
            </MoveButton>
          ))}
        </Column>
        <Column n={2} people={at('joint')} isLive={board.place === 'joint'}>
          {board.caucus && (
            <MoveButton {...move} act="joint" shortcut="2">
              {t.toJoint}
            </MoveButton>
          )}
        </Column>
        <Column n={3} people={caucus('applicant')} isLive={board.caucus?.side === 'applicant'}>
          {mayPart && inJoint('applicant') && (
            <MoveButton {...move} act="caucusApplicant" shortcut="3">
              {t.toCaucusApplicant}
            </MoveButton>
          )}
        </Column>
        <Column n={4} people={caucus('respondent')} isLive={board.caucus?.side === 'respondent'}>
          {mayPart && inJoint('respondent') && (
            <MoveButton {...move} act="caucusRespondent" shortcut="4">
              {t.toCaucusRespondent}
            </MoveButton>
          )}
        </Column>
        <Column n={5} people={[]} isLive={false}>
          <span className="second">{t.noAgents}</span>
        </Column>
        <Column n={6} people={board.state === 'paused' ? at('away').filter(({ isMe }) => isMe) : []} isLive={false}>
          <span className="second">{t.own}</span>
        </Column>
      </fieldset>
    </>
  )
}

type ColumnProps = {
  readonly n: number
  readonly people: readonly Person[]
  readonly isLive: boolean
  readonly children: ReactNode
}

const Column = ({ n, people, isLive, children }: ColumnProps) => {
  const t = useWords(words)
  return (
    <section className={isLive ? 'is-live' : undefined} data-column={n}>
      <h3>
        <span aria-hidden="true">
          <kbd>{n}</kbd>
        </span>
        {t.columns[n - 1]}
      </h3>
      {people.map((person) => (
        <div className="person" key={person.personId}>
          <PartyBadge side={sideLetters[person.side]} />
          <span>
            <b translate="no">{person.isMe ? t.you : person.name}</b>
          </span>
        </div>
      ))}
      {children}
    </section>
  )
}

type MoveProps = Props & {
  readonly act: string
  readonly personId?: string
  readonly shortcut: string
  readonly children: ReactNode
}

const MoveButton = ({ frame, board, act, personId, shortcut, children }: MoveProps) => (
  <ActForm idempotencyKey={`${frame.formKey}-${act}-${personId ?? ''}`}>
    <input type="hidden" name="sessionId" value={board.id} />
    {personId && <input type="hidden" name="personId" value={personId} />}
    <Button name="act" value={act} look="second" slim shortcut={shortcut}>
      {children}
    </Button>
  </ActForm>
)
