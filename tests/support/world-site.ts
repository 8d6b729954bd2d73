import { type Browser, chromium, type Page } from 'playwright'
import { startSession } from '#app/domain/account/sessions.server.ts'
import { cookies } from '#app/http/visitor.server.ts'
import { type BuiltSite, serveBuiltSite } from './built-site.ts'
import type { World } from './world.ts'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** The real pages over a test world, and people who are logged in at their own browsers. */
export interface WorldSite extends BuiltSite {
  /** A page of its own for a demonstration account or a person. */
  enter(keyOrPersonId: string, options?: { width?: number; javaScript?: boolean; locale?: string }): Promise<Page>
}

/** Serves the real pages over the database of the world. */
export async function serveWorld(world: World): Promise<WorldSite> {
  const site = await serveBuiltSite({ platform: world.platform, nonce: '', demo: true, requestId: 'test', ip: '::1' })
  let browser: Browser | null = null
  return {
    origin: site.origin,
    async enter(who, { width = 390, javaScript = true, locale = 'zh-CN' } = {}) {
      browser ??= await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] })
      const { personId } = await world.as(who)
      const context = await browser.newContext({
        baseURL: site.origin,
        viewport: { width, height: width < 700 ? 844 : 900 },
        javaScriptEnabled: javaScript,
        locale,
      })
      const value = await startSession(world.platform, personId)
      await context.addCookies([
        { name: cookies.session, value, domain: '127.0.0.1', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' },
      ])
      return context.newPage()
    },
    async stop() {
      await browser?.close()
      await site.stop()
    },
  }
}
