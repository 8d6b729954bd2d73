import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/room.ts'
import { Button } from '#app/ui/button.tsx'
import { Note, PartyBadge } from '#app/ui/marks.tsx'
import { type BoardProps, useRooms } from './board.tsx'
import { ActForm } from './fresh.tsx'
import { sideLetters } from './sides.ts'

type Signal = BoardProps['board']['signals'][number]

/** What somebody tells the mediator without the others knowing, who knocks, and what stands on all screens. */
export const Signals = ({ frame, board }: BoardProps) => {
  const t = useWords(words)
  const mine = board.people.find(({ isMe }) => isMe)
  const isKnockHere = ({ room, personId }: Signal) => room === board.at && personId !== mine?.personId
  return board.signals.map((signal) => {
    if (signal.kind === 'knock') {
      return isKnockHere(signal) ? <Knock key={signal.id} signal={signal} frame={frame} board={board} /> : null
    }
    const title = signal.kind === 'broadcast' ? t.onAllScreens : t.calls[signal.kind](signal.name)
    return (
      <Note key={signal.id} tone={signal.kind === 'broadcast' ? 'hint' : 'warn'} title={title} live>
        {signal.kind === 'broadcast' ? signal.words : t.callHint}
        <Seen signal={signal} frame={frame} board={board} label={signal.kind === 'broadcast' ? t.takeAway : t.seen} />
      </Note>
    )
  })
}

const Knock = ({ signal, frame, board }: BoardProps & { readonly signal: Signal }) => {
  const t = useWords(words)
  const rooms = useRooms(board)
  const name = rooms.find(({ key }) => key === signal.room)?.name ?? ''
  return (
    <Note tone="hint" title={t.knocks(signal.name, name)} live>
      <ActForm idempotencyKey={`${frame.formKey}-in-${signal.id}`}>
        <input type="hidden" name="sessionId" value={board.id} />
        <input type="hidden" name="people" value={signal.personId} />
        <input type="hidden" name="to" value={signal.room ?? ''} />
        <Button name="act" value="move" slim>
          {t.admitShort}
        </Button>
      </ActForm>
      <Seen signal={signal} frame={frame} board={board} label={t.notNow} />
    </Note>
  )
}

const Seen = ({ signal, frame, board, label }: BoardProps & { readonly signal: Signal; readonly label: string }) => (
  <ActForm idempotencyKey={`${frame.formKey}-seen-${signal.id}`}>
    <input type="hidden" name="sessionId" value={board.id} />
    <input type="hidden" name="signalId" value={signal.id} />
    <Button name="act" value="seen" look="second" slim>
      {label}
    </Button>
  </ActForm>
)

const MINUTE_MS = 60_000

/** Raised hands in the order in which they went up. */
export const Hands = ({ frame, board }: BoardProps) => {
  const t = useWords(words)
  const asking = board.people
    .flatMap(({ wishes, ...person }) => wishes.map(({ wish, at }) => ({ ...person, wish, at })))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
  if (asking.length === 0) return <p className="second">{t.nobodyAsks}</p>
  return (
    <ol className="people">
      {asking.map(({ personId, name, side, wish, at }) => (
        <li key={`${personId}-${wish}`}>
          <PartyBadge side={sideLetters[side]} />
          <span>
            <b translate="no">{name}</b>
            <span className="second">
              {t.wishes[wish]} {t.askedAt(Math.floor((Date.parse(frame.now) - Date.parse(at)) / MINUTE_MS))}
            </span>
          </span>
          <ActForm idempotencyKey={`${frame.formKey}-lower-${personId}-${wish}`}>
            <input type="hidden" name="sessionId" value={board.id} />
            <input type="hidden" name="personId" value={personId} />
            <input type="hidden" name="wish" value={wish} />
            <Button name="act" value="lower" look="quiet" slim>
              {t.handDone}
            </Button>
          </ActForm>
        </li>
      ))}
    </ol>
  )
}
