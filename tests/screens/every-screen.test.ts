import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSession } from '#app/domain/account/sessions.server.ts'
import { cookies } from '#app/http/visitor.server.ts'
import { type CaseInState, type EveryState, everyState } from '#tests/support/every-state.ts'
import {
  deskKeyFaultsOf,
  type Fault,
  findingsOf,
  isAwake,
  keyboardFaultsOf,
  listenForFaults,
  offeredBy,
  overflowOf,
} from '#tests/support/page-checks.ts'
import { type WholeWorld, wholeWorld } from '#tests/support/whole-world.ts'
import { type Visit, visits } from './visits.ts'

/** Pictures of every page for whoever wants to look: `SCREENS=1`. */
const PICTURES = process.env.SCREENS ? 'tests/.artefacts/every-screen' : null
const BUILD_MS = 400_000

/** What a program writes where a word is missing. */
const NOT_FOR_PEOPLE = /\[object \w+\]|\bundefined\b|\bNaN\b|Invalid Date/

/** Pages that stay usable without scripts: all that parties and strangers meet, but not the rooms. */
const WITH_SCRIPTS = /^(desk|dispatch|court|seal|admin|dev)(\/|$)|session\/(room|check)$/

/** The cookie of whoever holds a link, by the state that the link leads to; of an invitation elsewhere. */
const cookieIn: Readonly<Record<string, (typeof cookies)[keyof typeof cookies]>> = {
  draft: cookies.draft,
  alarming: cookies.draft,
  handing: cookies.draft,
  helping: cookies.draft,
  handed: cookies.handover,
}

describe('as whoever may see it, every page', () => {
  let w: WholeWorld
  let states: EveryState
  let browser: Browser
  let page: Page
  let plain: Page
  let faults: () => readonly Fault[]
  beforeAll(async () => {
    w = await wholeWorld()
    states = await everyState(w)
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
    })
    page = await phone({ javaScriptEnabled: true })
    plain = await phone({ javaScriptEnabled: false })
    faults = listenForFaults(page)
  }, BUILD_MS)
  afterAll(async () => {
    await browser?.close()
    await w?.stop()
  })

  const phone = async (options: BrowserContextOptions) => {
    const viewport = { width: 390, height: 844 }
    const context = await browser.newContext({ baseURL: w.origin, viewport, locale: 'zh-CN', ...options })
    context.setDefaultTimeout(30_000)
    return context.newPage()
  }
  const caseOf = ({ in: state }: Visit): CaseInState | null => (state ? states[state] : null)
  const addressOf = (visit: Visit): string => {
    const { code = '', id = '', token = '' } = caseOf(visit) ?? {}
    const known: Readonly<Record<string, string>> = { code, draft: id, token, '*': 'no-such-page', ...visit.with }
    const path = visit.page.replace('*', ':*')
    return `/${path.replace(/:([\w*]+)\??/g, (_, name) => encodeURIComponent(known[name] ?? ''))}${visit.query ?? ''}`
  }
  /** The cookie by which the reader is known. */
  const cookieOf = async (visit: Visit): Promise<readonly [name: string, value: string] | null> => {
    if (visit.as === 'stranger') return null
    const found = caseOf(visit)
    if (visit.as === 'holder') return [cookieIn[visit.in ?? ''] ?? cookies.invitation, found?.token ?? '']
    const person = visit.as === 'applicant' ? found?.applicant : visit.as === 'respondent' ? found?.respondent : null
    const { personId } = await w.as(person ?? visit.as)
    return [cookies.session, await startSession(w.platform, personId, { steppedUp: true })]
  }
  /** Comes as whoever may see it, and as nobody else. */
  const open = async (where: Page, visit: Visit, lang: 'zh-CN' | 'en') => {
    const url = w.origin.replace('http:', 'https:')
    const cookie = await cookieOf(visit)
    const known = cookie ? [{ name: cookie[0], value: cookie[1], url, secure: true, httpOnly: true }] : []
    await where.goto('about:blank')
    await where.context().clearCookies()
    await where.context().addCookies([{ name: 'lang', value: lang, url: w.origin }, ...known])
    const answer = await where.goto(addressOf(visit))
    expect([where.url(), answer?.status()]).toEqual([`${w.origin}${addressOf(visit)}`, visit.status ?? 200])
  }
  const picture = async (visit: Visit, locale: string) => {
    if (!PICTURES) return
    mkdirSync(PICTURES, { recursive: true })
    const name = `${visit.page}${visit.query ?? ''}-${visit.as}-${visit.in ?? ''}`.replace(/[^\w-]+/g, '_')
    const before = page.viewportSize() ?? { width: 390, height: 844 }
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: before.height })
      await page.screenshot({ path: join(PICTURES, `${name}-${locale}-${width}.png`), fullPage: true })
    }
    await page.setViewportSize(before)
  }

  it.each(visits)(
    '$name',
    async (visit) => {
      faults()
      await open(page, visit, 'zh-CN')
      await isAwake(page)
      await page.getByText(visit.shows).locator('visible=true').first().waitFor()
      await picture(visit, 'zh')
      const offered = await offeredBy(page)
      const findings = await findingsOf(page)
      const remains = await page.getByText(NOT_FOR_PEOPLE).allTextContents()
      const overflow = await overflowOf(page)
      const keyboard = [...(await deskKeyFaultsOf(page)), ...(await keyboardFaultsOf(page))]
      const own = `${w.origin}${addressOf(visit)}`
      const heard = faults().filter(({ url }) => !(visit.status && url === own))
      expect({ findings, remains, overflow, keyboard, heard }).toEqual({
        findings: [],
        remains: [],
        overflow: {},
        keyboard: [],
        heard: [],
      })
      if (WITH_SCRIPTS.test(visit.page)) return
      await open(plain, visit, 'zh-CN')
      const { heading, ways } = await offeredBy(plain)
      const more = visit.onlyPlain ?? []
      expect(ways).toEqual(expect.arrayContaining([...more]))
      const same = { heading, ways: ways.filter((way) => !more.includes(way)) }
      expect(same, 'without scripts').toEqual(offered)
    },
    60_000,
  )

  describe('for a reader of English', () => {
    beforeAll(async () => {
      await w.platform.db.person.updateMany({ data: { locale: 'en' } })
    })

    it.each(visits)(
      '$name',
      async (visit) => {
        await open(page, visit, 'en')
        expect(await page.locator('html').getAttribute('lang')).toBe('en')
        await picture(visit, 'en')
        expect(await overflowOf(page)).toEqual({})
      },
      60_000,
    )
  })
})
