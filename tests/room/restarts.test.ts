import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, movingPictures, roomStage, type Stage, togetherOn } from '#tests/support/room-stage.ts'

let stage: Stage
let applicant: Actor
let respondent: Actor
let mediator: Actor
const WITHIN_MS = 10_000
const soon = { timeout: 30_000, interval: 200 }

beforeAll(async () => {
  stage = await roomStage()
  ;({ applicant, respondent, mediator } = await togetherOn(stage))
}, 300_000)

afterAll(() => stage?.stop())

const everybody = () => [applicant, respondent, mediator]

/** Rooms and open seats of the session, as the record has them. */
const record = async () => {
  const sessionId = stage.session.sessionId
  const { db } = stage.platform
  return {
    rooms: await db.room.findMany({
      where: { sessionId, closedAt: null },
      select: { name: true },
      orderBy: { id: 'asc' },
    }),
    seats: await db.seat.findMany({
      where: { sessionId, closedAt: null },
      select: { id: true },
      orderBy: { id: 'asc' },
    }),
  }
}

/** Milliseconds until every picture moves again on every screen, without anybody touching anything. */
async function untilAllMove(expected: readonly number[]): Promise<number> {
  const start = Date.now()
  // First the break must show, or the old pictures would count.
  await new Promise((wait) => setTimeout(wait, 300))
  await Promise.all(
    everybody().map(({ page }, index) =>
      expect.poll(() => movingPictures(page), { timeout: 25_000, interval: 100 }).toBe(expected[index]),
    ),
  )
  return Date.now() - start
}

test('the media server is killed: every picture moves again within ten seconds, in the same rooms', async () => {
  for (const { page } of everybody()) await expect.poll(() => movingPictures(page), soon).toBe(2)
  const before = await record()
  stage.instance.kill('livekit')
  await expect.poll(() => movingPictures(applicant.page), { timeout: 8_000, interval: 100 }).toBe(0)
  expect(await untilAllMove([2, 2, 2])).toBeLessThan(WITHIN_MS)
  expect(await record()).toEqual(before)
}, 90_000)

test('the web process is killed: the pictures go on, and the pages follow the session again by themselves', async () => {
  const before = await record()
  stage.instance.kill('web')
  for (const { page } of everybody()) expect(await movingPictures(page)).toBe(2)
  expect(await record()).toEqual(before)
  const answers = async () =>
    (await applicant.context.request.get(`${stage.base}/session/token`).catch(() => null))?.status()
  await expect.poll(answers, soon).toBe(200)
  await mediator.page.getByRole('button', { name: '和申请人单独谈' }).click()
  await applicant.page.getByText(/现在只有.*能听到您/).waitFor()
  await expect.poll(() => movingPictures(applicant.page), soon).toBe(1)
}, 90_000)

test('the media server is killed during a private session: it comes back as private as it was', async () => {
  const before = await record()
  stage.instance.kill('livekit')
  await expect.poll(() => movingPictures(applicant.page), { timeout: 8_000, interval: 100 }).toBe(0)
  expect(await untilAllMove([1, 0, 1])).toBeLessThan(WITHIN_MS)
  await respondent.page.getByText('现在没有别人能听到您').waitFor()
  expect(await movingPictures(respondent.page)).toBe(0)
  expect(await record()).toEqual(before)
}, 90_000)
