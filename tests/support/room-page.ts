import { RoomConnection } from '#media/client/room-connection.ts'

/** The video client on a bare page, driven by a test: the seat and the tickets come from it. */
const connection = new RoomConnection(async () => {
  const response = await fetch(`/ticket${location.search}`)
  return response.status === 200 ? response.json() : null
})

Object.assign(window, { connection })
