import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { perform } from '#app/domain/engine/perform.server.ts'
import { appendEvent } from '#app/domain/engine/trail.server.ts'
import { trailFile } from '#app/domain/papers/trail-file.server.ts'
import { giveRole } from '#app/domain/seed/set-up.server.ts'
import { addPoint, agendaOf, tickPoint } from '#app/domain/session/agenda.server.ts'
import { answerWish, askFor, enterWaiting } from '#app/domain/session/commands.server.ts'
import { syncRooms } from '#app/domain/session/media-rooms.server.ts'
import { addRoom, assignRoom, movePeople } from '#app/domain/session/moves.server.ts'
import { openWishes } from '#app/domain/session/page-queries.server.ts'
import { pauseForSafety, pauseSession, resumeSession } from '#app/domain/session/pauses.server.ts'
import { ticketFor } from '#app/domain/session/seats.server.ts'
import { askHelp, broadcast, knock, openSignals, seeSignal } from '#app/domain/session/signals.server.ts'
import { addedRooms, readSession } from '#app/domain/session/view.server.ts'
import { codecFor } from '#prisma/codec.server.ts'
import { startMediaServer, type TestMediaServer } from '#tests/support/media-server.ts'
import { type BookedSession, bookedSession, jointSession, letIn, MINUTE_MS } from '#tests/support/session-world.ts'
import { DEMO_ORGANISATION_ID, type World, world } from '#tests/support/world.ts'

/** Each test leads a session through many steps. */
vi.setConfig({ testTimeout: 120_000 })

let server: TestMediaServer
let w: World
beforeAll(async () => {
  server = await startMediaServer()
  w = await world({ media: server.media })
})
afterAll(async () => {
  await w.stop()
  await server.kill()
})

const lead = async () => (await w.as('mediator')).personId

/** A second mediator of the organisation, in office for this dispute. */
async function colleague(s: BookedSession): Promise<string> {
  const staff = { name: '沈秋实', phone: `138${String(Math.random()).slice(2, 10)}` }
  const personId = await w.platform.db.$transaction((tx) =>
    giveRole(tx, w.platform, staff, { role: 'mediator', organisationId: DEMO_ORGANISATION_ID }),
  )
  const id = randomUUID()
  await w.platform.db.$transaction(async (tx) => {
    await tx.assignment.create({
      data: { id, disputeId: s.id, personId, capacity: 'coMediator', namedBy: 'dispatcher' },
    })
    await appendEvent(tx, {
      chainId: s.id,
      type: 'assignment.offer',
      role: 'system',
      actor: { kind: 'system' },
      payload: {},
      codec: await codecFor(tx, w.platform.keys, 'dispute', s.id),
      transition: { workflow: 'assignment', version: 1, subjectId: id, from: 'none', event: 'offer', to: 'offered' },
    })
  })
  await w.march(s.id, 'assignment', id, ['accept'])
  return personId
}

/** Who is where, by name of the room. */
async function board(s: BookedSession) {
  const view = await readSession(w.platform, s.id, s.sessionId)
  return Object.fromEntries((view?.people ?? []).map(({ side, at }) => [side, at]))
}
const roomOfTicket = async (s: BookedSession, personId: string): Promise<string | null> => {
  const found = await ticketFor(w.platform, s.sessionId, personId)
  return found ? JSON.parse(Buffer.from(found.token.split('.')[1] ?? '', 'base64url').toString()).video.room : null
}
const openRooms = async (s: BookedSession) =>
  (await w.platform.db.room.findMany({ where: { sessionId: s.sessionId, closedAt: null } }))
    .map(({ kind, side, slot }) => [kind, side, slot].filter(Boolean).join(' '))
    .sort()

test('all rooms of a session stand before anybody is let in, with names that nobody can guess', async () => {
  const s = await bookedSession(w)
  await s.as(s.applicant.personId, enterWaiting, { sessionId: s.sessionId })
  expect(await openRooms(s)).toEqual(['agents', 'caucus applicant', 'caucus respondent', 'joint', 'lobby', 'own'])
  await syncRooms(w.platform, s.sessionId)
  const names = (await server.media.rooms()).filter((name) => name.includes(s.sessionId))
  expect(names).toHaveLength(5)
  for (const name of names) expect(name).toMatch(/^s_[0-9a-f-]{36}_[jcgo]_[0-9a-f-]{36}[0-9a-f]{16}$/)
})

