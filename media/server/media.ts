/** What a person may do in one media room. */
export interface RoomGrant {
  readonly room: string
  /** Opaque identity of the seat; never a name. */
  readonly identity: string
  /** Shown name. */
  readonly name: string
  readonly canPublish: boolean
  /** Seconds for which the token opens the door; a refresh keeps the call alive. */
  readonly ttlSeconds: number
  readonly hidden?: boolean
}

export interface RoomParticipant {
  readonly identity: string
  readonly joinedAt: Date
}

/** A webhook of the media server whose signature held. */
export interface MediaEvent {
  readonly id: string
  readonly kind: string
  readonly room: string | null
  readonly identity: string | null
  readonly at: Date
}

/** The media server may be away. */
export class MediaUnavailable extends Error {
  override readonly name = 'MediaUnavailable'
}

/** A webhook that is not from our media server. */
export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused'
}

/** The few things the platform asks of a media server. Every call may throw `MediaUnavailable`. */
export interface MediaServer {
  /** Whether a media server is configured and answers. */
  ready(): Promise<boolean>
  /** Address that browsers connect to; null without a media server. */
  readonly publicUrl: string | null
  /** Makes a room; the same name again is the same room. */
  createRoom(name: string): Promise<void>
  /** Deletes a room and everybody's connection to it; an unknown room is fine. */
  deleteRoom(name: string): Promise<void>
  rooms(): Promise<readonly string[]>
  participants(room: string): Promise<readonly RoomParticipant[]>
  /** Ends one connection; somebody who is not there is fine. */
  remove(room: string, identity: string): Promise<void>
  token(grant: RoomGrant): Promise<string>
  /** @throws WebhookRefused when signature or body is not right. */
  readWebhook(body: string, authorization: string | null): Promise<MediaEvent>
}
