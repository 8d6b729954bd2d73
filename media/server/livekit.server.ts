import { createHash } from 'node:crypto'
import {
  AccessToken,
  RoomServiceClient,
  ServerError,
  TokenVerifier,
  TrackSource,
  WebhookEvent,
} from 'livekit-server-sdk'
import { type MediaEvent, type MediaServer, MediaUnavailable, type RoomGrant, WebhookRefused } from './media.ts'

/** Where a LiveKit server is and the key pair that it shares with us. */
export interface LiveKitAddress {
  /** For our own calls, such as http://127.0.0.1:7880. */
  readonly url: string
  /** For browsers, such as ws://127.0.0.1:7880. */
  readonly publicUrl: string
  readonly apiKey: string
  readonly apiSecret: string
}

const CALL_TIMEOUT_S = 3
const READY_TIMEOUT_MS = 1_500
/** Rooms are closed by us; this only sweeps what was forgotten. */
const EMPTY_ROOM_S = 3_600
const MOST_PEOPLE = 12
/** A captured webhook is worthless after this; the sender's own repeats end much earlier. */
const WEBHOOK_AGE_MS = 5 * 60_000

/** The media server of this instance; without an address every call says `MediaUnavailable` and the rest goes on. */
export const createMediaServer = (address: LiveKitAddress | null): MediaServer =>
  address ? liveKit(address) : noMediaServer

const away = async (): Promise<never> => {
  throw new MediaUnavailable('no media server is configured')
}

const noMediaServer: MediaServer = {
  ready: async () => false,
  publicUrl: null,
  createRoom: away,
  deleteRoom: away,
  rooms: away,
  participants: away,
  remove: away,
  token: away,
  readWebhook: async () => {
    throw new WebhookRefused('no media server is configured')
  },
}

function liveKit(address: LiveKitAddress): MediaServer {
  const httpUrl = address.url.replace(/^ws/, 'http').replace(/\/$/, '')
  const client = new RoomServiceClient(httpUrl, address.apiKey, address.apiSecret, { requestTimeout: CALL_TIMEOUT_S })
  return {
    publicUrl: address.publicUrl,
    ready: () => answers(httpUrl),
    createRoom: async (name) => {
      const options = { emptyTimeout: EMPTY_ROOM_S, departureTimeout: EMPTY_ROOM_S, maxParticipants: MOST_PEOPLE }
      await asking(() => client.createRoom({ name, ...options }))
    },
    deleteRoom: async (name) => {
      await asking(() => unlessUnknown(client.deleteRoom(name)))
    },
    rooms: () => asking(async () => (await client.listRooms()).map(({ name }) => name)),
    participants: (room) =>
      asking(async () => {
        const people = (await unlessUnknown(client.listParticipants(room))) ?? []
        return people.map(({ identity, joinedAt }) => ({ identity, joinedAt: fromSeconds(joinedAt) }))
      }),
    remove: async (room, identity) => {
      await asking(() => unlessUnknown(client.removeParticipant(room, identity)))
    },
    token: (grant) => tokenFor(address, grant),
    readWebhook: (body, authorization) => readWebhook(address, body, authorization),
  }
}

const fromSeconds = (seconds: bigint): Date => new Date(Number(seconds) * 1_000)

async function answers(httpUrl: string): Promise<boolean> {
  try {
    const response = await fetch(httpUrl, { signal: AbortSignal.timeout(READY_TIMEOUT_MS) })
    return response.ok && (await response.text()).trim() === 'OK'
  } catch {
    return false
  }
}

/** A person may be gone and a room may be closed already; both are what was wanted. */
async function unlessUnknown<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call
  } catch (error) {
    if (codeOf(error) === 'not_found') return undefined
    throw error
  }
}

const codeOf = (error: unknown): string | undefined => (error instanceof ServerError ? error.code : undefined)

async function asking<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw new MediaUnavailable(`the media server did not do it: ${codeOf(error) ?? 'no answer'}`, { cause: error })
  }
}

/** Camera and microphone only, own name not changeable, never an administrator of the room. */
async function tokenFor(address: LiveKitAddress, grant: RoomGrant): Promise<string> {
  const token = new AccessToken(address.apiKey, address.apiSecret, {
    identity: grant.identity,
    name: grant.name,
    ttl: grant.ttlSeconds,
  })
  token.addGrant({
    roomJoin: true,
    room: grant.room,
    canPublish: grant.canPublish,
    canPublishSources: grant.canPublish ? [TrackSource.CAMERA, TrackSource.MICROPHONE] : [],
    canPublishData: grant.canPublish,
    canSubscribe: true,
    canUpdateOwnMetadata: false,
    hidden: grant.hidden ?? false,
  })
  return token.toJwt()
}

async function readWebhook(address: LiveKitAddress, body: string, authorization: string | null): Promise<MediaEvent> {
  const event = await verified(address, body, authorization)
  const at = fromSeconds(event.createdAt)
  if (!event.id) throw new WebhookRefused('a webhook without an id')
  if (Math.abs(Date.now() - at.getTime()) > WEBHOOK_AGE_MS) throw new WebhookRefused('a webhook that is too old')
  return {
    id: event.id,
    kind: event.event,
    room: event.room?.name ?? null,
    identity: event.participant?.identity ?? null,
    at,
  }
}

/** The signature must be ours and be about exactly these bytes. */
async function verified(address: LiveKitAddress, body: string, authorization: string | null): Promise<WebhookEvent> {
  if (!address.apiSecret || !authorization) throw new WebhookRefused('a webhook without a signature')
  try {
    const claims = await new TokenVerifier(address.apiKey, address.apiSecret).verify(authorization)
    const digest = createHash('sha256').update(body, 'utf8').digest('base64')
    if (claims.sha256 !== digest) throw new WebhookRefused('the signature is about another body')
    return WebhookEvent.fromJsonString(body, { ignoreUnknownFields: true })
  } catch (error) {
    if (error instanceof WebhookRefused) throw error
    throw new WebhookRefused('the signature of a webhook does not hold', { cause: error })
  }
}
