import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Locator, type Page, type Request } from 'playwright'
import { type Received, readConnections, sumOf, watchConnections } from './connections.ts'
import { toneWav } from './make-files.ts'

/**
 * Whether the keyboard of a phone leads from the line that is being typed in to this one: it goes through the lines of
 * text and the lists of a form, passes over what is chosen by a tap, and ends a paragraph where several lines are typed.
 */
function followsLine(wanted: Element): boolean {
  const from = document.activeElement
  if (!(from instanceof HTMLInputElement) || from.type === 'date' || !from.form) return false
  const passedOver = ['hidden', 'radio', 'checkbox', 'submit', 'button', 'file']
  const lines = [...from.form.elements].filter(
    (one) =>
      one instanceof HTMLTextAreaElement ||
      one instanceof HTMLSelectElement ||
      (one instanceof HTMLInputElement && !passedOver.includes(one.type)),
  )
  const seen = lines.filter((one) => (one as HTMLElement).offsetParent !== null)
  const at = seen.indexOf(from)
  return at >= 0 && seen[at + 1] === wanted
}

/** Each person has a browser process of his own, with his own tone as microphone and his own moving picture. */
export interface PersonOptions {
  readonly name: string
  readonly baseUrl: string
  readonly out: string
  /** Pitch of his voice. */
  readonly hertz: number
  readonly locale: 'zh-CN' | 'en'
  readonly timeZone: string
  readonly width: number
  readonly headed: boolean
}

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const STEP_MS = 60_000
const SETTLE_MS = 10_000
const RELOAD_MS = 15_000
const QUIET_MS = 150
const FIRST_MS = 50
/** Requests that stay open or go on by themselves while a page is looked at. */
const OPEN_STREAMS = /\/live|\/healthz|\/state|\/_s3\/|\/rtc|\.m3u8/

const flags = (tone: string) => [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream=fps=10',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-audio-capture=${tone}`,
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
]

/** A page that asks again for the same data drops the older request, at times without a word. */
const keyOf = (request: Request) => `${request.method()} ${request.url()}`

/** A person at his own device: taps, types and looks, and is counted while doing so. */
export class Person {
  private readonly underWay = new Map<string, Request>()
  taps = 0
  /** Files taken with the camera or chosen: counted apart, as the storyboard does. */
  photos = 0
  typed = 0
  private constructor(
    readonly options: PersonOptions,
    readonly browser: Browser,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    this.watch()
  }

  static async enter(options: PersonOptions): Promise<Person> {
    const dir = join(options.out, '.devices')
    mkdirSync(dir, { recursive: true })
    const tone = join(dir, `${options.name}.wav`)
    writeFileSync(tone, toneWav(options.hertz, 10))
    const browser = await chromium.launch({ executablePath: CHROMIUM, headless: !options.headed, args: flags(tone) })
    const context = await browser.newContext({
      baseURL: options.baseUrl,
      locale: options.locale,
      timezoneId: options.timeZone,
      viewport: { width: options.width, height: options.width < 700 ? 844 : 900 },
      permissions: ['camera', 'microphone'],
      acceptDownloads: true,
    })
    context.setDefaultTimeout(STEP_MS)
    // A film strip of a moving picture would cost more than the meeting itself; each step keeps the page as it stood.
    await context.tracing.start({ screenshots: false, snapshots: true })
    await context.addInitScript(watchConnections)
    return new Person(options, browser, context, await context.newPage())
  }

  get name(): string {
    return this.options.name
  }

  async go(path: string): Promise<void> {
    await this.page.goto(path)
  }

  /** Presses a button or link by the words on it. */
  async tap(words: string | RegExp, options: { exact?: boolean; within?: Locator } = {}): Promise<void> {
    const place = options.within ?? this.page.locator('body')
    const exact = options.exact ?? false
    const found = place.getByRole('button', { name: words, exact }).or(place.getByRole('link', { name: words, exact }))
    await found.first().click()
    this.taps += 1
    await this.settle()
  }

  /** Chooses a radio button or ticks a box by its label. */
  async choose(words: string | RegExp, within?: Locator): Promise<void> {
    const place = within ?? this.page.locator('body')
    const found = place.getByRole('radio', { name: words }).or(place.getByRole('checkbox', { name: words }))
    await found.first().check({ force: true })
    this.taps += 1
  }

