import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSession } from '#app/domain/account/sessions.server.ts'
import { cookies } from '#app/http/visitor.server.ts'
import { somethingSettled } from '#tests/support/every-state.ts'
import { findingsOf, keyboardFaultsOf, overflowOf } from '#tests/support/page-checks.ts'
import { type WholeWorld, wholeWorld } from '#tests/support/whole-world.ts'
import { visits } from './visits.ts'

const own = visits.filter(({ page }) => /^(admin|org|setting)/.test(page) && !/outbox/.test(page))
describe('look', () => {
  let w: WholeWorld
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    w = await wholeWorld()
    await somethingSettled(w)
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
    page = await (await browser.newContext({ baseURL: w.origin, viewport: { width: 390, height: 844 } })).newPage()
  }, 580_000)
  afterAll(async () => {
    await browser?.close()
    await w?.stop()
  })
  it.each(own.flatMap((v) => (['zh-CN', 'en'] as const).map((lang) => [`${v.name} ${lang}`, v, lang] as const)))(
    '%s',
    async (_, v, lang) => {
      const { personId } = await w.as(v.as)
      await w.platform.db.person.updateMany({ where: { id: personId }, data: { locale: lang } })
      const s = await startSession(w.platform, personId, { steppedUp: true })
      const url = w.origin.replace('http:', 'https:')
      await page.context().clearCookies()
      await page.context().addCookies([
        { name: 'lang', value: lang, url: w.origin },
        { name: cookies.session, value: s, url, secure: true, httpOnly: true },
      ])
      const path = `/${v.page.replace(/:(\w+)\??/g, (_m, n) => encodeURIComponent((v.with as Record<string, string>)?.[n] ?? ''))}${v.query ?? ''}`
      const answer = await page.goto(path)
      const dir = 'tests/.artefacts/look-admin'
      mkdirSync(dir, { recursive: true })
      const name = `${v.page}${v.query ?? ''}-${v.as}-${JSON.stringify(v.with ?? '').slice(0, 40)}`.replace(
        /[^\w-]+/g,
        '_',
      )
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 844 })
        await page.screenshot({ path: join(dir, `${name}-${lang}-${width}.png`), fullPage: true })
      }
      expect(answer?.status()).toBe(200)
      if (lang === 'zh-CN') await page.getByText(v.shows).locator('visible=true').first().waitFor({ timeout: 5000 })
      const problems = {
        findings: await findingsOf(page),
        overflow: await overflowOf(page),
        keyboard: lang === 'zh-CN' ? await keyboardFaultsOf(page) : [],
      }
      expect(problems).toEqual({ findings: [], overflow: {}, keyboard: [] })
    },
    90_000,
  )
})
