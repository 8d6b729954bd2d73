import { writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cookies } from '#app/http/visitor.server.ts'
import { writtenDraft } from '#tests/support/drafts.ts'
import { drainOutbox } from '#tests/support/drain.ts'
import { look } from '#tests/support/look.ts'
import { samples } from '#tests/support/sample-files.ts'
import { type WholeWorld, wholeWorld } from '#tests/support/whole-world.ts'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const FACTS = '退房时房东说墙面有划痕，押金三千四百元一分不退，钥匙当天就交了。'

describe('an application on a bad line, by voice, and with a second device', () => {
  let w: WholeWorld
  let browser: Browser
  let photo: string
  beforeAll(async () => {
    w = await wholeWorld()
    const flags = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', ...flags] })
    photo = join(await mkdtemp(join(tmpdir(), 'yanhe-photo-')), '客厅.jpg')
    writeFileSync(photo, samples.jpeg)
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await w?.stop()
  })

  const device = async (width: number, token?: string): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await browser.newContext({
      baseURL: w.origin,
      viewport: { width, height: 844 },
      locale: 'zh-CN',
      permissions: ['microphone', 'camera'],
    })
    context.setDefaultTimeout(30_000)
    const url = w.origin.replace('http:', 'https:')
    if (token) await context.addCookies([{ name: cookies.draft, value: token, url, secure: true, httpOnly: true }])
    return { context, page: await context.newPage() }
  }

  it('a phone that scans the code sends a picture, which appears on the computer by itself; a second phone is late', async () => {
    const { id, token } = await writtenDraft(w)
    const { page: desk } = await device(1280, token)
    await desk.goto(`/file/${id}/evidence`)
    await desk.getByRole('link', { name: '用手机拍照上传' }).click()
    await desk.getByRole('button', { name: '生成一个码' }).click()
    await desk.getByRole('img', { name: /手机扫这个码/ }).waitFor()
    await look(desk, 'p20-desk')
    const { handoverOf } = await import('#app/domain/handover/queries.server.ts')
    const link = `/h/${(await handoverOf(w.platform, id))?.token ?? ''}`
    const { page: phone } = await device(390)
    await phone.goto(link)
    await look(phone, 'p20-phone-link')
    await phone.getByRole('button', { name: '用这部手机拍' }).click()
    await desk.getByText(/已有一部手机打开/).waitFor()
    await phone.getByLabel(/说一句/).fill('退房时的客厅')
    await look(phone, 'p20-phone')
    await phone.getByLabel(/拍照或选文件，对方也能看/).setInputFiles(photo)
    await desk.getByText('从手机传来1件').waitFor()
    await look(desk, 'p20-desk-arrived')
    const { page: late } = await device(390)
    await late.goto(link)
    await late.getByText('这个码已经用过了').waitFor()
    await desk.getByRole('button', { name: '停用这部手机' }).click()
    await desk.getByText('这个码已经停用').waitFor()
    await phone.reload()
    await phone.getByText('这部手机不能再往这份申请里放东西了').waitFor()
  }, 120_000)

  it('what is typed without a network survives a reload and is forgotten once it is saved', async () => {
    const { id, token } = await writtenDraft(w)
    const { context, page } = await device(390, token)
    await page.goto(`/file/${id}/what`)
    await page.getByRole('textbox', { name: /经过/ }).click()
    await context.setOffline(true)
    await page.getByRole('textbox', { name: /经过/ }).fill(FACTS)
    await context.setOffline(false)
    await page.reload()
    await page.getByText('已经从这台设备里放回来了').waitFor()
    expect(await page.getByRole('textbox', { name: /经过/ }).inputValue()).toBe(FACTS)
    await look(page, 'p1a-put-back')
    await page.getByRole('button', { name: '保存并继续' }).click()
    await page.waitForURL(/\/check$/)
    const kept = () => page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes('typed')))
    await expect.poll(kept).toEqual([])
  }, 60_000)

  it('a photo chosen without a network waits on the phone, also when the page is closed, and goes out later', async () => {
    const { id, token } = await writtenDraft(w)
    const { context, page } = await device(390, token)
    await page.goto(`/file/${id}/evidence`)
    await page.getByLabel(/拍照或选文件，对方也能看/).waitFor()
    // The shelf is fetched while there is a network, as any page before would have done.
    await page.waitForTimeout(3_000)
    await context.setOffline(true)
    await page.getByLabel(/说一句/).fill('退房时的客厅')
    await page.getByLabel(/拍照或选文件，对方也能看/).setInputFiles(photo)
    await page.getByText('1个文件在等网络').waitFor()
    await look(page, 'p1d-waiting')
    await page.close()
    await context.setOffline(false)
    const again = await context.newPage()
    await again.goto(`/file/${id}`)
    await again.getByText('这台设备里有1个文件还没发出去').waitFor()
    await look(again, 'p1-waiting')
    await again.getByRole('link', { name: '现在去发' }).click()
    await again.getByText('退房时的客厅').first().waitFor()
    await expect.poll(() => w.platform.db.evidenceItem.count({ where: { disputeId: id } }), { timeout: 30_000 }).toBe(1)
    await again.goto(`/file/${id}`)
    await again.getByText('六件事').waitFor()
    expect(await again.getByText('还没发出去').count()).toBe(0)
  }, 90_000)

  it('what happened is said into the phone, heard again, sent, and needs one line of title', async () => {
    const { id, token } = await writtenDraft(w)
    const { page } = await device(390, token)
    await page.goto(`/file/${id}/what`)
    await page.getByRole('link', { name: /说给我们听/ }).click()
    await page.getByRole('button', { name: '开始录音' }).click()
    await page.getByText('正在录').waitFor()
    await page.waitForTimeout(2_000)
    await look(page, 'p1a-recording')
    await page.getByRole('button', { name: '讲完了' }).click()
    await page.locator('audio').waitFor()
    await look(page, 'p1a-recorded')
    await page.getByRole('button', { name: '发出去' }).click()
    await page.getByText('已经收到1段口述').waitFor()
    await drainOutbox(w.platform)
    await page.getByRole('link', { name: '录好了，写一行标题' }).click()
    await page.getByLabel('标题').fill('房东不退押金')
    await page.getByRole('textbox', { name: /经过/ }).fill('')
    await look(page, 'p1a-title')
    await page.getByRole('button', { name: '保存并继续' }).click()
    await page.waitForURL(/\/check$/)
    const item = await w.platform.db.evidenceItem.findFirstOrThrow({ where: { disputeId: id } })
    expect(item).toMatchObject({ isAccount: true, state: 'verified' })
  }, 90_000)
})
