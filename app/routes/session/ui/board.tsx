import { type DragEvent, type KeyboardEvent, type ReactNode, useState } from 'react'
import { plannedKeys, type RoomKey, roomRow } from '#app/domain/session/rooms.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/room.ts'
import { Button } from '#app/ui/button.tsx'
import { PartyBadge } from '#app/ui/marks.tsx'
import type { BoardData, Frame } from './console-frame.tsx'
import { ActForm, useSend } from './fresh.tsx'
import { RoomButtons } from './room-buttons.tsx'
import { sideLetters } from './sides.ts'

export type BoardProps = { readonly frame: Frame; readonly board: BoardData }
type Person = BoardData['people'][number]
export interface BoardRoom {
  readonly key: RoomKey
  readonly name: string
  /** The key that leads there. */
  readonly n: number
}

/** The rooms of a board in their order: those of every session, then those that were added. */
export function useRooms({ added }: Pick<BoardData, 'added'>): readonly BoardRoom[] {
  const t = useWords(words)
  const planned = plannedKeys.map((key, index) => ({ key: key as RoomKey, name: t.columns[index] ?? '' }))
  return [...planned, ...added].map(({ key, name }, index) => ({ key, name, n: index + 1 }))
}

/** Where this person may be moved from here. */
const targetsOf = (person: Person, rooms: readonly BoardRoom[]): readonly BoardRoom[] =>
  rooms.filter(({ key }) => key !== person.at && roomRow(key).holds.includes(person.side))

/** Rooms as columns, people as cards; button, key, menu and drag all send the same command. */
export const Board = ({ frame, board }: BoardProps) => {
  const t = useWords(words)
  const rooms = useRooms(board)
  const send = useSend()
  const [held, setHeld] = useState<Person | null>(null)
  const isOpen = board.state === 'live' || board.state === 'waiting'
  const move = (person: Person, to: RoomKey) => send({ act: 'move', sessionId: board.id, people: person.personId, to })
  return (
    <fieldset className="board">
      <legend className="vh">{t.rooms}</legend>
      {rooms.map((room) => (
        <Column
          key={room.key}
          room={room}
          isLive={board.at === room.key}
          onDrop={held && targetsOf(held, [room]).length > 0 ? () => move(held, room.key) : null}
        >
          {board.people
            .filter(({ at }) => at === room.key)
            .map((person) => (
              <Card
                key={person.personId}
                person={person}
                frame={frame}
                board={board}
                rooms={isOpen ? targetsOf(person, rooms) : []}
                onMove={(to) => move(person, to)}
                onHold={setHeld}
              />
            ))}
          <RoomButtons room={room} frame={frame} board={board} />
        </Column>
      ))}
    </fieldset>
  )
}

type ColumnProps = {
  readonly room: BoardRoom
  readonly isLive: boolean
  readonly onDrop: (() => void) | null
  readonly children: ReactNode
}

const Column = ({ room, isLive, onDrop, children }: ColumnProps) => {
  const over = (event: DragEvent) => onDrop && event.preventDefault()
  const drop = (event: DragEvent) => {
    event.preventDefault()
    onDrop?.()
  }
  return (
    <section
      className={isLive ? 'is-live' : undefined}
      data-column={room.n}
      aria-label={room.name}
      onDragOver={over}
      onDrop={drop}
    >
      <h3>
        {room.n <= 9 && (
          <span aria-hidden="true">
            <kbd>{room.n}</kbd>
          </span>
        )}
        {room.name}
      </h3>
      {children}
    </section>
  )
}

type CardProps = BoardProps & {
  readonly person: Person
  readonly rooms: readonly BoardRoom[]
  readonly onMove: (to: RoomKey) => void
  readonly onHold: (person: Person | null) => void
}

const Card = ({ person, rooms, frame, board, onMove, onHold }: CardProps) => {
  const t = useWords(words)
  /** On a card that has the focus a number moves this person alone, not whomever the room is usually for. */
  const press = (event: KeyboardEvent) => {
    const room = rooms.find(({ n }) => String(n) === event.key)
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return
    event.preventDefault()
    event.stopPropagation()
    if (room) onMove(room.key)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can not be dragged in every browser
    <div
      className="person"
      role="group"
      aria-label={person.isMe ? t.you : person.name}
      data-person={person.personId}
      draggable={rooms.length > 0}
      onDragStart={(event) => {
        // Without something to carry some browsers drag nothing.
        event.dataTransfer.setData('text/plain', person.name)
        onHold(person)
      }}
      onDragEnd={() => onHold(null)}
    >
      <PartyBadge side={sideLetters[person.side]} />
      <button type="button" className="bare" onKeyDown={press} aria-label={t.cardOf(person.isMe ? t.you : person.name)}>
        <b translate="no">{person.isMe ? t.you : person.name}</b>
      </button>
      {rooms.length > 0 && (
        <details>
          <summary aria-label={t.moveWhom(person.isMe ? t.you : person.name)}>⋯</summary>
          <ActForm idempotencyKey={`${frame.formKey}-menu-${person.personId}`}>
            <input type="hidden" name="act" value="move" />
            <input type="hidden" name="sessionId" value={board.id} />
            <input type="hidden" name="people" value={person.personId} />
            {rooms.map(({ key, name }) => (
              <Button key={key} name="to" value={key} look="quiet" slim>
                {name}
              </Button>
            ))}
          </ActForm>
        </details>
      )}
    </div>
  )
}
