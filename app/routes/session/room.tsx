import { type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { casePage } from '#app/http/page.server.ts'
import { roomPage } from '#app/http/session.server.ts'
import { roomAction } from '#app/http/session-forms.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useLive } from '#app/ui/live.ts'
import { useRoom } from '#media/client/use-room.ts'
import { roomStyles } from './styles.ts'
import { PartyRoom } from './ui/party-room.tsx'
import { casePath, fetchTicket } from './ui/paths.ts'
import { WaitingRoom } from './ui/waiting.tsx'

export const meta: MetaFunction = () => [{ title: '会议室 · 言和' }]
export const links = roomStyles
export const action = roomAction

/** Whoever has no seat, because he left, was asked to leave, or the session ended, finds himself on the session page. */
export const loader = casePage(async (context) => {
  const page = await roomPage(context)
  if (page.place === 'away') throw redirect(`${casePath(context.code)}/session`)
  return page
})

/** P10: the waiting room, the joint room and the private room are one page that follows the seat. */
export default function RoomPage() {
  const page = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  useLive(`${casePath(page.code)}/live`)
  const room = useRoom(page.seat, () => fetchTicket(`${casePath(page.code)}/session/token`))
  if (page.seat === null) return <WaitingRoom page={page} />
  return (
    <>
      {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
      <PartyRoom page={page} room={room} />
    </>
  )
}
