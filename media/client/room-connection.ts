import {
  ConnectionError,
  DisconnectReason,
  type RemoteTrack,
  Room,
  RoomEvent,
  type TextStreamReader,
  Track,
} from 'livekit-client'
import { OwnDevices } from './own-devices.ts'
import { peopleOf } from './people.ts'
import { nowhere, type RoomSnapshot, type Said, type Ticket } from './snapshot.ts'

const CHAT_TOPIC = 'lk.chat'
const LONGEST_TEXT = 1_000
/** How long we let the client library mend a line before we enter anew with a fresh token. */
const MENDING_MS = [0, 300, 700, 1_200] as const
const RETRY_MS = [200, 500, 1_000, 1_500] as const
const WITHOUT_SEAT_MS = 1_500
/** How soon our server is asked again who may be in the room. */
const CONFIRM_MS = 250

/** What changes the picture of a room. */
const CHANGES = [
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.ActiveSpeakersChanged,
  RoomEvent.ConnectionQualityChanged,
  RoomEvent.ParticipantNameChanged,
] as const

/**
 * Keeps one person in the room of his seat. The seat is decided on our server; when it changes, the microphone is closed,
 * the old room is left, and only then the new one is entered. The microphone opens when our server has confirmed
 * everybody who is in the room, and closes again while somebody is there whom it does not know. A line that breaks, a media server
 * or a web server that is away for a while: it tries again for as long as the page is open.
 */
export class RoomConnection {
  private state: RoomSnapshot = nowhere
  private readonly readers = new Set<() => void>()
  private readonly devices = new OwnDevices()
  private room: Room | null = null
  private wanted: string | null = null
  private stopped = false
  private failures = 0
  /** Whom our server has given a seat in the room where we are. */
  private confirmed: ReadonlySet<string> = new Set()
  private wake: () => void = () => undefined

  /** @param ticketFor asks our server; null when there is no seat. @throws when the server is away. */
  constructor(private readonly ticketFor: () => Promise<Ticket | null>) {
    void this.run()
  }

  snapshot = (): RoomSnapshot => this.state

  subscribe = (reader: () => void): (() => void) => {
    this.readers.add(reader)
    return () => this.readers.delete(reader)
  }

  /** The seat that the page knows of; null is the waiting room, where nobody can hear us. */
  goTo(seat: string | null): void {
    if (seat === this.wanted) return
    this.wanted = seat
    this.wake()
  }

  async setDevice(device: 'microphone' | 'camera', on: boolean): Promise<void> {
    await this.devices.set(device, on)
    this.show({ ...this.devices.states })
  }

  /** Words to everybody in this room. */
  async say(text: string): Promise<void> {
    const words = text.trim().slice(0, LONGEST_TEXT)
    if (!this.room || !words) return
    const { identity, name = '' } = this.room.localParticipant
    const info = await this.room.localParticipant.sendText(words, { topic: CHAT_TOPIC })
    this.hear({ id: info.id, identity, name, text: words, at: Date.now() })
  }

  async allowSound(): Promise<void> {
    await this.room?.startAudio()
    this.show({ soundBlocked: false })
  }

  /** Comes back to this window after another one took the seat. */
  comeBack(): void {
    if (this.state.presence !== 'elsewhere') return
    this.show({ presence: 'joining' })
    this.wake()
  }

  stop(): void {
    this.stopped = true
    void this.leave()
    this.devices.close()
    this.wake()
  }

