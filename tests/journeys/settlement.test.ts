import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drainOutbox } from '#tests/support/drain.ts'
import { expectAccessible, expectFits, look } from '#tests/support/look.ts'
import { identify } from '#tests/support/settled.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'
import { serveWorld, type WorldSite } from '#tests/support/world-site.ts'

const BUILD_MS = 400_000

describe('from an offer to an agreement in force and performed, through the pages', () => {
  let w: World
  let store: TestStore
  let site: WorldSite
  let dispute: WorldDispute
  beforeAll(async () => {
    store = await openTestStore()
    w = await world({ store: store.store })
    await store.store.ensureBucket()
    site = await serveWorld(w)
    dispute = await w.disputeAt('inMediation')
    await identify(w, dispute)
  }, BUILD_MS)
  afterAll(async () => {
    await site?.stop()
    await w?.stop()
    await store?.close()
  })

  const seen = async (page: Page, name: string) => {
    await expectFits(page)
    await look(page, name)
  }
  const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
  const at = (page: string) => `/c/${encodeURIComponent(dispute.code)}/${page}`

  /** Everybody signs alike: a code for exactly this text, the points, the name. */
  const sign = async (page: Page, path: string, options: { name?: string; points?: boolean } = {}) => {
    await page.goto(path)
    if (options.points) {
      // Without the ticks no code goes out, and each point says so.
      const sent = w.sent.length
      await tap(page, /^发验证码到/)
      await page.getByText('这一件还没点“我看懂了”').nth(2).waitFor()
      expect(w.sent).toHaveLength(sent)
      for (const box of await page.getByRole('checkbox').all()) await box.check()
      await seen(page, 'p13-points')
    }
    await tap(page, /^发验证码到/)
    const field = page.getByLabel('验证码')
    await field.waitFor()
    await field.fill(/\d{6}/.exec(w.sent.at(-1)?.text ?? '')?.[0] ?? '')
    if (options.points) for (const box of await page.getByRole('checkbox').all()) await box.check()
    const { name } = options
    if (name) await page.getByLabel('输入姓名').or(page.locator('[name=typedName]')).first().fill(name)
    await seen(page, `p13-${options.points ? 'party' : name ? 'mediator' : 'seal'}`)
    // The form goes off three times: twice at once, and once more when these are answered.
    const answers: number[] = []
    const isForm = (url: URL) => url.pathname.replace(/\.data$/, '') === path
    await page.route(isForm, async (route) => {
      if (route.request().method() === 'POST') {
        const twice = await Promise.all([route.fetch({ maxRedirects: 0 }), route.fetch({ maxRedirects: 0 })])
        answers.push(...twice.map((answer) => answer.status()))
      }
      await route.continue()
    })
    await tap(page, name ? '签名并提交' : '盖章并提交')
    await page.getByText('正在写入文件').waitFor()
    expect([...new Set(answers)]).toHaveLength(1)
    await page.unroute(isForm)
    await drainOutbox(w.platform)
    await page.reload()
  }

  it('needs no script from the parties', async () => {
    const applicant = await site.enter(dispute.applicant.personId, { javaScript: false })
    const respondent = await site.enter(dispute.respondent.personId, { javaScript: false })
    const mediator = await site.enter('mediator', { width: 1280 })
    const admin = await site.enter('orgAdmin', { width: 1280, javaScript: false })

    await respondent.goto(at('offers'))
    await respondent.getByLabel('金额（元）').fill('3000')
    await tap(respondent, '提出方案')
    await respondent.getByText('等答复').waitFor()
    await applicant.goto(at('offers'))
    await seen(applicant, 'p11')
    await applicant.getByText('我来还价').click()
    await applicant.getByLabel('金额（元）').fill('3,100')
    await tap(applicant, '提出还价')
    await applicant.getByText('已还价').waitFor()
    await respondent.goto(at('offers'))
    await tap(respondent, '接受这个方案')
    await respondent.getByText('已接受').waitFor()

    await mediator.goto(`/desk${at('draft')}`)
    await tap(mediator, '谈成了，起草协议')
    await mediator.getByText('第1版，草稿').waitFor()
    await mediator.getByRole('link', { name: '付款' }).click()
    await mediator.getByLabel('付款人').selectOption({ label: dispute.respondent.name })
    await mediator.getByLabel('收款人').selectOption({ label: dispute.applicant.name })
    await mediator.getByLabel('总额（元）').fill('3100')
    await mediator.getByLabel('生效后几天内').fill('10')
    await mediator.getByLabel('没有按时做到怎么办').fill('逾期未付的，按未付金额另付百分之十。')
    await seen(mediator, 'm7-clause')
    await tap(mediator, '加上这一条')
    await mediator.getByRole('heading', { name: /^第（一）项/ }).waitFor()
    await mediator.getByRole('link', { name: '做一件事' }).click()
    await mediator.getByLabel('谁来做').selectOption({ label: dispute.applicant.name })
    // The check speaks while the clause is being written, and is silent again once it is clear.
    await mediator.getByLabel('做什么').fill('尽快交还房屋钥匙两把')
    await mediator.getByText('一类的词，内容可能不明确').waitFor()
    await seen(mediator, 'm7-live')
    await mediator.getByLabel('做什么').fill('交还房屋钥匙两把')
    await mediator.getByLabel('生效后几天内').fill('3')
    await tap(mediator, '加上这一条')
    await mediator.getByRole('heading', { name: /^第（二）项/ }).waitFor()
    await expectAccessible(mediator)
    for (let left = await mediator.getByRole('button', { name: '接受这条提醒' }).count(); left > 0; left -= 1) {
      await mediator.getByLabel('为什么可以接受').first().fill('双方都清楚')
      await tap(mediator, '接受这条提醒')
      await expect
        .poll(() => mediator.getByRole('button', { name: '接受这条提醒' }).count(), { timeout: 30_000 })
        .toBe(left - 1)
    }
    await seen(mediator, 'm7')
    await tap(mediator, '发给双方阅读')
    await mediator.getByText('第1版，双方在看').waitFor()

    const eyes = await site.enter(dispute.applicant.personId, { locale: 'en' })
    for (const page of ['offers', 'agreement']) {
      await eyes.goto(at(page))
      await expectAccessible(eyes)
      await seen(eyes, `en-${page}`)
    }
    for (const party of [applicant, respondent]) {
      await party.goto(at('agreement'))
      await seen(party, 'p12')
      await tap(party, '我看懂了')
      await party.getByText('您已经看完').waitFor()
    }
    await mediator.reload()
    await tap(mediator, '发起签署')
    await mediator.getByText('第1版，签名中').waitFor()
    await drainOutbox(w.platform)

    await eyes.goto(at('sign'))
    const send = eyes.getByRole('button', { name: /^(?:Send a code to|发验证码到)/ })
    // He reads in the language of his account, wherever his browser comes from.
    const missing = eyes.getByText(/not ticked$|没点“我看懂了”$/)
    for (const box of await eyes.getByRole('checkbox').all()) {
      await missing.waitFor()
      expect(await send.getAttribute('aria-disabled')).toBe('true')
      await box.check()
    }
    await missing.waitFor({ state: 'detached' })
    expect(await send.getAttribute('aria-disabled')).toBeNull()
    await seen(eyes, 'en-points')
    await eyes.goto(at('sign?sent=1'))
    await expectAccessible(eyes)
    await seen(eyes, 'en-sign')
    await sign(applicant, at('sign'), { name: dispute.applicant.name, points: true })
    await applicant.getByText('您已经签好了').waitFor()
    await sign(respondent, at('sign'), { name: dispute.respondent.name, points: true })
    const { name } = await w.as('mediator')
    const plainMediator = await site.enter('mediator', { javaScript: false })
    await sign(plainMediator, `/desk${at('sign')}`, { name })
    await admin.goto('/seal')
    await seen(admin, 'seal')
    await admin.getByRole('link', { name: '去盖章' }).click()
    await sign(admin, new URL(admin.url()).pathname)
    await admin.getByText('协议已经生效').waitFor()
    expect((await w.platform.db.dispute.findFirstOrThrow({ where: { id: dispute.id } })).state).toBe('effective')

    await respondent.goto(at('performance'))
    await seen(respondent, 'p16')
    await tap(respondent, '我已付款')
    await applicant.goto(at('performance'))
    await applicant.locator('li').filter({ hasText: '对方说已做到' }).getByRole('button', { name: '我收到了' }).click()
    await applicant.locator('li').filter({ hasText: '3,100' }).getByText('已履行').waitFor()
  }, 400_000)
})
