import { afterAll, beforeAll, expect, test } from 'vitest'
import { performSystem } from '#app/domain/engine/perform.server.ts'
import { appendEvent } from '#app/domain/engine/trail.server.ts'
import { replaceMediator } from '#app/domain/mediator/commands.server.ts'
import {
  askFor,
  endSession,
  enterWaiting,
  leaveRoom,
  markMissed,
  openWaiting,
  removePerson,
  showEvidence,
} from '#app/domain/session/commands.server.ts'
import { emptyLostSeats } from '#app/domain/session/lost-posts.server.ts'
import { admit, movePeople } from '#app/domain/session/moves.server.ts'
import { openWishes } from '#app/domain/session/page-queries.server.ts'
import { pauseSession, resumeSession } from '#app/domain/session/pauses.server.ts'
import { openSeat } from '#app/domain/session/plan.server.ts'
import { confirmPerson, giveConsents, withdrawConsent } from '#app/domain/session/preparation.server.ts'
import { seatNow, ticketFor } from '#app/domain/session/seats.server.ts'
import { readSession } from '#app/domain/session/view.server.ts'
import { codecFor } from '#prisma/codec.server.ts'
import { startMediaServer, type TestMediaServer } from '#tests/support/media-server.ts'
import { type BookedSession, bookedSession, jointSession, MINUTE_MS } from '#tests/support/session-world.ts'
import { type World, world } from '#tests/support/world.ts'

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

const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
const ticket = async (s: BookedSession, personId: string) => {
  const found = await ticketFor(w.platform, s.sessionId, personId)
  return found ? claimsOf(found.token).video.room : null
}
const mediatorOf = async () => (await w.as('mediator')).personId
const stateOf = async (s: BookedSession) =>
  (await w.platform.db.session.findFirstOrThrow({ where: { id: s.sessionId } })).state

test('nobody gets a token before the mediator lets him in, and then for the joint room only', async () => {
  const s = await bookedSession(w)
  const { sessionId, applicant, respondent } = s
  expect(await ticket(s, applicant.personId)).toBeNull()
  await s.as(applicant.personId, enterWaiting, { sessionId })
  expect(await stateOf(s)).toBe('waiting')
  expect(await ticket(s, applicant.personId)).toBeNull()
  expect(await ticket(s, await mediatorOf())).toMatch(/^s_/)
  await expect(s.as('mediator', admit, { sessionId, personId: respondent.personId })).rejects.toMatchObject({
    code: 'session/not-waiting',
  })
  await s.as('mediator', admit, { sessionId, personId: applicant.personId })
  expect(await stateOf(s)).toBe('live')
  expect(await ticket(s, applicant.personId)).toBe(await ticket(s, await mediatorOf()))
  const { state } = await w.platform.db.dispute.findFirstOrThrow({ where: { id: s.id } })
  expect(state).toBe('inMediation')
})

test('mediation does not begin before both sides have read their rights, agreed and said where papers reach them', async () => {
  const s = await bookedSession(w, { ready: false })
  const { sessionId, applicant } = s
  await s.as(applicant.personId, enterWaiting, { sessionId })
  const letIn = () => s.as('mediator', admit, { sessionId, personId: applicant.personId })
  await expect(letIn()).rejects.toMatchObject({ code: 'guard/rightsServed' })
  await s.as(applicant.personId, withdrawConsent, { step: 'video' })
  await expect(letIn()).rejects.toMatchObject({ code: 'guard/consentsComplete' })
  expect(await ticket(s, applicant.personId)).toBeNull()
})

test('the waiting room opens at its time, by law time, and not a day before', async () => {
  const s = await bookedSession(w)
  const mediator = await w.platform.db.mediator.findFirstOrThrow({ where: { personId: await mediatorOf() } })
  await w.platform.db.mediator.update({
    where: { id: mediator.id },
    data: { isAlwaysOpen: false, opensMinutesBefore: 15 },
  })
  w.setLawTime(new Date(Date.now() - 24 * 60 * MINUTE_MS))
  await expect(s.as('mediator', openWaiting, { sessionId: s.sessionId })).rejects.toMatchObject({
    code: 'guard/withinOpeningWindow',
  })
  w.setLawTime(new Date())
  await w.platform.db.mediator.update({ where: { id: mediator.id }, data: { isAlwaysOpen: true } })
  await s.as('mediator', openWaiting, { sessionId: s.sessionId })
  expect(await stateOf(s)).toBe('waiting')
})

