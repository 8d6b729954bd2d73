import { gzipSync } from 'node:zlib'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltSite, serveBuiltSite } from '#tests/support/built-site.ts'

let site: BuiltSite
let browser: Browser

beforeAll(async () => {
  site = await serveBuiltSite({ demo: true })
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await site?.stop()
})

type Reader = { locale: 'zh-CN' | 'en'; width: number; size?: 'elder'; script?: boolean }

const open = async (
  path: string,
  { locale, width, size, script = true }: Reader,
  use: (page: Page) => Promise<void>,
) => {
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height: 900 },
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
  })
  const cookies = [{ name: 'lang', value: locale }, ...(size ? [{ name: 'size', value: size }] : [])]
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: site.origin })))
  const page = await context.newPage()
  try {
    await page.goto(`${site.origin}${path}`)
    await use(page)
  } finally {
    await context.close()
  }
}

const findings = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(({ id, nodes }) => ({
    id,
    at: nodes.map(({ target, failureSummary }) => [target, failureSummary]),
  }))
}

/** How far the page can be scrolled sideways, in px. */
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const pages = ['/dev/gallery', '/dev/gallery/desk'] as const
const locales = ['zh-CN', 'en'] as const

describe.each(pages)('the building blocks on %s', (path) => {
  it.each(locales)(
    'have no accessibility finding in %s, on a phone and on a desk',
    async (locale) => {
      for (const width of [390, 1280]) {
        await open(path, { locale, width }, async (page) => expect(await findings(page), `${width}px`).toEqual([]))
      }
    },
    120_000,
  )

  it.each(locales)(
    'never scroll sideways in %s: at 320 px, with big type, with text twice as large',
    async (locale) => {
      await open(path, { locale, width: 1280 }, async (page) => expect(await sideways(page)).toBe(0))
      await open(path, { locale, width: 320 }, async (page) => expect(await sideways(page)).toBe(0))
      await open(path, { locale, width: 390, size: 'elder' }, async (page) => expect(await sideways(page)).toBe(0))
      await open(path, { locale, width: 390 }, async (page) => {
        await page.addStyleTag({ content: ':root { font-size: 200% }' })
        expect(await sideways(page)).toBe(0)
      })
    },
    120_000,
  )
})

describe('a party page', () => {
  it('offers nothing smaller than 44 px to the finger', async () => {
    await open('/dev/gallery', { locale: 'zh-CN', width: 390 }, async (page) => {
      const small = await page.evaluate(() =>
        [
          ...document.querySelectorAll<HTMLElement>(
            'button, .btn, .tile, summary, label.choice, label.keypoint, .control > input, nav a',
          ),
        ]
          .map((element) => ({ text: element.textContent || element.id, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && (box.height < 44 || box.width < 44))
          .map(({ text, box }) => `${text} ${Math.round(box.width)} × ${Math.round(box.height)}`),
      )
      expect(small).toEqual([])
    })
  }, 60_000)

  it('keeps every sentence and the typed signature without JavaScript', async () => {
    await open('/dev/gallery', { locale: 'zh-CN', width: 390, script: false }, async (page) => {
      expect(await page.getByLabel('打出您的姓名').isVisible()).toBe(true)
      expect(await page.getByRole('button', { name: '保存并继续' }).isVisible()).toBe(true)
    })
  }, 60_000)

  it('draws a signature with the pointer and counts its strokes', async () => {
    await open('/dev/gallery', { locale: 'en', width: 390 }, async (page) => {
      const pad = page.getByRole('img', { name: 'Signature area' })
      await pad.scrollIntoViewIfNeeded()
      const box = await pad.boundingBox()
      if (!box) throw new Error('the pad is not on the page')
      await page.mouse.move(box.x + 40, box.y + 40)
      await page.mouse.down()
      await page.mouse.move(box.x + 120, box.y + 80, { steps: 4 })
      await page.mouse.up()
      expect(await page.locator('input[name=signaturePath]').inputValue()).toMatch(/^M\d+ \d+(L\d+ \d+)+$/)
      expect(await page.getByRole('img', { name: '1 stroke written' }).count()).toBe(1)
    })
  }, 60_000)

  it('echoes an amount in capital figures', async () => {
    await open('/dev/gallery', { locale: 'zh-CN', width: 390 }, async (page) => {
      await page.getByLabel('您想要多少钱').fill('3,100')
      await page.getByText('叁仟壹佰元整').first().waitFor()
    })
  }, 60_000)

  it('changes language and type size by plain links and comes back', async () => {
    await open('/dev/gallery?x=1', { locale: 'zh-CN', width: 390, script: false }, async (page) => {
      await page.getByRole('link', { name: 'EN' }).click()
      expect(page.url()).toBe(`${site.origin}/dev/gallery?x=1`)
      expect(await page.locator('html').getAttribute('lang')).toBe('en')
      await page.getByRole('link', { name: 'Big type' }).click()
      expect(await page.locator('html').getAttribute('data-size')).toBe('elder')
    })
  }, 60_000)

  it('loads at most 130 kB of JavaScript, gzipped', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    let bytes = 0
    page.on('response', async (response) => {
      if (response.url().endsWith('.js')) bytes += gzipSync(await response.body()).byteLength
    })
    await page.goto(`${site.origin}/dev/gallery`, { waitUntil: 'networkidle' })
    await context.close()
    expect(bytes).toBeGreaterThan(0)
    expect(bytes).toBeLessThan(130 * 1024)
  }, 60_000)
})

describe('a desk', () => {
  it('is worked with the keys it shows', async () => {
    await open('/dev/gallery/desk', { locale: 'en', width: 1280 }, async (page) => {
      await page.waitForLoadState('networkidle')
      const focused = () => page.evaluate(() => document.activeElement?.textContent)
      await page.keyboard.press('j')
      expect(await focused()).toBe('Take this case?')
      await page.keyboard.press('j')
      expect(await focused()).toBe('Answer Mr Ma')
      await page.keyboard.press('k')
      expect(await focused()).toBe('Take this case?')
      await page.keyboard.press('r')
      expect(await focused()).toContain('Return for correction')
      await page.getByLabel('Message').fill('')
      await page.getByLabel('Message').press('j')
      expect(await page.getByLabel('Message').inputValue()).toBe('j')
    })
  }, 60_000)

  it('lets Tab reach a blocked button and says why it is blocked', async () => {
    await open('/dev/gallery/desk', { locale: 'en', width: 1280 }, async (page) => {
      const button = page.getByRole('button', { name: 'Confirm' })
      await button.focus()
      expect(await button.getAttribute('aria-disabled')).toBe('true')
      const why = await button.getAttribute('aria-describedby')
      expect(await page.locator(`[id="${why}"]`).textContent()).toBe('One point is not ticked yet.')
    })
  }, 60_000)
})

describe('a page that is not there', () => {
  it.each([
    ['zh-CN', '没找到这一页'],
    ['en', 'We cannot find this page'],
  ] as const)(
    'says so in %s with the way to a case',
    async (locale, title) => {
      await open('/no-such-page', { locale, width: 390 }, async (page) => {
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(title)
        expect(await findings(page)).toEqual([])
      })
    },
    60_000,
  )

  it('never sends a reader to another host', async () => {
    for (const back of ['//evil.example/x', '/\\evil.example', 'https://evil.example']) {
      const answer = await fetch(`${site.origin}/display?lang=en&back=${encodeURIComponent(back)}`, {
        redirect: 'manual',
      })
      expect(answer.headers.get('location')).toBe('/')
    }
  })
})
