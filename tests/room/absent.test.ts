import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, movingPictures, roomStage, type Stage, togetherOn } from '#tests/support/room-stage.ts'

let stage: Stage
let applicant: Actor
let respondent: Actor
let mediator: Actor
const soon = { timeout: 30_000, interval: 200 }
/** Three seconds of absence, one to notice it, and the way to the pages of the parties. */
const WAITING_WITHIN_MS = 5_000
const IN_WAITING = '您已经到了，稍等'

beforeAll(async () => {
  stage = await roomStage()
  ;({ applicant, respondent, mediator } = await togetherOn(stage))
  while ((await movingPictures(applicant.page)) < 2) await setTimeout(soon.interval)
}, 300_000)
afterAll(() => stage?.stop())

const state = async () =>
  (await stage.platform.db.session.findFirstOrThrow({ where: { id: stage.session.sessionId } })).state

test('keys, menu and drag move people by the same command', async () => {
  const { page } = mediator
  const at = (n: number, name: string) => page.locator(`[data-column="${n}"] .person`, { hasText: name })
  await page.keyboard.press('3')
  await at(3, '戴小雨').waitFor()
  await page.keyboard.press('2')
  await at(2, '戴小雨').waitFor()
  await at(2, '戴小雨')
    .getByRole('button', { name: /戴小雨/ })
    .focus()
  await page.keyboard.press('3')
  await at(3, '戴小雨').waitFor()
  await at(2, '您').waitFor()
  await page.keyboard.press('2')
  await at(2, '戴小雨').waitFor()
  await at(2, '马建国').locator('summary').click()
  await at(2, '马建国').getByRole('button', { name: '被申请人单独' }).click()
  await at(4, '马建国').waitFor()
  await at(4, '马建国').dragTo(page.locator('[data-column="2"]'))
  await at(2, '马建国').waitFor()
  // Nobody can be dropped where he may not sit.
  await at(2, '马建国').dragTo(page.locator('[data-column="3"]'))
  await at(2, '马建国').waitFor()
  await expect.poll(() => movingPictures(applicant.page), soon).toBe(2)
}, 120_000)

test('the board in a window of its own moves people too, and who spoke for how long is kept over a reload', async () => {
  const popup = await mediator.context.newPage()
  await popup.goto(`${stage.desk}/room/board`)
  await popup.getByRole('button', { name: '和申请人单独谈' }).click()
  await applicant.page.getByText(/现在只有.*能听到您/).waitFor()
  await popup.getByRole('button', { name: '回到共同房间' }).click()
  await mediator.page.locator('[data-column="2"] .person', { hasText: '戴小雨' }).waitFor()
  await popup.close()
  const spoken = () => mediator.page.locator('.fairness b').first().textContent()
  await expect.poll(spoken, soon).not.toBe('0:00')
  const before = (await spoken()) ?? ''
  await mediator.page.reload()
  await expect.poll(spoken, soon).not.toBe('0:00')
  expect(Number((await spoken())?.replace(':', ''))).toBeGreaterThanOrEqual(Number(before.replace(':', '')))
}, 120_000)

test('a silent call is seen by the mediator and by nobody else, and the page of whoever called shows nothing', async () => {
  const { page } = applicant
  await page.locator('summary', { hasText: '帮助' }).click()
  await page.getByRole('button', { name: '悄悄告诉调解员：旁边有人' }).click()
  await mediator.page.getByText('戴小雨旁边有人').waitFor()
  expect(await page.locator('details.quiet').getAttribute('open')).toBeNull()
  expect(await respondent.page.content()).not.toContain('戴小雨旁边有人')
  await mediator.page.getByRole('button', { name: '看到了' }).click()
  await mediator.page.getByText('戴小雨旁边有人').waitFor({ state: 'detached' })
}, 60_000)

test('a restart of the media server is nobody’s absence', async () => {
  await expect.poll(() => movingPictures(applicant.page), soon).toBe(2)
  stage.instance.kill('livekit')
  await setTimeout(6_000)
  expect(await state()).toBe('live')
  await expect.poll(() => movingPictures(applicant.page), soon).toBe(2)
}, 90_000)

test('a mediator who is gone puts everybody in the waiting room within five seconds, with honest words, and comes back to the same board', async () => {
  await mediator.page.goto('about:blank')
  const gone = Date.now()
  await Promise.all(
    [applicant, respondent].map(({ page }) => page.getByRole('heading', { name: IN_WAITING }).waitFor(soon)),
  )
  const took = Date.now() - gone
  await applicant.page.getByText('调解员掉线了，正在接回来。').waitFor()
  expect(await state()).toBe('paused')
  expect((await applicant.context.request.get(`${stage.base}/session/token`)).status()).toBe(204)
  expect(took).toBeLessThan(WAITING_WITHIN_MS)
  await mediator.page.goto(`${stage.desk}/room`)
  await mediator.page.getByText('您刚才掉线，大家都回了等候室。').waitFor()
  await mediator.page.getByRole('button', { name: '继续', exact: true }).click()
  for (const { page } of [applicant, respondent]) await expect.poll(() => movingPictures(page), soon).toBe(2)
}, 120_000)
