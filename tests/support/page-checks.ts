import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'

/** A fault with the address it is about. */
export interface Fault {
  readonly words: string
  readonly url: string
}

/** Listens from now on. @returns what gives out, and forgets, errors that the page wrote and answers of 400 and more. */
export function listenForFaults(page: Page): () => readonly Fault[] {
  let faults: Fault[] = []
  page.on('pageerror', ({ message }) => faults.push({ words: message, url: page.url() }))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push({ words: message.text(), url: message.location().url })
  })
  page.on('response', (answer) => {
    if (answer.status() >= 400) faults.push({ words: String(answer.status()), url: answer.url() })
  })
  return () => {
    const heard = faults
    faults = []
    return heard
  }
}

/** Findings of axe by the four levels of the web content guidelines that the law names. */
export async function findingsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const twice = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    return [...new Set(ids.filter((id, n) => ids.indexOf(id) !== n))]
  })
  return [
    ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
    ...twice.map((id) => `two things have the id ${id}`),
  ]
}

/** Whether React, or the script of a plain page, has taken over the page that the server drew. */
export const isAwake = (page: Page) =>
  page.waitForFunction(
    () =>
      'awake' in document.documentElement.dataset ||
      Object.keys(document.body).some((key) => key.startsWith('__reactFiber')),
  )

/** How far the page can be scrolled sideways, in px, and what sticks out farthest. */
const sideways = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return null
    const out = [...document.querySelectorAll('body *')].filter(
      (one) => one.getBoundingClientRect().right > clientWidth,
    )
    return `${scrollWidth - clientWidth} px: ${out.at(-1)?.outerHTML.slice(0, 200)}`
  })

/** What sticks out at the narrowest phone, and at twice the type size. */
export async function overflowOf(page: Page): Promise<Readonly<Record<string, string>>> {
  const before = page.viewportSize() ?? { width: 390, height: 844 }
  const size = (to: string | null) =>
    page.evaluate((given) => {
      if (given) document.documentElement.style.setProperty('font-size', given, 'important')
      else document.documentElement.style.removeProperty('font-size')
    }, to)
  await page.setViewportSize({ ...before, width: 320 })
  const narrow = await sideways(page)
  await page.setViewportSize(before)
  await size('200%')
  const large = await sideways(page)
  await size(null)
  return { ...(narrow ? { narrow } : {}), ...(large ? { large } : {}) }
}

interface Walk {
  readonly stops: HTMLElement[]
  readonly seen: { readonly stop: number; readonly hasRing: boolean }[]
}

/** Notes every place that Tab should reach, and from now on every place that gets the focus. @returns how many. */
function prepareWalk(): number {
  // A frame does not tell the page around it that it has the focus; that Tab leaves it again, what follows shows.
  const candidates = 'a[href], button, input, select, textarea, summary, audio[controls], video[controls], [tabindex]'
  const isStop = (one: HTMLElement) =>
    one.tabIndex >= 0 &&
    !one.matches(':disabled, [type=hidden]') &&
    !one.closest('[inert]') &&
    one.checkVisibility({ visibilityProperty: true })
  const isHeadOfGroup = (one: HTMLElement) => {
    if (!(one instanceof HTMLInputElement) || one.type !== 'radio') return true
    const group = [...document.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${CSS.escape(one.name)}"]`)]
    const own = group.filter(({ form }) => form === one.form)
    return one === (own.find(({ checked }) => checked) ?? own[0])
  }
  // The ring stands at the thing itself or, where that is drawn by its label, at the label.
  const ringOf = (one: HTMLElement) =>
    [one, one.closest('label')]
      .map((place) => place && getComputedStyle(place))
      .map((style) => style && `${style.outlineStyle} ${style.outlineWidth} ${style.boxShadow}`)
      .join(', ')
  const stops = [...document.querySelectorAll<HTMLElement>(candidates)].filter(
    (one) => isStop(one) && isHeadOfGroup(one),
  )
  const plain = new Map(stops.map((one) => [one, ringOf(one)]))
  const walk: Walk = { stops, seen: [] }
  // From the very top, also where something has taken the focus already, such as the list of errors.
  document.body.tabIndex = -1
  document.body.focus()
  document.body.removeAttribute('tabindex')
  document.addEventListener(
    'focusin',
    ({ target }) => {
      const one = target as HTMLElement
      walk.seen.push({ stop: stops.indexOf(one), hasRing: ringOf(one) !== plain.get(one) })
    },
    true,
  )
  Object.assign(window, { walk })
  return stops.length
}

/** Goes through the page by Tab alone. @returns what is not reached in its order, and what shows no focus. */
export async function keyboardFaultsOf(page: Page): Promise<readonly string[]> {
  const stops = await page.evaluate(prepareWalk)
  const reached = () => page.evaluate(() => (window as unknown as { walk: Walk }).walk.seen.map(({ stop }) => stop))
  // Players have stops of their own inside; more than these nobody needs.
  const most = stops * 2 + 20
  for (let n = 0; n < most; n += 1) {
    if (n >= stops && (await reached()).includes(stops - 1)) break
    await page.keyboard.press('Tab')
  }
  return page.evaluate(() => {
    const { walk } = window as unknown as { walk: Walk }
    const label = (stop: number) => walk.stops[stop]?.outerHTML.slice(0, 160) ?? 'something else'
    const order = [...new Set(walk.seen.map(({ stop }) => stop))].filter((stop) => stop >= 0)
    const missed = walk.stops.flatMap((_, stop) => (order.includes(stop) ? [] : [`not reached: ${label(stop)}`]))
    const astray = order.flatMap((stop, n) =>
      n > 0 && stop < (order[n - 1] ?? 0) ? [`out of its order: ${label(stop)}`] : [],
    )
    const unseen = walk.seen.flatMap(({ stop, hasRing }) => (stop < 0 || hasRing ? [] : [`no ring: ${label(stop)}`]))
    return [...missed, ...astray, ...new Set(unseen)]
  })
}

/** Heading and ways on, as a reader sees them. */
export const offeredBy = (page: Page) =>
  page.evaluate(() => {
    const text = (one: HTMLElement) => (one.textContent ?? '').replace(/\s+/g, ' ').trim()
    const all = [...document.querySelectorAll<HTMLElement>('main form button:not([type=button]), main a.btn')]
    return {
      heading: text(document.querySelector<HTMLElement>('h1') ?? document.body),
      ways: all.filter((one) => one.checkVisibility({ visibilityProperty: true })).map(text),
    }
  })

/** Keys that belong to the browser or to the row in focus, not to a button. */
const WITHOUT_BUTTON = ['Enter', '?']

/** Keys that the foot of a desk names and no button in sight shows; of a span of keys, such as 1–9, its first. */
export const deskKeyFaultsOf = async (page: Page): Promise<readonly string[]> =>
  page.evaluate((free) => {
    const controls = [...document.querySelectorAll<HTMLElement>('[data-key], .keyhelp .key')]
    const shown = controls
      .filter((one) => one.checkVisibility())
      .flatMap((one) => {
        const key = one.dataset.key ?? one.querySelector('kbd')?.textContent ?? ''
        return one.querySelector('kbd') ? [key.toUpperCase()] : []
      })
    const named = [...document.querySelectorAll('.keyhelp > :is(span, button) > kbd')].map(
      (kbd) => kbd.textContent ?? '',
    )
    return named.filter((key) => !free.includes(key) && !shown.includes(key.split('–')[0]?.toUpperCase() ?? ''))
  }, WITHOUT_BUTTON)
