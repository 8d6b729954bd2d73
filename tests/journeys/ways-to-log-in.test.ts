import { randomUUID } from 'node:crypto'
import { generate } from 'otplib'
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logIn } from '#app/domain/account/login.server.ts'
import { actorOfSession, startSession } from '#app/domain/account/sessions.server.ts'
import type { Platform } from '#app/domain/platform/platform.ts'
import { cookies } from '#app/http/visitor.server.ts'
import { type BuiltSite, serveBuiltSite } from '#tests/support/built-site.ts'
import { expectAccessible, expectFits, look } from '#tests/support/look.ts'
import { isAwake } from '#tests/support/page-checks.ts'
import { type World, world } from '#tests/support/world.ts'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** A browser with a security key of its own that always recognises its owner. */
async function withAuthenticator(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return cdp
}

describe('a passkey and an authenticator', () => {
  let w: World
  let site: BuiltSite
  let real: Platform
  let browser: Browser
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    w = await world()
    const settings = { ...w.platform.settings, demo: false }
    real = { ...w.platform, settings }
    site = await serveBuiltSite({ platform: real, nonce: '', demo: false, requestId: 'test', ip: '::1' })
    // A name instead of a number: browsers allow passkeys only there.
    const origin = site.origin.replace('127.0.0.1', 'localhost')
    Object.assign(settings, { origin })
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] })
    context = await browser.newContext({ baseURL: origin, viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
    page = await context.newPage()
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
    await w?.stop()
  })

  const enter = async (who: string, steppedUp = true) => {
    const { personId } = await w.as(who)
    const value = await startSession(real, personId, { steppedUp, provedTwice: true })
    await context.addCookies([
      { name: cookies.session, value, domain: 'localhost', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' },
    ])
    return personId
  }
  const sessionNow = async () => (await context.cookies()).find(({ name }) => name === cookies.session)?.value ?? ''

  it('lets a mediator in with one press, with the rights of the post; the answer counts once', async () => {
    const personId = await enter('mediator')
    await withAuthenticator(page)
    await page.goto('/me/ways')
    await isAwake(page)
    await look(page, 'ways-empty')
    await page.getByRole('button', { name: '添加通行密钥' }).click()
    await page.getByText('请给它起个名字').first().waitFor()
    await page.getByLabel('给它起个名字').fill('值班室电脑')
    await page.getByRole('button', { name: '添加通行密钥' }).click()
    await page.getByText('还没有用过').waitFor()
    await expectFits(page)
    await expectAccessible(page)
    await look(page, 'ways-one')
    // The same device offers no second key for the same account.
    await page.getByLabel('给它起个名字').fill('又一个')
    await page.getByRole('button', { name: '添加通行密钥' }).click()
    await page.getByText('已经有这个账号的通行密钥').waitFor()

    await context.clearCookies()
    await page.goto('/login')
    await isAwake(page)
    await look(page, 'login-passkey')
    const posted = page.waitForRequest((request) => request.method() === 'POST')
    await page.getByRole('button', { name: '用通行密钥登录' }).click()
    const body = (await posted).postData() ?? ''
    await page.waitForURL('**/desk')
    const actor = await actorOfSession(real, await sessionNow())
    expect(actor).toMatchObject({ personId })
    expect(actor?.posts.map(({ role }) => role)).toContain('mediator')

    // The same answer again, from the same browser, with a form of its own.
    await context.clearCookies({ name: cookies.session })
    await page.goto('/login')
    const again = new URLSearchParams(body)
    again.set('idempotencyKey', randomUUID())
    const answer = await page.request.post('/login', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      data: again.toString(),
    })
    expect(answer.status()).toBe(422)
    expect(await answer.text()).toContain('没有认出这个通行密钥')
    expect(await sessionNow()).toBe('')
  }, 90_000)

  it('may be changed only by whoever logged in just now, and by nobody else', async () => {
    await enter('mediator', false)
    await page.goto('/me/ways')
    await page.getByText('请重新登录一次').waitFor()
    expect(await page.getByRole('button', { name: '添加通行密钥' }).count()).toBe(0)
    const { id } = await real.db.credential.findFirstOrThrow({ where: { kind: 'passkey' } })
    await enter('mediatorDay')
    await page.goto('/me/ways')
    await isAwake(page)
    expect(await page.getByText('值班室电脑').count()).toBe(0)
    const csrf = await page.locator('input[name=csrf]').first().inputValue()
    await page.request.post('/me/ways', { form: { csrf, idempotencyKey: randomUUID(), act: 'remove', id } })
    expect(await real.db.credential.count({ where: { id, revokedAt: null } })).toBe(1)
    await enter('mediator')
    await page.goto('/me/ways')
    await isAwake(page)
    await page.getByRole('button', { name: '删除“值班室电脑”' }).click()
    await page.getByText('还没有通行密钥').waitFor()
    await context.clearCookies()
    await page.goto('/login')
    await isAwake(page)
    await page.getByRole('button', { name: '用通行密钥登录' }).click()
    await page.getByText('没有认出这个通行密钥').first().waitFor()
    await look(page, 'login-passkey-refused')
  }, 60_000)

  it('binds an authenticator once its digits are right, and the old one no longer counts', async () => {
    const personId = await enter('mediator')
    await page.goto('/me/ways')
    await isAwake(page)
    const shownSecret = async () => ((await page.locator('p.fingerprint').textContent()) ?? '').replaceAll(' ', '')
    const secret = await shownSecret()
    await page.getByLabel('验证器上的六位数字').fill('000000')
    await page.getByRole('button', { name: '绑定验证器' }).click()
    await page.getByText('验证器数字不对').first().waitFor()
    expect(await real.db.credential.count({ where: { personId, kind: 'totp' } })).toBe(0)
    const renewed = await shownSecret()
    // Whoever mistyped need not scan again.
    expect(renewed).toBe(secret)
    await page.getByLabel('验证器上的六位数字').fill(await generate({ secret: renewed }))
    await page.getByRole('button', { name: '绑定验证器' }).click()
    await page.getByText('已经绑定了验证器').waitFor()
    // The digits that were just given have counted; those of the next step let in.
    await expect(logIn(real, { phone: '+8613900000003', code: '', second: '' })).rejects.toMatchObject({
      code: 'account/code-spent',
    })
    expect(await real.db.credential.count({ where: { personId, kind: 'totp', revokedAt: null } })).toBe(1)
  }, 60_000)
})
