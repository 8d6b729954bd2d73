import { useLoaderData } from '@remix-run/react'
import { casePage } from '#app/http/page.server.ts'
import { consolePage } from '#app/http/session.server.ts'
import { consoleAction } from '#app/http/session-forms.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/room.ts'
import { deskHandle } from '#app/ui/desk.tsx'
import { useDeskKeys } from '#app/ui/desk-keys.ts'
import { roomStyles } from './styles.ts'
import { Board } from './ui/board.tsx'
import { ActsProvider, useFresh } from './ui/fresh.tsx'
import { ActMessage } from './ui/line-state.tsx'
import { casePath, deskPath } from './ui/paths.ts'
import { Hands, Signals } from './ui/signals.tsx'

export const handle = deskHandle
export const links = roomStyles
export const loader = casePage(consolePage)
export const action = consoleAction

/** The board of M6 in a window of its own, beside the room; it enters no room itself. */
export default function BoardPage() {
  const loaded = useLoaderData<typeof loader>()
  const t = useWords(words)
  useDeskKeys()
  const stateUrl = `${deskPath(loaded.code)}/room/state`
  const [{ board, ...frame }, refresh] = useFresh(loaded, stateUrl, `${casePath(loaded.code)}/live`)
  if (!board) return <p>{t.booked}</p>
  return (
    <ActsProvider url={stateUrl} refresh={refresh}>
      <main id="main" className="boardpage">
        <h1>{t.rooms}</h1>
        <ActMessage />
        <Signals frame={frame} board={board} />
        <Board frame={frame} board={board} />
        <h2>{t.asks}</h2>
        <Hands frame={frame} board={board} />
      </main>
    </ActsProvider>
  )
}
