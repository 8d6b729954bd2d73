import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AUDIBLE_DB, giveEars, listen } from '#tests/support/ears.ts'
import { serveRoomPage } from '#tests/support/room-site.ts'
import { type Actor, comeIn, movingPictures, roomStage, type Stage, TONES } from '#tests/support/room-stage.ts'

interface Eavesdropper {
  add(door: unknown): void
  state(): { offered: string[]; entered: string[] }
  forgetOffers(): void
}

let stage: Stage
let site: Awaited<ReturnType<typeof serveRoomPage>>
let applicant: Actor
let respondent: Actor
let mediator: Actor
let spy: Page
const soon = { timeout: 30_000, interval: 250 }
const tones = Object.values(TONES)

beforeAll(async () => {
  stage = await roomStage()
  site = await serveRoomPage(async () => null, './eavesdropper-page.ts')
  ;[applicant, respondent, mediator] = await Promise.all([
    stage.enter('applicant'),
    stage.enter('respondent'),
    stage.enter('mediator'),
  ])
  const context = await respondent.browser.newContext()
  await giveEars(context)
  spy = await context.newPage()
  await spy.goto(site.origin)
}, 240_000)

afterAll(async () => {
  await stage?.stop()
  site?.close()
})

const ask = (path: string) => respondent.context.request.get(`${stage.base}${path}`)
const spyState = () => spy.evaluate(() => (window as unknown as { eavesdropper: Eavesdropper }).eavesdropper.state())
const forgetOffers = () =>
  spy.evaluate(() => (window as unknown as { eavesdropper: Eavesdropper }).eavesdropper.forgetOffers())

/** Everything that our server gives to the respondent goes to the eavesdropper, again and again. */
async function feedSpy(): Promise<void> {
  const answer = await ask('/session/token')
  if (answer.status() !== 200) return
  const door = await answer.json()
  await spy.evaluate((one) => (window as unknown as { eavesdropper: Eavesdropper }).eavesdropper.add(one), door)
}

const hears = (heard: Awaited<ReturnType<typeof listen>>, tone: number) => (heard.tones[tone] ?? -200) > AUDIBLE_DB

test('what is said in a private session reaches nobody else; before and after everybody hears everybody', async () => {
  expect((await ask('/session/token')).status()).toBe(204)
  await comeIn(applicant, stage.base)
  await comeIn(respondent, stage.base)
  expect((await ask('/session/token')).status()).toBe(204)
  await mediator.page.goto(`${stage.desk}/room`)
  await mediator.page.getByRole('button', { name: '请戴小雨进来' }).click()
  await mediator.page.getByRole('button', { name: '请马建国进来' }).click()

  // The respondent's own page gives way to a client that takes everything it can get.
  await expect.poll(async () => (await ask('/session/token')).status(), soon).toBe(200)
  await respondent.page.goto('about:blank')
  await feedSpy()
  await expect.poll(async () => (await spyState()).offered.length, soon).toBeGreaterThanOrEqual(4)
  await expect
    .poll(() => stage.platform.db.attendance.count({ where: { source: 'webhook' } }), soon)
    .toBeGreaterThanOrEqual(3)
  const before = await listen(spy, tones)
  expect(hears(before, TONES.applicant)).toBe(true)
  expect(hears(before, TONES.mediator)).toBe(true)

  await mediator.page.getByRole('button', { name: '和申请人单独谈' }).click()
  await applicant.page.getByText(/现在只有.*能听到您/).waitFor()
  await feedSpy()
  await expect.poll(async () => new Set((await spyState()).entered).size, soon).toBeGreaterThanOrEqual(2)
  await forgetOffers()
  await feedSpy()
  const [during, control, other] = await Promise.all([
    listen(spy, tones, 6_000),
    listen(mediator.page, tones, 6_000),
    listen(applicant.page, tones, 6_000),
  ])
  expect(hears(control, TONES.applicant), 'the applicant does speak').toBe(true)
  expect(hears(other, TONES.mediator), 'the mediator does speak').toBe(true)
  expect(hears(control, TONES.respondent)).toBe(false)
  expect(hears(other, TONES.respondent)).toBe(false)
  expect((await spyState()).offered).toEqual([])
  expect(during).toEqual({
    tracks: 0,
    energy: 0,
    frames: 0,
    tones: Object.fromEntries(tones.map((tone) => [tone, -200])),
  })

  await mediator.page.getByRole('button', { name: '回到共同房间' }).click()
  await expect.poll(async () => (await spyState()).offered.length, soon).toBeGreaterThanOrEqual(4)
  const after = await listen(spy, tones)
  expect(hears(after, TONES.applicant)).toBe(true)
  expect(hears(after, TONES.mediator)).toBe(true)
}, 180_000)

test('the other side in its turn: the applicant hears nothing of it', async () => {
  await mediator.page.getByRole('button', { name: '和被申请人单独谈' }).click()
  await applicant.page.getByText('等一下，调解员在和对方单独谈').waitFor()
  await feedSpy()
  await expect.poll(async () => hears(await listen(spy, tones, 1_500), TONES.mediator), soon).toBe(true)
  await expect.poll(() => movingPictures(applicant.page), soon).toBe(0)
  const [inside, outside] = await Promise.all([listen(spy, tones, 5_000), listen(applicant.page, tones, 5_000)])
  expect(hears(inside, TONES.mediator)).toBe(true)
  expect(hears(inside, TONES.applicant)).toBe(false)
  expect(outside).toMatchObject({ tracks: 0, energy: 0, frames: 0 })
  await mediator.page.getByRole('button', { name: '回到共同房间' }).click()
  await expect.poll(async () => hears(await listen(applicant.page, tones, 1_500), TONES.mediator), soon).toBe(true)
}, 180_000)

test('who was removed gets no token, and his old ones open no room in which somebody is', async () => {
  await mediator.page.locator('.confirm', { hasText: '马建国' }).getByText('请离开', { exact: true }).click()
  await mediator.page.getByLabel('原因').last().fill('不停打断别人')
  await mediator.page.getByRole('button', { name: '请马建国离开' }).click()
  await expect.poll(async () => (await ask('/session/token')).status(), soon).toBe(204)
  await expect.poll(() => movingPictures(applicant.page), soon).toBe(1)
  await forgetOffers()
  const heard = await listen(spy, tones, 5_000)
  expect((await spyState()).offered).toEqual([])
  expect(heard).toMatchObject({ tracks: 0, energy: 0, frames: 0 })
}, 120_000)