  private show(change: Partial<RoomSnapshot>): void {
    const moved = change.presence !== undefined && change.presence !== this.state.presence
    this.state = { ...this.state, ...change, ...(moved ? { since: Date.now() } : {}) }
    for (const reader of this.readers) reader()
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      if (this.state.presence === 'elsewhere') await this.pause()
      else if (this.wanted === null) await this.rest()
      else if (this.room && this.state.seat === this.wanted) await this.pause()
      else await this.enter()
    }
  }

  /** In the waiting room: no room, no sound, devices closed. */
  private async rest(): Promise<void> {
    await this.leave()
    this.devices.close()
    this.show({ presence: 'out', seat: null, people: [], said: [] })
    if (this.wanted === null) await this.pause()
  }

  private pause(ms?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(resolve, ms)
      this.wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  private async leave(): Promise<void> {
    const room = this.room
    this.room = null
    await this.devices.hush()
    await room?.disconnect(false).catch(() => undefined)
  }

  private async enter(): Promise<void> {
    const leaving = this.leave()
    const lost = this.failures > 0 || this.state.presence === 'again'
    this.show({ presence: lost ? 'again' : 'joining', people: [] })
    try {
      const [ticket] = await Promise.all([this.ticketFor(), this.devices.open(), leaving])
      if (this.stopped) return this.devices.close()
      if (!ticket) return await this.pause(WITHOUT_SEAT_MS)
      if (ticket.seat !== this.state.seat) this.show({ said: [] })
      this.wanted = ticket.seat
      await this.connect(ticket)
      this.failures = 0
    } catch (error) {
      const taken = error instanceof ConnectionError && error.context === DisconnectReason.DUPLICATE_IDENTITY
      await this.leave()
      // Whoever was asked back in another window while this one was still entering does not take the seat again.
      if (taken) this.show({ presence: 'elsewhere' })
      if (this.state.presence === 'elsewhere') return
      this.failures += 1
      this.show({ presence: 'again' })
      await this.pause(RETRY_MS[Math.min(this.failures, RETRY_MS.length) - 1])
    }
  }

  private async connect(ticket: Ticket): Promise<void> {
    const room = new Room({
      stopLocalTrackOnUnpublish: false,
      disconnectOnPageLeave: true,
      reconnectPolicy: { nextRetryDelayInMs: ({ retryCount }) => MENDING_MS[retryCount] ?? null },
    })
    this.listen(room)
    this.room = room
    await room.connect(ticket.url, ticket.token, {
      maxRetries: 0,
      websocketTimeout: 5_000,
      peerConnectionTimeout: 8_000,
    })
    if (this.room !== room || this.wanted !== ticket.seat) return
    this.show({ presence: 'here', seat: ticket.seat, people: peopleOf(room), soundBlocked: !room.canPlaybackAudio })
    this.confirmed = new Set(ticket.people)
    if (!(await this.everybodyConfirmed(room))) return
    await this.devices.publishIn(room)
    await this.devices.unhush()
    this.show({ people: peopleOf(room), ...this.devices.states })
  }

  /** Asks our server until it has given a seat to everybody who is in this room; false when we are elsewhere by then. */
  private async everybodyConfirmed(room: Room): Promise<boolean> {
    const isStranger = ({ identity }: { identity: string }) => !this.confirmed.has(identity)
    while (this.room === room && !this.stopped) {
      if (![...room.remoteParticipants.values()].some(isStranger)) return true
      const ticket = await this.ticketFor().catch(() => null)
      if (ticket && ticket.seat === this.wanted) this.confirmed = new Set(ticket.people)
      if ([...room.remoteParticipants.values()].some(isStranger))
        await new Promise((wait) => setTimeout(wait, CONFIRM_MS))
    }
    return false
  }

  /** Somebody came in: nothing more is said until our server knows him. */
  private async greet(room: Room, identity: string): Promise<void> {
    if (this.room !== room || this.confirmed.has(identity)) return
    await this.devices.hush()
    if (await this.everybodyConfirmed(room)) await this.devices.unhush()
  }

  private listen(room: Room): void {
    const current = () => this.room === room
    const redraw = () => current() && this.show({ people: peopleOf(room) })
    for (const event of CHANGES) room.on(event, redraw)
    room.on(RoomEvent.TrackSubscribed, playSound).on(RoomEvent.TrackUnsubscribed, endSound)
    room.on(RoomEvent.ParticipantConnected, ({ identity }) => void this.greet(room, identity))
    room.on(
      RoomEvent.AudioPlaybackStatusChanged,
      () => current() && this.show({ soundBlocked: !room.canPlaybackAudio }),
    )
    for (const event of [RoomEvent.SignalReconnecting, RoomEvent.Reconnecting] as const)
      room.on(event, () => current() && this.show({ presence: 'again' }))
    room.on(RoomEvent.Reconnected, () => current() && this.show({ presence: 'here', people: peopleOf(room) }))
    room.on(RoomEvent.Disconnected, (reason) => current() && this.lost(reason))
    room.registerTextStreamHandler(CHAT_TOPIC, (reader, from) => {
      void this.read(room, reader, from.identity)
    })
  }

  private lost(reason: DisconnectReason | undefined): void {
    this.room = null
    const elsewhere = reason === DisconnectReason.DUPLICATE_IDENTITY
    this.show({ presence: elsewhere ? 'elsewhere' : 'again', people: [] })
    this.wake()
  }

  private async read(room: Room, reader: TextStreamReader, identity: string): Promise<void> {
    const text = (await reader.readAll()).slice(0, LONGEST_TEXT)
    const name = room.remoteParticipants.get(identity)?.name ?? ''
    if (this.room === room) this.hear({ id: reader.info.id, identity, name, text, at: Date.now() })
  }

  private hear(words: Said): void {
    this.show({ said: [...this.state.said, words] })
  }
}

/** Sound belongs to the page, not to a tile: it plays also while a picture is not drawn. */
function playSound(track: RemoteTrack): void {
  if (track.kind !== Track.Kind.Audio) return
  const element = track.attach()
  element.hidden = true
  document.body.append(element)
}

function endSound(track: RemoteTrack): void {
  for (const element of track.detach()) element.remove()
}
