import { randomUUID } from 'node:crypto'
import { MediaUnavailable } from '#media/server/media.ts'
import { readPerson } from '../account/people.server.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'

/** The token is needed at the door only; a refresh by the media server keeps the call alive. */
const TTL_SECONDS = 120

/** What a browser needs to enter the room of its seat. */
export interface SeatTicket {
  readonly seat: string
  readonly url: string
  readonly token: string
  /** Identities of everybody who has a seat in this room now: whoever else is there was not let in by us. */
  readonly people: readonly string[]
}

/** The one seat in a media room that a person holds now in this session; the newest counts. */
export const seatNow = (platform: Platform, sessionId: string, personId: string) =>
  platform.db.seat.findFirst({
    where: { sessionId, personId, closedAt: null, room: { kind: { not: 'lobby' }, closedAt: null } },
    include: { room: true },
    orderBy: { openedAt: 'desc' },
  })

/**
 * A token for the open seat of this person, and for nothing else: no seat, no token.
 * @throws DomainError `session/no-video`, `session/video-away`
 */
export async function ticketFor(platform: Platform, sessionId: string, personId: string): Promise<SeatTicket | null> {
  const seat = await seatNow(platform, sessionId, personId)
  if (!seat) return null
  const { name } = await readPerson(platform.db, platform, personId)
  const seats = await platform.db.seat.findMany({ where: { roomId: seat.roomId, closedAt: null } })
  const people = seats.map(({ identity }) => identity)
  return issue(platform, { seat: seat.id, room: seat.room.name, identity: seat.identity, name, people })
}

/** A token for a room of one that exists for the device check only and has nothing to do with any session. */
export const checkTicket = (platform: Platform): Promise<SeatTicket> => {
  const random = `${randomUUID()}${Buffer.from(platform.chance.bytes(8)).toString('hex')}`
  const identity = `check-${random}`
  return issue(platform, { seat: random, room: `check_${random}`, identity, name: '', people: [identity] })
}

interface Entry {
  readonly seat: string
  readonly room: string
  readonly identity: string
  readonly name: string
  readonly people: readonly string[]
}

async function issue({ media }: Platform, { seat, room, identity, name, people }: Entry): Promise<SeatTicket> {
  if (media.publicUrl === null) throw new DomainError('session/no-video')
  try {
    await media.createRoom(room)
    const token = await media.token({ room, identity, name, canPublish: true, ttlSeconds: TTL_SECONDS })
    return { seat, url: media.publicUrl, token, people }
  } catch (error) {
    if (error instanceof MediaUnavailable) throw new DomainError('session/video-away', {}, { cause: error })
    throw error
  }
}
