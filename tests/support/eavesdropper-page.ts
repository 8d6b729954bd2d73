import { ConnectionState, type RemoteTrackPublication, Room, RoomEvent, Track } from 'livekit-client'

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
/** Tracks that were ever offered: their numbers are asked for again at every door that stands open. */
const remembered = new Set<RemoteTrackPublication>()

function enter(name: string, { url, token }: Door): void {
  const room = new Room({ reconnectPolicy: { nextRetryDelayInMs: () => null } })
  room.on(RoomEvent.TrackPublished, (publication, participant) => {
    offered.push(`${room.name} ${participant.identity} ${publication.kind}`)
    remembered.add(publication)
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
    add: (door: Door, as?: string) => void doors.set(as ?? roomOf(door), door),
    /** Asks once more for every track that it ever heard of. */
    force: () => {
      for (const publication of remembered) {
        publication.setSubscribed(false)
        publication.setSubscribed(true)
      }
    },
    /** Words and raw data to people who are elsewhere, as if they came from the room. */
    forge: async (identities: string[]) => {
      const data = new TextEncoder().encode(JSON.stringify({ act: 'move', to: 'joint', say: 'forged' }))
      for (const { localParticipant, state } of rooms.values()) {
        // Where the door stayed shut the library would wait for it.
        if (state !== ConnectionState.Connected) continue
        const aims = [{}, { destinationIdentities: identities }]
        for (const aim of aims) {
          await localParticipant.sendText('forged', { topic: 'lk.chat', ...aim }).catch(() => undefined)
          await localParticipant.publishData(data, { reliable: true, ...aim }).catch(() => undefined)
        }
      }
    },
    /** Knocks no more where the token was made up; a busy page would hear nothing of what it may hear. */
    giveUpForged: () => {
      for (const name of doors.keys()) if (/^(forged|guess)-/.test(name)) doors.delete(name)
    },
    state: () => ({ offered: [...offered], entered: [...entered] }),
    forgetOffers: () => void offered.splice(0),
  },
})
