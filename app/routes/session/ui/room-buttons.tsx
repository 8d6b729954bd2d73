import type { ReactNode } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/room.ts'
import { Button } from '#app/ui/button.tsx'
import type { BoardProps, BoardRoom } from './board.tsx'
import { ActForm } from './fresh.tsx'

type Props = BoardProps & { readonly room: BoardRoom }

/** What the room is usually for, as a button; its number does the same. */
export const RoomButtons = (props: Props) => {
  const { key } = props.room
  if (key === 'waiting') return <Admissions {...props} />
  if (key === 'joint') return <BackTogether {...props} />
  if (key === 'applicant' || key === 'respondent') return <GoApart {...props} side={key} />
  if (key === 'own') return <ByOneself {...props} />
  return key === 'agents' ? <NoAgents /> : null
}

const Admissions = ({ frame, board }: Props) => {
  const t = useWords(words)
  const waiting = board.people.filter(({ place }) => place === 'waiting')
  if (board.state === 'paused') return null
  return waiting.map((person) => (
    <Press
      key={person.personId}
      frame={frame}
      board={board}
      act="admit"
      shortcut="1"
      fields={{ personId: person.personId }}
    >
      {t.admit(person.name)}
    </Press>
  ))
}

const BackTogether = ({ frame, board }: Props) => {
  const t = useWords(words)
  if (board.state !== 'live' || board.apart.length === 0) return null
  return (
    <Press frame={frame} board={board} act="move" shortcut="2" fields={{ to: 'joint' }}>
      {t.toJoint}
    </Press>
  )
}

const NoAgents = () => <span className="second">{useWords(words).noAgents}</span>

/** From the joint room with one side; to a side that is alone; or a knock where a colleague speaks with it. */
const GoApart = ({ frame, board, room, side }: Props & { readonly side: 'applicant' | 'respondent' }) => {
  const t = useWords(words)
  if (board.state !== 'live' || board.at === side) return null
  const me = board.people.find(({ isMe }) => isMe)
  const inside = board.people.filter(({ at }) => at === side)
  const shortcut = String(room.n)
  const label = side === 'applicant' ? t.toCaucusApplicant : t.toCaucusRespondent
  if (inside.some((person) => person.side === 'mediator')) {
    return (
      <Press frame={frame} board={board} act="knock" shortcut={shortcut} fields={{ to: side }}>
        {t.knock}
      </Press>
    )
  }
  if (inside.length > 0 && me) {
    return (
      <Press frame={frame} board={board} act="move" shortcut={shortcut} fields={{ to: side, people: me.personId }}>
        {label}
      </Press>
    )
  }
  if (!board.people.some((person) => person.side === side && person.at === 'joint')) return null
  return (
    <Press frame={frame} board={board} act="move" shortcut={shortcut} fields={{ to: side }}>
      {label}
    </Press>
  )
}

const ByOneself = ({ frame, board, room }: Props) => {
  const t = useWords(words)
  if (board.state !== 'live' || board.at === 'own') return null
  return (
    <Press frame={frame} board={board} act="move" shortcut={String(room.n)} fields={{ to: 'own' }}>
      {t.toOwn}
    </Press>
  )
}

type PressProps = BoardProps & {
  readonly act: string
  readonly shortcut: string
  readonly fields: Readonly<Record<string, string>>
  readonly children: ReactNode
}

const Press = ({ frame, board, act, shortcut, fields, children }: PressProps) => (
  <ActForm idempotencyKey={`${frame.formKey}-${act}-${Object.values(fields).join('-')}`}>
    <input type="hidden" name="sessionId" value={board.id} />
    {Object.entries(fields).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <Button name="act" value={act} look="second" slim shortcut={shortcut}>
      {children}
    </Button>
  </ActForm>
)
