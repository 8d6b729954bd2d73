import { createHash, randomUUID } from 'node:crypto'
import { AccessToken } from 'livekit-server-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endSession, enterWaiting } from '#app/domain/session/commands.server.ts'
import { keepLiveRooms } from '#app/domain/session/media-rooms.server.ts'
import { admit } from '#app/domain/session/moves.server.ts'
import { pauseSession } from '#app/domain/session/pauses.server.ts'
import { confirmRecord } from '#app/domain/session/record.server.ts'
import { seatNow } from '#app/domain/session/seats.server.ts'
import { reconcileRooms, takeWebhook } from '#app/domain/session/webhooks.server.ts'
import type { MediaServer } from '#media/server/media.ts'
import { startMediaServer, type TestMediaServer } from '#tests/support/media-server.ts'
import { type BookedSession, bookedSession } from '#tests/support/session-world.ts'
import { type World, world } from '#tests/support/world.ts'

let server: TestMediaServer
let w: World
/** Whom the platform threw out of which room. */
const removed: string[] = []

beforeAll(async () => {
  server = await startMediaServer()
  const media: MediaServer = {
    ...server.media,
    remove: async (room, identity) => {
      removed.push(`${room} ${identity}`)
      await server.media.remove(room, identity)
    },
  }
  w = await world({ media })
})
afterAll(async () => {
  await w.stop()
  await server.kill()
})

interface News {
  readonly kind: string
  readonly room: string
  readonly identity: string
  readonly id?: string
  readonly at?: number
}

/** A webhook as the media server signs it. */
async function send({ kind, room, identity, id = randomUUID(), at = Date.now() }: News): Promise<void> {
  const createdAt = String(Math.floor(at / 1000))
  const body = JSON.stringify({ event: kind, id, createdAt, room: { name: room }, participant: { identity } })
  const token = new AccessToken(server.address.apiKey, server.address.apiSecret, { ttl: 300 })
  token.sha256 = createHash('sha256').update(body).digest('base64')
  await takeWebhook(w.platform, body, await token.toJwt())
}

async function live(): Promise<BookedSession & { room: string; identity: string; seatId: string }> {
  const s = await bookedSession(w)
  const { sessionId, applicant } = s
  await s.as(applicant.personId, enterWaiting, { sessionId })
  await s.as('mediator', admit, { sessionId, personId: applicant.personId })
  await s.settle()
  const seat = await seatNow(w.platform, sessionId, applicant.personId)
  return { ...s, room: seat?.room.name ?? '', identity: seat?.identity ?? '', seatId: seat?.id ?? '' }
}

const attendance = (seatId: string) => w.platform.db.attendance.findMany({ where: { seatId } })

test('an event that comes twice counts once', async () => {
  const s = await live()
  const id = randomUUID()
  await send({ kind: 'participant_joined', room: s.room, identity: s.identity, id })
  await send({ kind: 'participant_joined', room: s.room, identity: s.identity, id })
  await send({ kind: 'participant_joined', room: s.room, identity: s.identity })
  expect(await attendance(s.seatId)).toHaveLength(1)
  expect(await w.platform.db.webhookEvent.count({ where: { eventId: id } })).toBe(1)
})

test('events in the wrong order end in the truth', async () => {
  const s = await live()
  await send({ kind: 'participant_left', room: s.room, identity: s.identity, at: Date.now() - 60_000 })
  await send({ kind: 'participant_joined', room: s.room, identity: s.identity })
  await send({ kind: 'room_finished', room: s.room, identity: s.identity })
  expect(await attendance(s.seatId)).toMatchObject([{ leftAt: null, source: 'webhook' }])
})

test('whoever comes with a token of a seat that is closed is thrown out', async () => {
  const s = await live()
  await s.as('mediator', pauseSession, { sessionId: s.sessionId })
  removed.length = 0
  await send({ kind: 'participant_joined', room: s.room, identity: s.identity })
  await send({ kind: 'participant_joined', room: s.room, identity: 'somebody-else' })
  expect(removed).toEqual([`${s.room} ${s.identity}`, `${s.room} somebody-else`])
})

test('rooms that a restarted media server has lost are there again at once, and only those of running sessions', async () => {
  const s = await live()
  const over = await live()
  await over.as('mediator', endSession, { sessionId: over.sessionId })
  await server.kill()
  await server.start()
  expect(await keepLiveRooms(w.platform)).toBeGreaterThan(0)
  const rooms = await server.media.rooms()
  expect(rooms).toContain(s.room)
  expect(rooms).not.toContain(over.room)
})

test('the reconciler closes rooms that should be gone and notes who has left unseen', async () => {
  const s = await live()
  await send({ kind: 'participant_joined', room: s.room, identity: s.identity })
  await reconcileRooms(w.platform)
  expect((await attendance(s.seatId))[0]?.leftAt).not.toBeNull()
  await s.as('mediator', endSession, { sessionId: s.sessionId })
  await server.media.createRoom(s.room)
  await server.media.createRoom('of-another-platform')
  await reconcileRooms(w.platform)
  const rooms = await server.media.rooms()
  expect(rooms).not.toContain(s.room)
  expect(rooms).toContain('of-another-platform')
})

test('the record is confirmed when everybody who was there has answered', async () => {
  const s = await live()
  const { sessionId, applicant } = s
  const answer = () => s.as(applicant.personId, confirmRecord, { sessionId, answer: 'confirmed' })
  await expect(answer()).rejects.toMatchObject({ code: 'state/moved-on' })
  await s.as('mediator', endSession, { sessionId })
  await answer()
  const { state } = await w.platform.db.session.findFirstOrThrow({ where: { id: sessionId } })
  expect(state).toBe('recorded')
})
