import { createHash } from 'node:crypto'
import { type MediaEvent, WebhookRefused } from '#media/server/media.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'

const SOURCE = 'livekit'
const CHECK_ROOM = 'check_'
const MINUTE_MS = 60_000
const KEPT_DAYS = 30

/**
 * Takes one signed event of the media server. Events come twice, late and in any order: each is written down once, and
 * what it does depends on the record, not on the order.
 * @throws DomainError `session/foreign-webhook` when it is not from our media server.
 */
export async function takeWebhook(platform: Platform, body: string, authorization: string | null): Promise<void> {
  const { db, clock, media } = platform
  const event = await read(media, body, authorization)
  const bodySha256 = new Uint8Array(createHash('sha256').update(body, 'utf8').digest())
  const where = { source_eventId: { source: SOURCE, eventId: event.id } }
  const known = await db.webhookEvent.findUnique({ where })
  if (known?.handledAt) return
  if (!known) {
    await db.webhookEvent.createMany({
      data: [{ source: SOURCE, eventId: event.id, receivedAt: clock.real(), bodySha256 }],
      skipDuplicates: true,
    })
  }
  await act(platform, event)
  await db.webhookEvent.update({ where, data: { handledAt: clock.real() } })
}

async function read(media: Platform['media'], body: string, authorization: string | null): Promise<MediaEvent> {
  try {
    return await media.readWebhook(body, authorization)
  } catch (error) {
    if (error instanceof WebhookRefused) throw new DomainError('session/foreign-webhook', {}, { cause: error })
    throw error
  }
}

async function act(platform: Platform, { kind, room, identity, at }: MediaEvent): Promise<void> {
  if (!room || !identity || room.startsWith(CHECK_ROOM)) return
  if (kind === 'participant_joined') await joined(platform, room, identity, at)
  if (kind === 'participant_left') await left(platform, identity, at)
}

/** Whoever holds no open seat in this room goes out again, whatever token he has. */
async function joined({ db, media }: Platform, roomName: string, identity: string, at: Date): Promise<void> {
  const seat = await db.seat.findUnique({ where: { identity }, include: { room: true } })
  const allowed = seat !== null && seat.closedAt === null && seat.room.closedAt === null && seat.room.name === roomName
  if (!allowed) return media.remove(roomName, identity)
  const already = await db.attendance.findFirst({ where: { seatId: seat.id, leftAt: null } })
  if (already) return
  await db.attendance.create({ data: { id: crypto.randomUUID(), seatId: seat.id, joinedAt: at, source: 'webhook' } })
}

async function left({ db }: Platform, identity: string, at: Date): Promise<void> {
  const seat = await db.seat.findUnique({ where: { identity }, select: { id: true } })
  if (seat) await closeAttendance(db, seat.id, at)
}

const closeAttendance = (db: Platform['db'], seatId: string, at: Date) =>
  db.attendance.updateMany({ where: { seatId, leftAt: null, joinedAt: { lte: at } }, data: { leftAt: at } })

/**
 * What webhooks lost: rooms that should not exist go, strangers in rooms go, and who is here or gone is written down.
 * Runs at start and each minute, on any number of processes.
 */
export async function reconcileRooms(platform: Platform): Promise<void> {
  const { db, media, clock } = platform
  if (media.publicUrl === null || !(await media.ready())) return
  for (const name of await media.rooms()) {
    if (name.startsWith(CHECK_ROOM)) await sweepCheckRoom(platform, name)
    else await reconcileRoom(platform, name)
  }
  const now = clock.real()
  const before = new Date(now.getTime() - KEPT_DAYS * 24 * 60 * MINUTE_MS)
  await db.webhookEvent.deleteMany({ where: { source: SOURCE, receivedAt: { lt: before } } })
}

async function reconcileRoom(platform: Platform, name: string): Promise<void> {
  const { db, media, clock } = platform
  const room = await db.room.findUnique({ where: { name }, include: { seats: { where: { closedAt: null } } } })
  // Rooms of other users of the same media server are none of our business.
  if (!room) return
  if (room.closedAt) return media.deleteRoom(name)
  const here = await media.participants(name)
  for (const { identity, joinedAt } of here) await joined(platform, name, identity, joinedAt)
  const present = new Set(here.map(({ identity }) => identity))
  for (const seat of room.seats) {
    if (!present.has(seat.identity)) await closeAttendance(db, seat.id, clock.real())
  }
}

/** A device check takes seconds; its room goes when the person has gone. */
async function sweepCheckRoom({ media }: Platform, name: string): Promise<void> {
  if ((await media.participants(name)).length === 0) await media.deleteRoom(name)
}