test('one press goes apart, one more changes over to the other side, one brings everybody back', async () => {
  const s = await jointSession(w)
  const { sessionId } = s
  await s.as('mediator', movePeople, { sessionId, to: 'applicant' })
  expect(await board(s)).toEqual({ applicant: 'applicant', respondent: 'joint', mediator: 'applicant' })
  const seen = await roomOfTicket(s, s.applicant.personId)
  await s.as('mediator', movePeople, { sessionId, to: 'respondent' })
  expect(await board(s)).toEqual({ applicant: 'applicant', respondent: 'respondent', mediator: 'respondent' })
  // The room that the mediator left goes on under a name that he does not know.
  expect(await roomOfTicket(s, s.applicant.personId)).not.toBe(seen)
  await s.as('mediator', movePeople, { sessionId, to: 'joint' })
  expect(await board(s)).toEqual({ applicant: 'joint', respondent: 'joint', mediator: 'joint' })
  await expect(s.as('mediator', movePeople, { sessionId, to: 'joint' })).rejects.toMatchObject({
    code: 'guard/caucusOpen',
  })
})

test('two mediators speak with two sides apart at the same time', async () => {
  const s = await bookedSession(w)
  const second = await colleague(s)
  await letIn(s)
  const { sessionId } = s
  await s.as('mediator', movePeople, { sessionId, to: 'applicant' })
  await s.as(second, movePeople, { sessionId, to: 'respondent' })
  const rooms = await Promise.all(
    [await lead(), s.applicant.personId, second, s.respondent.personId].map((one) => roomOfTicket(s, one)),
  )
  expect([rooms[0] === rooms[1], rooms[2] === rooms[3], rooms[0] === rooms[2]]).toEqual([true, true, false])
})

test('a second mediator knocks before he comes in, and is seen by whoever is inside', async () => {
  const s = await bookedSession(w)
  const second = await colleague(s)
  await letIn(s)
  const { sessionId } = s
  await s.as('mediator', movePeople, { sessionId, to: 'applicant' })
  await expect(s.as(second, knock, { sessionId, to: 'respondent' })).rejects.toMatchObject({
    code: 'session/no-such-room',
  })
  await s.as(second, knock, { sessionId, to: 'applicant' })
  await s.as(second, knock, { sessionId, to: 'applicant' })
  const knocks = await openSignals(w.platform, s.id, sessionId)
  expect(knocks).toMatchObject([{ kind: 'knock', room: 'applicant', name: '沈秋实' }])
  await s.as('mediator', movePeople, { sessionId, to: 'applicant', people: second })
  await s.as('mediator', seeSignal, { sessionId, signalId: knocks[0]?.id })
  expect(await roomOfTicket(s, second)).toBe(await roomOfTicket(s, s.applicant.personId))
  await expect(s.as(s.respondent.personId, knock, { sessionId, to: 'applicant' })).rejects.toMatchObject({
    code: 'dispute/not-allowed',
  })
})

test('both sides are never left together without a mediator', async () => {
  const s = await jointSession(w)
  await s.as('mediator', movePeople, { sessionId: s.sessionId, to: 'own' })
  expect(await board(s)).toEqual({ applicant: 'waiting', respondent: 'waiting', mediator: 'own' })
  const both = [s.applicant.personId, s.respondent.personId].join(',')
  await expect(
    s.as('mediator', movePeople, { sessionId: s.sessionId, to: 'joint', people: both }),
  ).rejects.toMatchObject({ code: 'guard/roomsSound' })
})