test('a caucus is a room of its own; who stays outside goes on in a room with another name, without the mediator', async () => {
  const s = await jointSession(w)
  const { sessionId, applicant, respondent } = s
  const before = await ticket(s, respondent.personId)
  await s.as('mediator', movePeople, { sessionId, to: 'applicant' })
  const inside = await ticket(s, applicant.personId)
  const outside = await ticket(s, respondent.personId)
  expect(new Set([before, inside, outside]).size).toBe(3)
  expect(await ticket(s, await mediatorOf())).toBe(inside)
  await s.settle()
  expect(await server.media.rooms()).not.toContain(before)
  expect(await server.media.rooms()).toEqual(expect.arrayContaining([inside, outside]))

  await s.as('mediator', movePeople, { sessionId, to: 'joint' })
  expect(await ticket(s, applicant.personId)).toBe(outside)
  expect(await ticket(s, await mediatorOf())).toBe(outside)
  await s.settle()
  expect(await server.media.rooms()).not.toContain(inside)
})

test('who was removed has no token; everybody else goes on in a new room; he may wait again', async () => {
  const s = await jointSession(w)
  const { sessionId, applicant, respondent } = s
  const before = await ticket(s, respondent.personId)
  const input = { sessionId, personId: respondent.personId, reason: '辱骂他人' }
  await s.as('mediator', removePerson, input)
  expect(await ticket(s, respondent.personId)).toBeNull()
  const after = await ticket(s, applicant.personId)
  expect(after).not.toBe(before)
  await s.settle()
  expect(await server.media.rooms()).not.toContain(before)
  await s.as(respondent.personId, enterWaiting, { sessionId })
  expect(await ticket(s, respondent.personId)).toBeNull()
  await s.as('mediator', admit, { sessionId, personId: respondent.personId })
  expect(await ticket(s, respondent.personId)).toBe(after)
})

test('a break empties the rooms; going on brings those back who were in; the end leaves nobody a token', async () => {
  const s = await jointSession(w)
  const { sessionId, applicant, respondent } = s
  const before = await ticket(s, applicant.personId)
  await s.as('mediator', pauseSession, { sessionId })
  for (const who of [applicant.personId, respondent.personId, await mediatorOf()])
    expect(await ticket(s, who)).toBeNull()
  await s.as('mediator', resumeSession, { sessionId })
  const after = await ticket(s, applicant.personId)
  expect(after).not.toBe(before)
  expect(await ticket(s, respondent.personId)).toBe(after)
  expect(await ticket(s, await mediatorOf())).toBe(after)
  await s.as('mediator', endSession, { sessionId })
  for (const who of [applicant.personId, respondent.personId, await mediatorOf()])
    expect(await ticket(s, who)).toBeNull()
  await s.settle()
  expect((await server.media.rooms()).filter((name) => name.includes(sessionId))).toEqual([])
})

test('taking back the consent to video stops a running session at once', async () => {
  const s = await jointSession(w)
  await s.as(s.respondent.personId, withdrawConsent, { step: 'video' })
  expect(await stateOf(s)).toBe('paused')
  expect(await ticket(s, s.respondent.personId)).toBeNull()
  await s.as(s.respondent.personId, giveConsents, { steps: ['video'] })
})

test('a party that leaves is out, and the others cannot be found by the old name', async () => {
  const s = await jointSession(w)
  const before = await ticket(s, s.applicant.personId)
  await s.as(s.respondent.personId, leaveRoom, { sessionId: s.sessionId })
  expect(await ticket(s, s.respondent.personId)).toBeNull()
  expect(await ticket(s, s.applicant.personId)).not.toBe(before)
})

test('the mediator says how he knew the person, only while he sees him; nobody confirms himself', async () => {
  const s = await jointSession(w)
  const input = { personId: s.applicant.personId, how: 'idCardShown' }
  await expect(s.as(s.respondent.personId, confirmPerson, input)).rejects.toMatchObject({ code: 'dispute/not-allowed' })
  await s.as('mediator', confirmPerson, input)
  const check = await w.platform.db.identityCheck.findFirstOrThrow({ where: { disputeId: s.id, grade: 'G3' } })
  expect(check).toMatchObject({ state: 'passed', method: 'idCardShown', checkerId: await mediatorOf() })
  const waiting = await bookedSession(w)
  await waiting.as(waiting.applicant.personId, enterWaiting, { sessionId: waiting.sessionId })
  await expect(
    waiting.as('mediator', confirmPerson, { ...input, personId: waiting.applicant.personId }),
  ).rejects.toMatchObject({ code: 'session/not-in-room' })
})

test('an exhibit that the other side may not see cannot be shown, and a caucus shows nothing to both', async () => {
  const s = await jointSession(w)
  const { sessionId } = s
  await expect(s.as('mediator', showEvidence, { sessionId, evidenceId: s.id })).rejects.toMatchObject({
    code: 'session/not-shared',
  })
  await s.as('mediator', movePeople, { sessionId, to: 'respondent' })
  await expect(s.as('mediator', showEvidence, { sessionId, evidenceId: '' })).rejects.toMatchObject({
    code: 'session/not-in-joint',
  })
})

