import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outboxOf } from '#app/domain/notice/outbox.server.ts'
import { drainOutbox, morningComes } from '#tests/support/drain.ts'
import { expectAccessible, expectFits, look } from '#tests/support/look.ts'
import { isAwake } from '#tests/support/page-checks.ts'
import { siteWeight } from '#tests/support/site-weight.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'
import { serveWorld, type WorldSite } from '#tests/support/world-site.ts'

const BUILD_MS = 240_000
/** All the script of a first page of somebody who is invited, gzipped. */
const MOST_SCRIPT = 15_000

describe('from the dispatcher’s desk to an answer, through the pages', () => {
  let w: World
  let site: WorldSite
  let dispute: WorldDispute
  beforeAll(async () => {
    w = await world()
    site = await serveWorld(w)
  }, BUILD_MS)
  afterAll(async () => {
    await site?.stop()
    await w?.stop()
  })

  const good = async (page: Page, name: string) => {
    await look(page, name)
    await expectFits(page)
    await expectAccessible(page)
  }

  /** Somebody whom nobody knows, with a telephone. */
  async function stranger(javaScriptEnabled: boolean, locale = 'zh-CN'): Promise<Page> {
    const known = await site.enter('dispatcher')
    const browser = known.context().browser()
    if (!browser) throw new Error('no browser')
    const viewport = { width: 390, height: 844 }
    return (await browser.newContext({ baseURL: site.origin, viewport, javaScriptEnabled, locale })).newPage()
  }

  /** The last message of this kind: several may go out side by side, in any order. */
  const lastWith = (kind: RegExp): string => w.sent.findLast(({ text }) => kind.test(text ?? ''))?.text ?? ''
  async function message(): Promise<string> {
    await drainOutbox(w.platform)
    // By night it waits for the morning: what was written is the same.
    return (await outboxOf(w.platform)).find(({ text }) => /\/i\/[\w-]+/.test(text))?.text ?? ''
  }

  const linkIn = (text: string): string => /\/i\/[\w-]+/.exec(text)?.[0] ?? ''
  const codeIn = (): string => /\d{6}/.exec(lastWith(/\d{6}/))?.[0] ?? ''

  async function registerAndInvite(): Promise<Page> {
    dispute = await w.disputeAt('filed')
    await w.platform.db.contact.updateMany({
      where: { personId: dispute.respondent.personId },
      data: { verifiedAt: null },
    })
    const desk = await site.enter('dispatcher', { width: 1280 })
    await desk.goto('/dispatch')
    await good(desk, 'd1')
    await desk.getByRole('row').filter({ hasText: dispute.code }).getByRole('link').first().click()
    await desk.getByRole('button', { name: '受理登记' }).waitFor()
    await good(desk, 'd1-case')
    await desk.getByRole('button', { name: '受理登记' }).click()
    await desk.getByRole('button', { name: '邀请对方' }).click()
    await desk.getByRole('button', { name: '重新邀请' }).waitFor()
    await look(desk, 'd1-invited')
    return desk
  }

  it('takes a willing respondent from the link to his account of it, without JavaScript', async () => {
    await registerAndInvite()
    const phone = await stranger(false)
    await phone.goto(linkIn(await message()))
    await look(phone, 'r1-door')
    expect(await phone.content()).not.toContain('戴')
    await phone.getByRole('button', { name: '打开看看' }).click()
    await phone.getByRole('button', { name: '我愿意谈谈' }).waitFor()
    await look(phone, 'r1')
    expect(await phone.content()).not.toContain('戴小雨')
    await phone.getByRole('link', { name: '我想先问问' }).click()
    await phone.getByLabel('您的问题').fill('要多长时间？')
    await look(phone, 'r1-ask')
    await phone.getByRole('button', { name: '发送' }).click()
    await phone.getByText('要多长时间？').waitFor()
    await phone.getByRole('button', { name: '我愿意谈谈' }).click()
    await look(phone, 'r2')
    await phone.getByLabel('验证码', { exact: true }).fill(codeIn())
    await phone.getByLabel('您的姓名').fill('马建国')
    await phone.getByLabel('身份证号或护照号').fill('330699196409183113')
    await phone.getByRole('button', { name: '确认是我' }).click()
    await phone.getByText('身份证号有一位不对').first().waitFor()
    await look(phone, 'r2-error')
    await phone.getByLabel('身份证号或护照号').fill('330699196409183112')
    await phone.getByLabel('验证码', { exact: true }).fill(codeIn())
    await phone.getByRole('button', { name: '确认是我' }).click()
    await phone.getByText('戴小雨').waitFor()
    await look(phone, 'r2-answer')
    await phone.getByRole('button', { name: /^我愿意谈谈：用视频/ }).click()
    await phone.getByLabel('您的说法').fill('墙面坏了要赔。')
    await phone.getByRole('radio', { name: '部分同意' }).check()
    await look(phone, 'r3')
    await phone.getByRole('button', { name: '发给对方和调解员' }).click()
    await phone.getByRole('heading', { name: '选一位调解员' }).waitFor()
    await look(phone, 'p3-respondent')
    const applicant = await site.enter(dispute.applicant.personId)
    await applicant.goto(`/c/${encodeURIComponent(dispute.code)}`)
    await applicant.getByText('您想要的').waitFor()
    await good(applicant, 'p3')
    await applicant.setViewportSize({ width: 1280, height: 900 })
    await look(applicant, 'p3-1280')
  }, 120_000)

  /** Bytes of every script that the page asks for. */
  async function scriptOf(page: Page): Promise<number> {
    const html = await (await page.request.get(page.url())).text()
    const files = [...html.matchAll(/"(\/assets\/[^"]+\.js)"/g)].map(([, path = '']) => path)
    const { of } = await siteWeight()
    const sizes = await Promise.all([...new Set(files)].map(of))
    expect(sizes).not.toEqual([])
    return gzipSync([...html.matchAll(/<script[^>]*>([^<]+)/g)].join('')).byteLength + sizes.reduce((a, b) => a + b, 0)
  }

  it('is awake with 15 kB of script, and waits with what was typed while the line is away', async () => {
    await registerAndInvite()
    const phone = await stranger(true)
    await phone.goto(linkIn(await message()))
    await isAwake(phone)
    expect(await scriptOf(phone)).toBeLessThanOrEqual(MOST_SCRIPT)
    let posts = 0
    let isAway = true
    await phone.route('**/i/**', async (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      posts += 1
      if (isAway) return route.abort('internetdisconnected')
      return route.continue()
    })
    const open = phone.getByRole('button', { name: '打开看看' })
    await open.click()
    await expect.poll(() => open.getAttribute('aria-busy')).toBe('true')
    await phone.getByText('现在连不上，通了会自动交上去').waitFor()
    await expectAccessible(phone)
    await look(phone, 'r1-door-away')
    await open.click()
    isAway = false
    await phone.getByRole('link', { name: '我想先问问' }).waitFor()
    expect(new URL(phone.url()).pathname).toBe('/i')
    expect(await scriptOf(phone)).toBeLessThanOrEqual(MOST_SCRIPT)
    await phone.getByRole('link', { name: '我想先问问' }).click()
    await isAwake(phone)
    await phone.getByRole('button', { name: '发送' }).click()
    await phone.locator('.error-summary:focus').waitFor()
    posts = 0
    await phone.getByLabel('您的问题').fill('要多长时间？')
    await phone.getByRole('button', { name: '发送' }).dblclick()
    await phone.getByText('要多长时间？').waitFor()
    expect(posts).toBe(1)
    expect(await phone.title()).toContain('言和')
    await phone.goBack()
    await phone.getByLabel('您的问题').waitFor()
  }, 60_000)

  it('lets a stranger say that it is not him; a corrected number is invited, refuses, and the case ends with other ways', async () => {
    const desk = await registerAndInvite()
    const wrong = await stranger(true)
    await wrong.goto(linkIn(await message()))
    await good(wrong, 'r1-door-js')
    await wrong.getByRole('button', { name: '打开看看' }).click()
    await wrong.getByRole('link', { name: '不是我' }).waitFor()
    await expectAccessible(wrong)
    await wrong.getByRole('link', { name: '不是我' }).click()
    await wrong.getByRole('button', { name: '不是我，请不要再联系' }).click()
    await wrong.getByRole('heading', { name: '谢谢，这个号码已经停用' }).waitFor()
    await good(wrong, 'r1-not-me')
    await desk.reload()
    await look(desk, 'd1-wrong-person')
    const form = desk.locator('form').filter({ has: desk.getByRole('button', { name: '保存更正' }) })
    if (!(await form.isVisible())) await desk.getByText('改电话或者名字').click()
    await form.getByLabel('对方手机号').fill('13800000077')
    await form.getByRole('button', { name: '保存更正' }).click()
    await desk.getByText('13800000077').waitFor()
    await desk.getByRole('button', { name: '重新邀请' }).click()
    await desk.getByText('已发出').first().waitFor()
    const right = await stranger(true, 'en')
    await morningComes(w.platform)
    const link = linkIn(await message())
    expect(w.sent.at(-1)?.to).toBe('+8613800000077')
    await right.goto(link)
    await right.getByRole('button', { name: 'Open it' }).click()
    await right.getByRole('link', { name: 'I will not take part' }).waitFor()
    await good(right, 'r1-en')
    await right.getByRole('link', { name: 'I will not take part' }).click()
    await right.getByRole('radio', { name: 'I would rather go to court' }).check()
    await right.getByLabel('Anything you want to add').fill('See you there')
    await right.getByRole('checkbox', { name: 'You may tell the other side the reason' }).check()
    await good(right, 'r4')
    await right.getByRole('button', { name: 'Confirm: I will not take part' }).click()
    await right.getByRole('heading', { name: 'Noted: you will not take part' }).waitFor()
    const applicant = await site.enter(dispute.applicant.personId)
    await applicant.goto(`/c/${encodeURIComponent(dispute.code)}`)
    await applicant.getByText('See you there').waitFor()
    await good(applicant, 'p3-refused')
    await desk.reload()
    await desk.getByRole('button', { name: '结束并告知其他途径' }).click()
    await desk.getByText('这件事现在不用您处理').waitFor()
    await applicant.reload()
    await applicant.getByRole('heading', { name: '这次没有谈成' }).waitFor()
    await applicant.getByText('向人民法院起诉').waitFor()
  }, 120_000)
})
