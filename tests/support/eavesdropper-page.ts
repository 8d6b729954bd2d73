import { Room, RoomEvent, Track } from 'livekit-client'

interface Door {
  readonly url: string
  readonly token: string
}

/**
 * A client of an attacker's making: it subscribes to everything that it is offered, plays every sound, and knocks again
 * with every token it ever had for as long as it runs.
 */
const doors = new Map<string, Door>()
const rooms = new Map<string, Room>()
const offered: string[] = []
const entered: string[] = []

function enter(name: string, { url, token }: Door): void {
  const room = new Room({ reconnectPolicy: { nextRetryDelayInMs: () => null } })
  room.on(RoomEvent.TrackPublished, (publication, participant) => {
    offered.push(`${room.name} ${participant.identity} ${publication.kind}`)
    publication.setSubscribed(true)
  })
  room.on(RoomEvent.TrackSubscribed, (track, _, participant) => {
    offered.push(`${room.name} ${participant.identity} ${track.kind} subscribed`)
    if (track.kind === Track.Kind.Audio) document.body.append(track.attach())
  })
  room.on(RoomEvent.Disconnected, () => {
    rooms.delete(name)
    for (const element of document.querySelectorAll('audio')) {
      if ((element.srcObject as MediaStream | null)?.getTracks().every(({ readyState }) => readyState === 'ended'))
        element.remove()
    }
  })
  rooms.set(name, room)
  room
    .connect(url, token, { autoSubscribe: true, maxRetries: 0 })
    .then(() => entered.push(room.name))
    .catch(() => rooms.delete(name))
}

const roomOf = ({ token }: Door): string =>
  JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))).video.room

/** Every half second, at every door where no connection lives. */
setInterval(() => {
  for (const [name, door] of doors) if (!rooms.has(name)) enter(name, door)
}, 500)

Object.assign(window, {
  eavesdropper: {
    add: (door: Door) => void doors.set(roomOf(door), door),
    state: () => ({ offered: [...offered], entered: [...entered] }),
    forgetOffers: () => void offered.splice(0),
  },
})