test('strangers and staff of other kinds move nobody', async () => {
  const s = await jointSession(w)
  const input = { sessionId: s.sessionId, personId: s.respondent.personId }
  await expect(s.as('clerk', admit, input)).rejects.toMatchObject({ code: 'dispute/unknown' })
  await expect(s.as('dispatcher', admit, input)).rejects.toMatchObject({ code: 'dispute/not-allowed' })
  await expect(
    s.as(s.applicant.personId, movePeople, { sessionId: s.sessionId, to: 'applicant' }),
  ).rejects.toMatchObject({
    code: 'dispute/not-allowed',
  })
  const other = await jointSession(w)
  await expect(s.as('mediator', endSession, { sessionId: other.sessionId })).rejects.toMatchObject({
    code: 'session/unknown',
  })
})

test('the board knows where everybody is', async () => {
  const s = await jointSession(w)
  await s.as('mediator', movePeople, { sessionId: s.sessionId, to: 'respondent' })
  const view = await readSession(w.platform, s.id, s.sessionId)
  expect(view?.apart.map(({ room }) => room)).toEqual(['respondent'])
  expect(view?.people.map(({ side, place }) => [side, place])).toEqual([
    ['applicant', 'joint'],
    ['respondent', 'caucus'],
    ['mediator', 'caucus'],
  ])
  expect(await seatNow(w.platform, s.sessionId, s.respondent.personId)).toMatchObject({ room: { kind: 'caucus' } })
})

test('a shared exhibit is put on both screens and taken away again', async () => {
  const s = await jointSession(w)
  const { sessionId } = s
  const id = w.platform.chance.id()
  const codec = await codecFor(w.platform.db, w.platform.keys, 'dispute', s.id)
  await w.platform.db.$transaction(async (tx) => {
    await tx.evidenceItem.create({
      data: {
        id,
        disputeId: s.id,
        partyId: s.applicant.partyId,
        fileName: codec.seal(`evidence_item.file_name/${id}`, '合同.pdf'),
        audience: 'all',
        objectKey: `evidence/${id}`,
        bytes: 10n,
        sha256: new Uint8Array(32),
        detectedType: 'application/pdf',
        exhibitNo: 1,
        sharedAt: w.platform.clock.law(),
      },
    })
    await appendEvent(tx, {
      chainId: s.id,
      type: 'evidenceItem.startUpload',
      role: 'applicant',
      actor: { kind: 'system' },
      payload: {},
      codec,
      transition: {
        workflow: 'evidenceItem',
        version: 1,
        subjectId: id,
        from: 'none',
        event: 'startUpload',
        to: 'uploading',
      },
    })
  })
  await w.march(s.id, 'evidenceItem', id, ['completeUpload', 'verify'])
  await s.as('mediator', showEvidence, { sessionId, evidenceId: id })
  expect((await readSession(w.platform, s.id, sessionId))?.shownEvidenceId).toBe(id)
  await s.as(s.applicant.personId, showEvidence, { sessionId, evidenceId: '' })
  expect((await readSession(w.platform, s.id, sessionId))?.shownEvidenceId).toBeNull()
})

test('the wish to speak alone reaches the mediator, and who does not come is written down', async () => {
  const s = await jointSession(w)
  await s.as(s.applicant.personId, askFor, { sessionId: s.sessionId, wish: 'aside' })
  const wishes = await openWishes(w.platform, s.id, s.sessionId)
  expect(wishes).toMatchObject([{ personId: s.applicant.personId, wish: 'aside' }])
  const missed = await bookedSession(w)
  const sessionId = missed.sessionId
  await expect(missed.as(missed.applicant.personId, markMissed, { sessionId })).rejects.toMatchObject({
    code: 'dispute/not-allowed',
  })
  w.setLawTime(new Date(Date.now() + 20 * MINUTE_MS))
  await missed.as('mediator', markMissed, { sessionId })
  w.setLawTime(new Date())
  expect(await stateOf(missed)).toBe('missed')
})

test('who was recognised counts as known by the real clock, wherever the clock of the law stands', async () => {
  w.setLawTime(new Date(Date.now() - 200 * 24 * 60 * MINUTE_MS))
  const s = await jointSession(w)
  const { personId } = s.applicant
  await s.as('mediator', confirmPerson, { personId, how: 'idCardShown' })
  w.setLawTime(new Date())
  const check = await w.platform.db.identityCheck.findFirstOrThrow({ where: { disputeId: s.id, personId } })
  expect(check.expiresAt?.getTime()).toBeGreaterThan(Date.now())
})

