import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { casePage } from '#app/http/page.server.ts'
import { consolePage } from '#app/http/session.server.ts'
import { consoleAction } from '#app/http/session-forms.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/room.ts'
import { deskHandle } from '#app/ui/desk.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useLive } from '#app/ui/live.ts'
import { useRoom } from '#media/client/use-room.ts'
import { roomStyles } from './styles.ts'
import { ConsoleFrame } from './ui/console-frame.tsx'
import { casePath, fetchTicket } from './ui/paths.ts'

export const handle = deskHandle
export const meta: MetaFunction = () => [{ title: '会议室 · 言和' }]
export const links = roomStyles
export const loader = casePage(consolePage)
export const action = consoleAction

/** M6: the mediator's console of a session. */
export default function ConsolePage() {
  const { board, ...frame } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  useLive(`${casePath(frame.code)}/live`)
  const room = useRoom(board?.seat ?? null, () => fetchTicket(`${casePath(frame.code)}/session/token`))
  if (!board) return <p>{t.booked}</p>
  return (
    <ConsoleFrame frame={frame} board={board} room={room}>
      {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
    </ConsoleFrame>
  )
}
