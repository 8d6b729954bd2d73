/** What a page gets to enter one room: the key names the seat, the token opens the room. */
export interface Ticket {
  readonly seat: string
  readonly url: string
  readonly token: string
  /** Identities of everybody whom our server has given a seat in this room. */
  readonly people: readonly string[]
}

export type Network = 'good' | 'fair' | 'lost' | 'unknown'

/** A person in the room, as the media server lists him. */
export interface Somebody {
  readonly identity: string
  readonly name: string
  readonly isMe: boolean
  readonly speaking: boolean
  readonly microphoneOn: boolean
  readonly video: MediaStreamTrack | null
  readonly network: Network
}

export interface Said {
  readonly id: string
  readonly identity: string
  readonly name: string
  readonly text: string
  readonly at: number
}

/**
 * `out`: no seat now. `joining`: on the way in. `here`: in the room. `again`: the line broke and is being mended.
 * `elsewhere`: the same person opened the room in another window.
 */
export type Presence = 'out' | 'joining' | 'here' | 'again' | 'elsewhere'

export interface RoomSnapshot {
  readonly presence: Presence
  /** Since when, in milliseconds of this device. */
  readonly since: number
  /** The seat whose room this is. */
  readonly seat: string | null
  readonly people: readonly Somebody[]
  readonly said: readonly Said[]
  /** The browser waits for a tap before it lets us play sound. */
  readonly soundBlocked: boolean
  readonly microphone: OwnDevice
  readonly camera: OwnDevice
}

/** `none`: there is none, or the browser was not allowed to use it. */
export type OwnDevice = 'on' | 'off' | 'none'

/** Nobody is anywhere yet. */
export const nowhere: RoomSnapshot = {
  presence: 'out',
  since: 0,
  seat: null,
  people: [],
  said: [],
  soundBlocked: false,
  microphone: 'off',
  camera: 'off',
}

/** What the device check has found so far. */
export interface CheckSnapshot {
  readonly stage: 'ready' | 'asking' | 'measuring' | 'done'
  readonly microphone: OwnDevice
  readonly camera: OwnDevice
  /** Loudness of the own microphone now, 0 to 1. */
  readonly level: number
  readonly network: Network
  readonly video: MediaStreamTrack | null
}

/** Before the check. */
export const unchecked: CheckSnapshot = {
  stage: 'ready',
  microphone: 'off',
  camera: 'off',
  level: 0,
  network: 'unknown',
  video: null,
}
