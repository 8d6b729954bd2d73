import type { SerializeFrom } from '@remix-run/node'
import { Link } from '@remix-run/react'
import type { consolePage } from '#app/http/session.server.ts'
import { wallTime } from '#app/i18n/format.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/room.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { useDeskKeys } from '#app/ui/desk-keys.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Note } from '#app/ui/marks.tsx'
import { OfflineBanner } from '#app/ui/offline-banner.tsx'
import { CaseCode, SkipLink } from '#app/ui/page.tsx'
import type { RoomSnapshot } from '#media/client/snapshot.ts'
import type { RoomControls } from '#media/client/use-room.ts'
import { Board } from './board.tsx'
import { BoardHead, BoardTools } from './board-head.tsx'
import { Chat } from './chat.tsx'
import { AsidePane, SessionPane } from './console-panes.tsx'
import { ShownExhibit } from './exhibits.tsx'
import { ActForm } from './fresh.tsx'
import { ActMessage, LineState } from './line-state.tsx'
import { deskPath } from './paths.ts'
import { Stage } from './stage.tsx'

type Loaded = SerializeFrom<typeof consolePage>
export type BoardData = NonNullable<Loaded['board']>
export type Frame = Pick<Loaded, 'code' | 'topic' | 'now'> & { readonly formKey: string }
export type ConsoleProps = {
  readonly frame: Frame
  readonly board: BoardData
  readonly room: RoomSnapshot & RoomControls
}

/** Bar, session at the left, stage and board in the middle, people and exhibits at the right. */
export const ConsoleFrame = ({ frame, board, room }: ConsoleProps) => {
  const t = useWords(words)
  useDeskKeys()
  const known = new Map(board.people.flatMap(({ identity, side }) => (identity ? [[identity, side] as const] : [])))
  const shown = board.exhibits.find(({ id }) => id === board.shownEvidenceId)
  return (
    <div className="desk">
      <Bar frame={frame} board={board} room={room} />
      <main id="main" className="panes m6">
        <SessionPane frame={frame} board={board} room={room} />
        <section className="pane pane--mid">
          <h1 className="vh">{t.deskTitle}</h1>
          <ActMessage />
          {!board.hasVideo && <Note tone="warn">{t.noVideo}</Note>}
          <div data-theme="night">
            <LineState room={room} />
            <Stage room={room} known={known} />
          </div>
          {shown && <ShownExhibit exhibit={shown} />}
          <BoardHead frame={frame} />
          <Board frame={frame} board={board} />
          <BoardTools frame={frame} board={board} />
          <Chat room={room} />
        </section>
        <AsidePane frame={frame} board={board} room={room} />
      </main>
      <footer className="keyhelp">
        <OfflineBanner />
        <span>
          <kbd>1–6</kbd> {t.keys.board}
        </span>
        {mayPause(board) && (
          <span>
            <kbd>P</kbd> {t.keys.pause}
          </span>
        )}
        <span>
          <kbd>D</kbd> {t.keys.draft}
        </span>
      </footer>
    </div>
  )
}

const Bar = ({ frame, board, room }: ConsoleProps) => {
  const t = useWords(words)
  const until = board.endsAt ? t.until(wallTime(new Date(board.endsAt)).time) : ''
  return (
    <header className="deskbar">
      <SkipLink />
      <Link className="wordmark" to={deskPath(frame.code)} lang="zh-CN">
        言和
      </Link>
      <span className="place">
        <CaseCode code={frame.code} /> · {frame.topic}
      </span>
      <HearsBar board={board} room={room} />
      <span className="end deskline">
        <span>{until}</span>
        <PauseButton frame={frame} board={board} />
        <ButtonLink to={`${deskPath(frame.code)}/draft`} target="_blank" slim shortcut="D">
          {t.draft} <span aria-hidden="true">↗</span>
          <span className="vh">{t.besideRoom}</span>
        </ButtonLink>
      </span>
    </header>
  )
}

/** From the media server's list of this room, and whom of the case it leaves out. */
const HearsBar = ({ board, room }: Pick<ConsoleProps, 'board' | 'room'>) => {
  const t = useWords(words)
  if (room.presence !== 'here') return null
  const others = room.people.filter(({ isMe }) => !isMe)
  const here = new Set(room.people.map(({ identity }) => identity))
  const outside = board.people.filter(({ identity, isMe }) => !isMe && !(identity && here.has(identity)))
  return (
    <span className="who-hears" role="status">
      <Icon name="eye" />
      <b>{others.length === 0 ? t.hears.alone : t.hears.joint(others.map(({ name }) => name).join(t.and))}</b>
      {outside.length > 0 && <span>{t.cannotHear(outside.map(({ name }) => name).join(t.and))}</span>}
    </span>
  )
}

/** Before anybody is let in there is nothing to pause. */
const mayPause = ({ state }: ConsoleProps['board']) => state === 'live' || state === 'paused'

const PauseButton = ({ frame, board }: Pick<ConsoleProps, 'frame' | 'board'>) => {
  const t = useWords(words)
  if (!mayPause(board)) return null
  const isPaused = board.state === 'paused'
  return (
    <ActForm idempotencyKey={`${frame.formKey}-pause`}>
      <input type="hidden" name="sessionId" value={board.id} />
      <Button name="act" value={isPaused ? 'resume' : 'pause'} look="second" slim shortcut="P">
        {isPaused ? t.resume : t.pause}
      </Button>
    </ActForm>
  )
}
