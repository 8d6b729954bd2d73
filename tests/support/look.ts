import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { findingsOf } from './page-checks.ts'

/** Where pictures go, when somebody wants to look. */
const LOOK = process.env.LOOK_DIR

/** Takes a picture of the whole page, for whoever wants to look. */
export async function look(page: Page, name: string): Promise<void> {
  if (!LOOK) return
  mkdirSync(LOOK, { recursive: true })
  await page.screenshot({ path: join(LOOK, `${name}.png`), fullPage: true })
}

/** Nothing can be scrolled sideways. */
export async function expectFits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
}

/** No finding of axe. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await findingsOf(page)).toEqual([])
}