/** The connection that a browser keeps open to the media server; null where the token opens nothing. */
const connect = (token: string): Promise<WebSocket | null> =>
  new Promise((done) => {
    const query = new URLSearchParams({ access_token: token, protocol: '15', auto_subscribe: '1' })
    const socket = new WebSocket(`${server.address.publicUrl}/rtc?${query}`)
    socket.onmessage = () => done(socket)
    socket.onerror = () => done(null)
    socket.onclose = () => done(null)
  })
/** The token of a mediator who is in the room, and his connection. */
async function mediatorInside(s: BookedSession) {
  const held = await ticketFor(w.platform, s.sessionId, await mediatorOf())
  const token = held?.token ?? ''
  const socket = await connect(token)
  expect(socket?.readyState).toBe(WebSocket.OPEN)
  return { token, room: claimsOf(token).video.room as string, socket }
}
/** He is cut off, and what he has kept opens nothing. */
async function expectCutOff({ token, room, socket }: Awaited<ReturnType<typeof mediatorInside>>): Promise<void> {
  await expect.poll(() => socket?.readyState, { timeout: 15_000 }).toBeGreaterThanOrEqual(WebSocket.CLOSING)
  expect(await server.media.rooms()).not.toContain(room)
  expect(await connect(token)).toBeNull()
}

test('a mediator who is replaced in a running session is cut off at once, his token opens nothing, and it ends', async () => {
  const s = await jointSession(w)
  const { sessionId, applicant, respondent } = s
  await s.as('mediator', movePeople, { sessionId, to: 'applicant' })
  const inside = await mediatorInside(s)
  await expect(s.as('mediator', replaceMediator, { reason: '不想做了' })).rejects.toMatchObject({
    code: 'dispute/not-allowed',
  })
  await s.as('dispatcher', replaceMediator, { reason: '突然生病' })
  for (const who of [await mediatorOf(), applicant.personId, respondent.personId])
    expect(await ticket(s, who)).toBeNull()
  expect(await stateOf(s)).toBe('ended')
  await s.settle()
  await expectCutOff(inside)
  expect((await server.media.rooms()).filter((name) => name.includes(sessionId))).toEqual([])
})

test('a mediator whose post has ended is cut off within a second; the sides wait and are not left alone', async () => {
  const s = await jointSession(w)
  const { sessionId, applicant, respondent } = s
  const inside = await mediatorInside(s)
  const personId = await mediatorOf()
  const end = (validTo: Date | null) =>
    w.platform.db.staffRole.updateMany({ where: { personId, role: 'mediator' }, data: { validTo } })
  expect(await emptyLostSeats(w.platform)).toBe(0)
  await end(new Date())
  try {
    await Promise.all([emptyLostSeats(w.platform), emptyLostSeats(w.platform)])
    expect(await emptyLostSeats(w.platform)).toBe(0)
    for (const who of [personId, applicant.personId, respondent.personId]) expect(await ticket(s, who)).toBeNull()
    expect(await stateOf(s)).toBe('paused')
    await s.settle()
    await expectCutOff(inside)
  } finally {
    await end(null)
  }
  await s.as('mediator', resumeSession, { sessionId })
  expect(await ticket(s, applicant.personId)).toBe(await ticket(s, personId))
})

test('where a second mediator stays, the talk goes on in a room that the one who lost his post cannot find', async () => {
  const s = await jointSession(w)
  const { sessionId, applicant } = s
  const inside = await mediatorInside(s)
  const lost = await mediatorOf()
  const other = await w.platform.db.staffRole.findFirstOrThrow({
    where: { role: 'mediator', personId: { not: lost }, validTo: null },
  })
  const { roomId } = await w.platform.db.seat.findFirstOrThrow({ where: { sessionId, personId: lost, closedAt: null } })
  const holder = { personId: other.personId, personKind: 'mediator' as const }
  await performSystem(w.platform, s.id, async (act) => {
    await openSeat(act, sessionId, roomId, holder)
    await act.note('test.seated', {})
  })
  const end = (validTo: Date | null) =>
    w.platform.db.staffRole.updateMany({ where: { personId: lost, role: 'mediator' }, data: { validTo } })
  await end(new Date())
  try {
    await emptyLostSeats(w.platform)
  } finally {
    await end(null)
  }
  expect(await stateOf(s)).toBe('live')
  expect(await ticket(s, lost)).toBeNull()
  expect(await ticket(s, other.personId)).toBe(await ticket(s, applicant.personId))
  expect(await ticket(s, applicant.personId)).not.toBe(inside.room)
  await s.settle()
  await expectCutOff(inside)
})
