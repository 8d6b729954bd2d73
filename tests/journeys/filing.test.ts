import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { look } from '#tests/support/look.ts'
import { type World, world } from '#tests/support/world.ts'
import { serveWorld, type WorldSite } from '#tests/support/world-site.ts'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

describe('filing on a phone without JavaScript', () => {
  let w: World
  let site: WorldSite
  let browser: Browser
  beforeAll(async () => {
    w = await world()
    site = await serveWorld(w)
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] })
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
    await w?.stop()
  })

  const device = async (locale = 'zh-CN'): Promise<Page> => {
    const context = await browser.newContext({
      baseURL: site.origin,
      viewport: { width: 390, height: 844 },
      locale,
      javaScriptEnabled: false,
    })
    context.setDefaultTimeout(15_000)
    return context.newPage()
  }
  /** Nothing sticks out at 390 and 320 pixels, and a picture for whoever wants to look. */
  const shot = async (page: Page, name: string) => {
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 844 })
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(over, `${name} at ${width} pixels`).toBeLessThanOrEqual(0)
    }
    await look(page, name)
  }
  const tap = (page: Page, name: string | RegExp) =>
    page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().click()
  const lastCode = () => /\d{6}/.exec(w.sent.at(-1)?.text ?? '')?.[0] ?? ''

  /** From the front door to the list of parts, skipping whatever can be skipped. */
  async function throughGuide(page: Page): Promise<void> {
    await page.goto('/')
    await shot(page, 'a1')
    await tap(page, /租房押金/)
    await tap(page, '我是租客')
    await shot(page, 'a2')
    while (new URL(page.url()).pathname === '/guide/rental') await tap(page, '先跳过')
    await page.getByRole('heading', { name: '时间还来得及吗' }).waitFor()
    await shot(page, 'a2-result')
    await tap(page, '我要申请调解')
  }

  async function write(page: Page): Promise<void> {
    await page.getByLabel('经过').fill('退房时房东说墙面有划痕，押金三千四百元一分不退。')
    await tap(page, '保存并继续')
    await page.getByLabel('姓名或单位全称').fill('马建国')
    await page.getByLabel('手机号').fill('1381111')
    await tap(page, '保存并继续')
    await page.getByRole('alert').or(page.getByText('有一处要改')).first().waitFor()
    await shot(page, 'p1b-error')
    expect(await page.getByLabel('姓名或单位全称').inputValue()).toBe('马建国')
    await page.getByLabel('手机号').fill('13811110002')
    await tap(page, '保存并继续')
    await page.getByLabel(/要多少钱/).fill('3400')
    await page.getByLabel('只告诉调解员的话').fill('三千也行')
    await shot(page, 'p1c-want')
    await tap(page, '保存并继续')
    await shot(page, 'p1d-evidence')
    await tap(page, '没有证据，继续')
    await page.getByLabel('姓名或单位全称').fill('戴小雨')
    await page.getByLabel('证件号码').fill('330699199903074521')
    await page.getByLabel('您的手机号').fill('13811110001')
    await page.getByLabel('您的地址').fill('浙江省诸暨市暨阳街道示例路1号')
    await shot(page, 'p1e-me')
    await tap(page, '保存并继续')
  }

  it('goes from the front door to a case code, tapping and typing only', async () => {
    const page = await device()
    await throughGuide(page)
    await page.getByText('第1件，共6件').waitFor()
    await write(page)
    await page.getByRole('link', { name: '申请调解' }).first().click()
    await shot(page, 'p1')
    await tap(page, '检查并提交')
    for (const tick of ['以上都是真的', '我愿意用视频调解']) {
      await page.getByRole('checkbox', { name: new RegExp(tick) }).check()
    }
    await shot(page, 'p1f-check')
    await page.getByRole('link', { name: /^改/ }).first().click()
    expect(await page.getByLabel('经过').inputValue()).toContain('三千四百元')
    // What was changed leads back to the last look, not through everything once more.
    await tap(page, '保存并继续')
    await page.getByRole('heading', { name: '检查并提交' }).waitFor()
    for (const box of await page.getByRole('checkbox').all()) await box.check()
    await tap(page, '发送验证码')
    await page.getByLabel('验证码').fill('000000')
    await tap(page, '提交申请')
    await page.getByText('验证码不对').first().waitFor()
    await shot(page, 'p1f-code')
    await page.getByLabel('验证码').fill(lastCode())
    await tap(page, '提交申请')
    await page.getByText('收到了').first().waitFor()
    await shot(page, 'p2')
    expect(await page.locator('.display').textContent()).toMatch(/^诸调-/)
    expect(await page.getByRole('img', { name: '扫一扫打开这件事' }).count()).toBe(1)
    await page.getByText('诉讼时效从这时起中断').waitFor()
    await page.getByText('收件回执（PDF）').waitFor()
    await tap(page, '打开我的案件')
    await page.getByText('案件码和二维码').click()
    await page.getByRole('img', { name: '扫一扫打开这件事' }).waitFor()
    await shot(page, 'p3-filed')
    await tap(page, /案件记录/)
    await page.getByText('提交申请').first().waitFor()
    await shot(page, 'p3-record')
    await page.goto('/me')
    await page.getByText('租房').first().waitFor()
    await shot(page, 'p0')
  }, 120_000)

  it('goes on with a draft on another phone by its code', async () => {
    const first = await device()
    await throughGuide(first)
    await first.getByLabel('经过').fill('押金一分不退，已经两个月了。')
    await tap(first, '保存并继续')
    await tap(first, '申请调解')
    await first.getByText('换一部手机或电脑接着写').click()
    const code = (await first.locator('details .num').textContent()) ?? ''
    await shot(first, 'p1-elsewhere')
    const second = await device()
    await second.goto('/file/resume')
    await second.getByLabel('接续码').fill(code.toLowerCase())
    await tap(second, '打开草稿')
    await second.getByText('已完成1件').first().waitFor()
    const stranger = await device()
    expect((await stranger.goto(new URL(second.url()).pathname))?.status()).toBe(404)
  }, 90_000)

  it('answers a form sent twenty times at once like one', async () => {
    const page = await device()
    await throughGuide(page)
    await write(page)
    for (const box of await page.getByRole('checkbox').all()) await box.check()
    await tap(page, '发送验证码')
    const form = Object.fromEntries(
      await page
        .locator('form')
        .first()
        .locator('input')
        .evaluateAll((all) => all.map((one) => [(one as HTMLInputElement).name, (one as HTMLInputElement).value])),
    )
    const post = () =>
      page.request.post(page.url(), { form: { ...form, code: lastCode() }, maxRedirects: 0, timeout: 30_000 })
    const beforeThem = await page.context().cookies()
    const answers = await Promise.all(Array.from({ length: 20 }, post))
    expect(answers.map((answer) => answer.status())).toEqual(Array.from({ length: 20 }, () => 303))
    const id = new URL(page.url()).pathname.split('/')[2] ?? ''
    expect(await w.platform.db.claim.count({ where: { disputeId: id } })).toBe(1)
    // One more that was let in by the draft's door just before it shut, and went on when the draft was filed.
    await w.platform.db.draftAccess.updateMany({ where: { disputeId: id }, data: { revokedAt: null } })
    await page.context().clearCookies()
    await page.context().addCookies(beforeThem)
    expect((await post()).status()).toBe(303)
    expect(await w.platform.db.claim.count({ where: { disputeId: id } })).toBe(1)
  }, 120_000)

  it('has the plain pages in both languages', async () => {
    for (const locale of ['zh-CN', 'en']) {
      const page = await device(locale)
      for (const path of [
        '/help',
        '/privacy',
        '/accessibility',
        '/login',
        '/demo',
        '/topics',
        '/admin/messages/outbox',
        '/',
      ]) {
        expect((await page.goto(path))?.status()).toBe(200)
        await shot(page, `plain${path.replaceAll('/', '-')}-${locale}`)
      }
    }
  }, 180_000)
})
