import { afterAll, beforeAll, expect, test } from 'vitest'
import { movePeople } from '#app/domain/session/moves.server.ts'
import { resumeSession } from '#app/domain/session/pauses.server.ts'
import { ABSENT_MS, absenceWatch, spokenTimes, takeBeat } from '#app/domain/session/presence.server.ts'
import { ticketFor } from '#app/domain/session/seats.server.ts'
import { readSession } from '#app/domain/session/view.server.ts'
import { startMediaServer, type TestMediaServer } from '#tests/support/media-server.ts'
import { type BookedSession, jointSession } from '#tests/support/session-world.ts'
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

const ROUND_MS = 250
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const mediatorOf = async () => (await w.as('mediator')).personId

const beat = async ({ id }: BookedSession, spoken: Readonly<Record<string, number>> = {}) =>
  takeBeat(w.platform, id, await mediatorOf(), {
    here: true,
    spoken: Object.entries(spoken).map(([identity, ms]) => ({ identity, ms })),
  })

/** Watches for a while, and does something in each round. */
async function watched(ms: number, each: () => Promise<unknown> = async () => undefined, watch = absenceWatch()) {
  const until = Date.now() + ms
  while (Date.now() < until) {
    await each()
    await watch(w.platform)
    await wait(ROUND_MS)
  }
}

const view = (s: BookedSession) => readSession(w.platform, s.id, s.sessionId)
const places = async (s: BookedSession) => (await view(s))?.people.map(({ side, at }) => [side, at])

test('a mediator who gives signs of life stays; one who stops sends everybody to wait, and comes back to the same rooms', async () => {
  const s = await jointSession(w)
  await s.as('mediator', movePeople, { sessionId: s.sessionId, to: 'applicant' })
  const watch = absenceWatch()
  await watched(ABSENT_MS + 1_500, () => beat(s), watch)
  expect((await view(s))?.state).toBe('live')
  await watched(ABSENT_MS + 1_000, undefined, watch)
  expect(await view(s)).toMatchObject({ state: 'paused', pauseCause: 'lost' })
  expect(await places(s)).toEqual([
    ['applicant', 'waiting'],
    ['respondent', 'waiting'],
    ['mediator', null],
  ])
  for (const { personId } of [s.applicant, s.respondent])
    expect(await ticketFor(w.platform, s.sessionId, personId)).toBeNull()
  await beat(s)
  await s.as('mediator', resumeSession, { sessionId: s.sessionId })
  expect(await places(s)).toEqual([
    ['applicant', 'applicant'],
    ['respondent', 'joint'],
    ['mediator', 'applicant'],
  ])
}, 60_000)

test('a watch that has just started, or was held up, gives everybody the same seconds anew', async () => {
  const s = await jointSession(w)
  await beat(s)
  await wait(ABSENT_MS + 500)
  await beat(s)
  // Nothing was written for longer than that, but nobody watched: a web process that starts again is nobody's absence.
  await wait(ABSENT_MS + 500)
  const watch = absenceWatch()
  await watch(w.platform)
  await watch(w.platform)
  expect((await view(s))?.state).toBe('live')
  await watched(1_000, () => beat(s), watch)
  expect((await view(s))?.state).toBe('live')
}, 60_000)

test('two processes that notice it at once pause once', async () => {
  const s = await jointSession(w)
  await beat(s)
  const watches = [absenceWatch(), absenceWatch()]
  const until = Date.now() + 2 * ABSENT_MS
  while (Date.now() < until) {
    await Promise.all(watches.map((watch) => watch(w.platform)))
    await wait(ROUND_MS)
  }
  const pauses = await w.platform.db.trailEvent.count({ where: { chainId: s.id, type: 'session.pause' } })
  expect(pauses).toBe(1)
}, 60_000)

test('the time each side has spoken counts only in the joint room, and never more than has passed', async () => {
  const s = await jointSession(w)
  const seat = async (personId: string) =>
    (await w.platform.db.seat.findFirstOrThrow({ where: { sessionId: s.sessionId, personId, closedAt: null } }))
      .identity
  await beat(s)
  await wait(1_000)
  const { personId } = s.applicant
  await beat(s, { [await seat(personId)]: 800 })
  expect((await spokenTimes(w.platform, s.sessionId)).get(personId)).toBe(800)
  // A second console reports the same words: nothing like so much time has passed since.
  await beat(s, { [await seat(personId)]: 99_999, 'seat-of-nobody': 500 })
  expect((await spokenTimes(w.platform, s.sessionId)).get(personId)).toBeLessThan(1_600)
  const before = (await spokenTimes(w.platform, s.sessionId)).get(personId)
  await s.as('mediator', movePeople, { sessionId: s.sessionId, to: 'applicant' })
  await wait(500)
  await beat(s, { [await seat(personId)]: 400 })
  expect((await spokenTimes(w.platform, s.sessionId)).get(personId)).toBe(before)
}, 60_000)