test('nobody is moved into the other side’s room, whoever writes', async () => {
  const s = await jointSession(w)
  const { sessionId } = s
  await expect(
    s.as('mediator', movePeople, { sessionId, to: 'applicant', people: s.respondent.personId }),
  ).rejects.toMatchObject({ code: 'guard/roomsSound' })
  await expect(
    s.as('mediator', movePeople, { sessionId, to: 'own', people: s.respondent.personId }),
  ).rejects.toMatchObject({ code: 'guard/roomsSound' })
  const { db } = w.platform
  const room = await db.room.findFirstOrThrow({ where: { sessionId, side: 'applicant', closedAt: null } })
  const own = await db.room.findFirstOrThrow({ where: { sessionId, kind: 'own', closedAt: null } })
  await db.seat.updateMany({ where: { sessionId, closedAt: null }, data: { closedAt: new Date() } })
  for (const roomId of [room.id, own.id]) {
    const { personId } = s.respondent
    const data = { sessionId, roomId, personId, personKind: 'party', openedAt: new Date() }
    await expect(db.seat.create({ data: { ...data, id: randomUUID(), identity: randomUUID() } })).rejects.toThrow(
      'not for this person',
    )
  }
  for (const who of [s.applicant.personId, 'clerk', 'dispatcher']) {
    await expect(s.as(who, movePeople, { sessionId, to: 'joint' })).rejects.toMatchObject({
      code: expect.stringMatching(/dispute\/(not-allowed|unknown)/),
    })
  }
})

test('the same press sent twice moves once', async () => {
  const s = await jointSession(w)
  const request = {
    actor: await w.as('mediator'),
    disputeId: s.id,
    key: randomUUID(),
    input: { sessionId: s.sessionId, to: 'applicant' },
  }
  await perform(w.platform, movePeople, request)
  const room = await roomOfTicket(s, s.applicant.personId)
  expect(await perform(w.platform, movePeople, request)).toMatchObject({ replayed: true })
  expect(await roomOfTicket(s, s.applicant.personId)).toBe(room)
})

test('whoever was assigned to a room before he came goes there when he is let in', async () => {
  const s = await bookedSession(w)
  const { sessionId, applicant, respondent } = s
  await s.as('mediator', assignRoom, { sessionId, personId: respondent.personId, to: 'respondent' })
  await expect(
    s.as('mediator', assignRoom, { sessionId, personId: applicant.personId, to: 'respondent' }),
  ).rejects.toMatchObject({ code: 'session/no-such-room' })
  await letIn(s)
  expect(await board(s)).toEqual({ applicant: 'joint', respondent: 'respondent', mediator: 'joint' })
})

test('a room can be added while the session runs, and comes back with its name after a break', async () => {
  const s = await jointSession(w)
  const { sessionId } = s
  await s.as('mediator', addRoom, { sessionId, name: '看账本' })
  await s.as('mediator', movePeople, { sessionId, to: 'extra-1', people: s.applicant.personId })
  await s.as('mediator', pauseSession, { sessionId })
  await s.as('mediator', resumeSession, { sessionId })
  expect(await board(s)).toEqual({ applicant: 'extra-1', respondent: 'joint', mediator: 'joint' })
  expect(await addedRooms(w.platform, s.id, sessionId)).toEqual([{ key: 'extra-1', name: '看账本' }])
  await expect(
    s.as('mediator', movePeople, { sessionId, to: 'extra-2', people: s.applicant.personId }),
  ).rejects.toMatchObject({ code: 'session/no-such-room' })
  for (const name of ['二', '三', '四']) await s.as('mediator', addRoom, { sessionId, name })
  await expect(s.as('mediator', addRoom, { sessionId, name: '五' })).rejects.toMatchObject({
    code: 'session/too-many-rooms',
  })
})

