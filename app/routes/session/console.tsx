import { useLoaderData } from '@remix-run/react'
import { casePage } from '#app/http/page.server.ts'
import { consolePage } from '#app/http/session.server.ts'
import { consoleAction } from '#app/http/session-forms.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/room.ts'
import { deskHandle } from '#app/ui/desk.tsx'
import { useRoom } from '#media/client/use-room.ts'
import { roomStyles } from './styles.ts'
import { ConsoleFrame } from './ui/console-frame.tsx'
import { ActsProvider, useFresh } from './ui/fresh.tsx'
import { casePath, deskPath, fetchTicket } from './ui/paths.ts'
import { useBeat } from './ui/use-beat.ts'

export const handle = deskHandle
export const links = roomStyles
export const loader = casePage(consolePage)
export const action = consoleAction

/** M6: the mediator's console of a session. */
export default function ConsolePage() {
  const loaded = useLoaderData<typeof loader>()
  const t = useWords(words)
  const base = casePath(loaded.code)
  const stateUrl = `${deskPath(loaded.code)}/room/state`
  const [{ board, ...frame }, refresh] = useFresh(loaded, stateUrl, `${base}/live`)
  const room = useRoom(board?.seat ?? null, () => fetchTicket(`${base}/session/token`))
  useBeat(`${deskPath(loaded.code)}/room/beat`, room)
  if (!board) return <p>{t.booked}</p>
  return (
    <ActsProvider url={stateUrl} refresh={refresh}>
      <ConsoleFrame frame={frame} board={board} room={room} />
    </ActsProvider>
  )
}