  async fill(label: string | RegExp, text: string, within?: Locator): Promise<void> {
    await this.type((within ?? this.page.locator('body')).getByLabel(label).first(), text)
  }

  /** Types into a line: a tap to get there, or the key of the phone's keyboard that leads on from the line before. */
  async type(line: Locator, text: string): Promise<void> {
    const isNext = await line.evaluate(followsLine)
    await line.fill(text)
    this.typed += [...text].length + (isNext ? 1 : 0)
    this.taps += isNext ? 0 : 1
  }

  async pick(label: string | RegExp, option: string, within?: Locator): Promise<void> {
    await (within ?? this.page.locator('body')).getByLabel(label).first().selectOption({ label: option })
    this.taps += 2
  }

  async attach(label: string | RegExp, path: string): Promise<void> {
    await this.page.getByLabel(label).first().setInputFiles(path)
    this.photos += 1
  }

  /** Waits until the words are on the page. */
  async see(words: string | RegExp, timeout = STEP_MS): Promise<void> {
    await this.page.getByText(words).first().waitFor({ timeout })
  }

  async sees(words: string | RegExp): Promise<boolean> {
    return (await this.page.getByText(words).count()) > 0
  }

  /** Loads the page again until the words are there: what another person or the platform has to do first. */
  async await(words: string | RegExp, timeout = 60_000): Promise<void> {
    const until = Date.now() + timeout
    while (!(await this.sees(words))) {
      if (Date.now() > until) throw new Error(`${this.name} waited in vain for ${words}`)
      await this.page.waitForTimeout(500)
      // A page that does not come is asked for again, as a person presses the button again; `until` ends it.
      await this.page.reload({ timeout: RELOAD_MS }).catch(() => undefined)
    }
  }

  /** Waits until the page has its answers: nobody taps the next thing while the last is still on its way. */
  async settle(): Promise<void> {
    const until = Date.now() + SETTLE_MS
    await this.page.waitForTimeout(FIRST_MS)
    for (let quietSince = Date.now(); Date.now() < until; ) {
      if (this.underWay.size > 0) quietSince = Date.now()
      if (Date.now() - quietSince >= QUIET_MS) break
      await this.page.waitForTimeout(50)
    }
    await this.page.waitForLoadState('domcontentloaded')
  }

  /** Counts what the page asks for, the same thing once; streams that stay open do not count. */
  private watch(): void {
    const counts = (request: Request) =>
      ['document', 'fetch', 'xhr'].includes(request.resourceType()) && !OPEN_STREAMS.test(request.url())
    this.page.on('request', (request) => {
      // A new page drops what the last one was still asking for, and says nothing of it.
      if (request.isNavigationRequest() && request.frame() === this.page.mainFrame()) this.underWay.clear()
      if (counts(request)) this.underWay.set(keyOf(request), request)
    })
    this.page.on('domcontentloaded', () => this.underWay.clear())
    const ended = (request: Request) => {
      if (this.underWay.get(keyOf(request)) === request) this.underWay.delete(keyOf(request))
    }
    this.page.on('requestfinished', ended)
    this.page.on('requestfailed', ended)
  }

  /** A download through the page, as bytes. */
  async download(path: string): Promise<Buffer> {
    const answer = await this.context.request.get(path)
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}`)
    return answer.body()
  }

  /** What arrived so far, by whom it came from; `anybody` stands for what has no name on the page. */
  async heard(): Promise<ReadonlyMap<string, Received>> {
    return new Map(Object.entries(await this.page.evaluate(readConnections)))
  }

  /** What arrived so far from everybody together. */
  async received(): Promise<Received> {
    return sumOf([...(await this.heard()).values()])
  }

  /** Keeps picture and words of the page for whoever looks into a failed step. */
  async keep(path: string): Promise<void> {
    await this.page.screenshot({ path: `${path}.png`, fullPage: true }).catch(() => undefined)
    writeFileSync(
      `${path}.txt`,
      `${this.page.url().replace(/^https?:\/\/[^/]+/, '')}\n\n${await this.page
        .locator('body')
        .textContent()
        .catch(() => '')}`,
    )
  }

  async leave(): Promise<void> {
    mkdirSync(join(this.options.out, 'traces'), { recursive: true })
    await this.context.tracing
      .stop({ path: join(this.options.out, 'traces', `${this.name}.zip`) })
      .catch(() => undefined)
    await this.browser.close().catch(() => undefined)
  }
}
