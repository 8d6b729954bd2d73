import { matchRoutes } from '@remix-run/react'
import { describe, expect, it } from 'vitest'
import { bySection } from '#app/http/server/sections.ts'
import appRoutes from '#app/routes.ts'

type Entry = (typeof appRoutes)[number]
interface Flat {
  readonly id: string
  readonly parentId?: string
  readonly path?: string
  readonly index?: boolean
}

const flat = (entries: readonly Entry[], parentId = 'root'): Flat[] =>
  entries.flatMap((entry) => {
    const id = entry.id ?? entry.file
    const { path, index } = entry
    const own = { id, parentId, ...(path === undefined ? {} : { path }), ...(index ? { index } : {}) }
    return [own, ...flat(entry.children ?? [], id)]
  })

const everywhere = flat(appRoutes)
const table = Object.fromEntries([{ id: 'root', path: '' }, ...everywhere].map((route) => [route.id, route]))
const site = { routes: table, assets: { version: '1', routes: table } } as unknown as Parameters<typeof bySection>[0]

/** What the router of Remix makes of a build. */
const treeOf = (routes: Readonly<Record<string, Flat>>, parentId?: string): Parameters<typeof matchRoutes>[0] =>
  Object.values(routes)
    .filter((route) => route.parentId === parentId)
    .map((route) =>
      route.index
        ? { id: route.id, index: true as const }
        : { id: route.id, ...(route.path ? { path: route.path } : {}), children: treeOf(routes, route.id) },
    )

const idsAt = (routes: unknown, path: string) =>
  matchRoutes(treeOf(routes as Record<string, Flat>), path)?.map(({ route }) => route.id)

const routesFor = bySection(site, ({ routes }) => routes)
const sample = (path: string) => `/${path.replace(/:\w+\??/g, 'x7').replace('*', 'nowhere/at/all')}`
const samples = everywhere.flatMap(({ path }) => (path ? [sample(path), sample(path.replace(/\/:\w+\?/g, ''))] : ['/']))
const odd = [
  '/Dispatch',
  '/DISPATCH/contact',
  '/%64ispatch',
  '//dispatch',
  '/dispatch/',
  '/x',
  '/c',
  '/c/x/y/z',
  '/disp',
]

describe('a page is found among the routes of its part of the site', () => {
  it.each([...new Set([...samples, ...odd])])('%s is the page that the whole site has there', (path) => {
    expect(idsAt(routesFor(path), path)).toEqual(idsAt(table, path))
  })

  it('is asked for by scripts in the same part', () => {
    expect(routesFor('/dispatch.data')).toBe(routesFor('/dispatch'))
    expect(routesFor('/_root.data')).toBe(routesFor('/'))
    expect(Object.keys(routesFor('/__manifest')).length).toBe(Object.keys(table).length)
  })

  it('and not among all of them', () => {
    expect(Object.keys(routesFor('/dispatch')).length).toBeLessThan(Object.keys(table).length / 10)
  })
})
