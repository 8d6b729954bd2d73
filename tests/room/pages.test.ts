import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, comeIn, movingPictures, roomStage, type Stage } from '#tests/support/room-stage.ts'

let stage: Stage
let applicant: Actor
let mediator: Actor
const soon = { timeout: 30_000, interval: 250 }

beforeAll(async () => {
  stage = await roomStage()
  ;[applicant, mediator] = await Promise.all([stage.enter('applicant'), stage.enter('mediator')])
}, 240_000)
afterAll(() => stage?.stop())

const look = (page: Page, name: string) =>
  process.env.ROOM_PICTURES
    ? page.screenshot({ path: `${process.env.ROOM_PICTURES}/${name}.png`, fullPage: true })
    : Promise.resolve()

/** Findings of axe, and whether anything sticks out at 320 pixels or at twice the type size. */
async function expectSound(page: Page, name: string, widths: readonly number[] = [390, 320]): Promise<void> {
  const before = page.viewportSize() ?? { width: 390, height: 844 }
  for (const width of widths) {
    await page.setViewportSize({ width, height: before.height })
    await look(page, `${name}-${width}`)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, `${name} at ${width} px`).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize(before)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    name,
  ).toEqual([])
}

/** Everybody reads in his own language from now on, and that is English. */
const inEnglish = () => stage.platform.db.person.updateMany({ data: { locale: 'en' } })

test('getting ready works without JavaScript, on a narrow phone, and for a screen reader', async () => {
  const cookies = await applicant.context.cookies()
  const plain = await applicant.browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' })
  await plain.addCookies(cookies)
  const page = await plain.newPage()
  await page.goto(`${stage.base}/session?step=consents`)
  await page.getByRole('button', { name: '撤回：同意用视频调解' }).click()
  await page.getByLabel('同意用视频调解').check()
  await page.getByRole('button', { name: '同意已勾选的' }).click()
  await page.goto(`${stage.base}/session?step=rights`)
  await page.getByLabel('我看完了，也明白').check()
  await page.getByRole('button', { name: '看完了，下一步' }).click()
  await page.goto(`${stage.base}/session?step=address`)
  await page.getByRole('button', { name: /发验证码到/ }).click()
  await page.getByLabel('短信验证码').fill('000000')
  await page.getByRole('button', { name: '确认这个地址' }).click()
  await page.getByRole('link', { name: '验证码不对' }).waitFor()
  expect(await page.getByLabel('收件地址').inputValue()).not.toBe('')
  await plain.close()

  await applicant.page.goto(`${stage.base}/session?step=consents`)
  await expectSound(applicant.page, 'p8-consents')
  await applicant.page.goto(`${stage.base}/session?step=rights`)
  await expectSound(applicant.page, 'p8-rights')
}, 120_000)

test('the device check says what works and keeps it for the mediator', async () => {
  const { page } = applicant
  await page.goto(`${stage.base}/session/check`)
  await page.getByRole('button', { name: '打开摄像头和麦克风' }).click()
  await page.getByRole('button', { name: '放一声听听' }).click()
  await page.getByLabel('听到了', { exact: true }).check()
  await page.getByRole('button', { name: '我准备好了' }).waitFor()
  await expectSound(page, 'p9')
  await page.getByRole('button', { name: '我准备好了' }).click()
  await page.getByText(/摄像头好.*麦克风好/).waitFor()
  await mediator.page.goto(`${stage.desk}/prep`)
  await mediator.page.getByText('麦克风好').waitFor()
  await expectSound(mediator.page, 'm4', [1_440])
}, 120_000)

test('waiting room, joint room, private room and the console are sound, in both languages', async () => {
  await comeIn(applicant, stage.base)
  await expectSound(applicant.page, 'p10-waiting')
  await mediator.page.goto(`${stage.desk}/room`)
  await mediator.page.getByRole('button', { name: '请戴小雨进来' }).click()
  await expect.poll(() => movingPictures(applicant.page), soon).toBe(1)
  await expectSound(applicant.page, 'p10-joint')
  await expectSound(mediator.page, 'm6-joint', [1_440])
  await mediator.page.getByRole('button', { name: '和申请人单独谈' }).click()
  await applicant.page.getByText(/现在只有.*能听到您/).waitFor()
  await expectSound(applicant.page, 'p10-private')
  await inEnglish()
  await applicant.page.reload()
  await applicant.page.getByText(/Only .* can hear you now/).waitFor()
  await expect.poll(() => movingPictures(applicant.page), soon).toBe(1)
  await expectSound(applicant.page, 'p10-private-en')
  await mediator.page.reload()
  await mediator.page.getByRole('button', { name: 'Back to the joint room' }).waitFor()
  await expectSound(mediator.page, 'm6-en', [1_440])
  await mediator.page.getByRole('button', { name: 'End the session' }).click()
  await applicant.page.getByRole('button', { name: 'Confirm the record' }).waitFor()
  await expectSound(applicant.page, 'p8-after-en')
}, 180_000)
