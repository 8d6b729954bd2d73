import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/room.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import type { BoardProps } from './board.tsx'
import { ActForm } from './fresh.tsx'
import { deskPath } from './paths.ts'

const POPUP = 'popup,width=1180,height=560'

/** Above the board: what it is for, and the same board in a window of its own. */
export const BoardHead = ({ frame }: Pick<BoardProps, 'frame'>) => {
  const t = useWords(words)
  const url = `${deskPath(frame.code)}/room/board`
  return (
    <div className="boardhead">
      <h2>{t.rooms}</h2>
      <span className="second">{t.roomsHint}</span>
      <a
        href={url}
        target="_blank"
        rel="noreferrer"
        onClick={(event) => {
          // Beside the room where the browser lets us, else a tab like any link.
          if (window.open(url, 'board', POPUP)) event.preventDefault()
        }}
      >
        {t.popOut} <span aria-hidden="true">↗</span>
      </a>
    </div>
  )
}

/** Below the board: words to all rooms, and one more room. */
export const BoardTools = ({ frame, board }: BoardProps) => {
  const t = useWords(words)
  if (board.state !== 'live' && board.state !== 'waiting') return null
  return (
    <div className="boardtools">
      <ActForm idempotencyKey={`${frame.formKey}-broadcast`} clears>
        <input type="hidden" name="sessionId" value={board.id} />
        <Field name="words" label={t.broadcast} maxLength={200} autoComplete="off" />
        <Button name="act" value="broadcast" look="second" slim>
          {t.broadcastSend}
        </Button>
      </ActForm>
      <ActForm idempotencyKey={`${frame.formKey}-room`} clears>
        <input type="hidden" name="sessionId" value={board.id} />
        <Field name="name" label={t.addRoom} maxLength={20} autoComplete="off" />
        <Button name="act" value="addRoom" look="second" slim>
          {t.addRoomPress}
        </Button>
      </ActForm>
    </div>
  )
}