test('after a break everybody is where he was, and the break says until when', async () => {
  const s = await jointSession(w)
  const { sessionId } = s
  await s.as('mediator', movePeople, { sessionId, to: 'respondent' })
  await s.as('mediator', pauseSession, { sessionId, minutes: '10' })
  const view = await readSession(w.platform, s.id, sessionId)
  expect(view?.pauseCause).toBe('break')
  const minutes = (Date.parse(view?.pauseUntil ?? '') - w.platform.clock.law().getTime()) / MINUTE_MS
  expect(Math.round(minutes)).toBe(10)
  expect(await board(s)).toEqual({ applicant: 'waiting', respondent: 'waiting', mediator: null })
  await s.as('mediator', resumeSession, { sessionId })
  expect(await board(s)).toEqual({ applicant: 'joint', respondent: 'respondent', mediator: 'respondent' })
  expect((await readSession(w.platform, s.id, sessionId))?.pauseUntil).toBeNull()
})

test('a silent call for help reaches the mediator and leaves no trace that the other side could find', async () => {
  const s = await jointSession(w)
  const { sessionId, applicant, respondent } = s
  const events = () => w.platform.db.trailEvent.count({ where: { chainId: s.id } })
  const before = await events()
  await s.as(applicant.personId, askHelp, { sessionId, kind: 'notAlone' })
  expect(await events()).toBe(before)
  const [call] = await openSignals(w.platform, s.id, sessionId)
  expect(call).toMatchObject({ kind: 'notAlone', personId: applicant.personId })
  const roles = new Set(['respondent', 'party'] as const)
  const trail = await trailFile(w.platform, s.id, { personId: respondent.personId, roles })
  expect(JSON.stringify(trail)).not.toContain('Help')
  await expect(s.as('mediator', askHelp, { sessionId, kind: 'help' })).rejects.toMatchObject({
    code: 'dispute/not-allowed',
  })
  await expect(s.as(respondent.personId, seeSignal, { sessionId, signalId: call?.id })).rejects.toMatchObject({
    code: 'dispute/not-allowed',
  })
  await s.as('mediator', pauseForSafety, { sessionId, reason: '有人在旁边盯着申请人' })
  expect(await board(s)).toEqual({ applicant: 'waiting', respondent: 'waiting', mediator: null })
  const tasks = await w.platform.db.supervisionTask.findMany({ where: { disputeId: s.id } })
  expect(tasks).toMatchObject([{ kind: 'safety', state: 'open' }])
  await s.as('mediator', seeSignal, { sessionId, signalId: call?.id })
  expect(await openSignals(w.platform, s.id, sessionId)).toEqual([])
})

test('words to all rooms, raised hands and the agenda are kept by the record', async () => {
  const s = await jointSession(w)
  const { sessionId, applicant } = s
  await s.as('mediator', broadcast, { sessionId, words: '还有五分钟' })
  await s.as('mediator', broadcast, { sessionId, words: '还有两分钟' })
  const signals = await openSignals(w.platform, s.id, sessionId)
  expect(signals.map(({ words }) => words)).toEqual(['还有两分钟'])
  await s.as(applicant.personId, askFor, { sessionId, wish: 'speak' })
  const { personId } = applicant
  expect(await openWishes(w.platform, s.id, sessionId)).toMatchObject([{ personId, wish: 'speak' }])
  await expect(s.as(s.respondent.personId, answerWish, { sessionId, personId, wish: 'speak' })).rejects.toMatchObject({
    code: 'dispute/not-allowed',
  })
  await s.as('mediator', answerWish, { sessionId, personId, wish: 'speak' })
  expect(await openWishes(w.platform, s.id, sessionId)).toEqual([])
  await s.as(applicant.personId, askFor, { sessionId, wish: 'speak' })
  expect(await openWishes(w.platform, s.id, sessionId)).toHaveLength(1)

  await s.as('mediator', tickPoint, { sessionId, no: 1, done: 'yes' })
  await s.as('mediator', addPoint, { sessionId, title: '押金收据' })
  await expect(s.as('mediator', tickPoint, { sessionId, no: 9, done: 'yes' })).rejects.toMatchObject({
    code: 'session/no-such-point',
  })
  const agenda = await agendaOf(w.platform, s.id, sessionId)
  expect(agenda.map(({ no, title, isDone }) => [no, title, isDone])).toEqual([
    [1, null, true],
    ...[2, 3, 4, 5].map((no) => [no, null, false]),
    [6, '押金收据', false],
  ])
})
