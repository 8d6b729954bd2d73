import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RouteConfigEntry } from '@remix-run/route-config'
import { describe, expect, it } from 'vitest'
import routes from '#app/routes.ts'
import { NO_PAGE, visits } from './visits.ts'

interface SiteEntry {
  readonly path: string
  readonly isPage: boolean
}

/** Every address of the site map; a page is what draws something. */
const entriesOf = (list: readonly RouteConfigEntry[]): SiteEntry[] =>
  list.flatMap(({ path = '', file, children = [] }) => [
    { path, isPage: /^export default /m.test(readFileSync(join('app', file), 'utf8')) },
    ...entriesOf(children),
  ])

const siteMap = entriesOf(await routes)

describe('every page of the site map', () => {
  it('has a visit here, and every other address its reason', () => {
    const pages = siteMap.filter(({ isPage }) => isPage).map(({ path }) => path)
    const others = siteMap.filter(({ isPage }) => !isPage).map(({ path }) => path)
    expect([...new Set(visits.map(({ page }) => page))].sort()).toEqual(pages.sort())
    expect(Object.keys(NO_PAGE).sort()).toEqual(others.sort())
  })
})
