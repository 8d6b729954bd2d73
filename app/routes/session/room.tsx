import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { casePage } from '#app/http/page.server.ts'
import { roomPage } from '#app/http/session.server.ts'
import { roomAction } from '#app/http/session-forms.server.ts'
import { useRoom } from '#media/client/use-room.ts'
import { roomStyles } from './styles.ts'
import { ActsProvider, useFresh } from './ui/fresh.tsx'
import { PartyRoom } from './ui/party-room.tsx'
import { casePath, fetchTicket } from './ui/paths.ts'
import { WaitingRoom } from './ui/waiting.tsx'

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
  const loaded = useLoaderData<typeof loader>()
  const base = casePath(loaded.code)
  const stateUrl = `${base}/session/room/state`
  const [page, refresh] = useFresh(loaded, stateUrl, `${base}/live`)
  const room = useRoom(page.seat, () => fetchTicket(`${base}/session/token`))
  useEffect(() => {
    if (page.place === 'away') window.location.assign(`${base}/session`)
  }, [page.place, base])
  return (
    <ActsProvider url={stateUrl} refresh={refresh}>
      {page.seat === null ? <WaitingRoom page={page} /> : <PartyRoom page={page} room={room} />}
    </ActsProvider>
  )
}
