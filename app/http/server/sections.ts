import type { ServerBuild } from '@remix-run/node'

type Routes = ServerBuild['routes']

/**
 * The pages by the first part of their address. The router tries all routes that it is given, several times for a page,
 * and reads the pattern of each anew: given the whole site map, that costs more than what a page shows. So each part of
 * the site is a build of its own with the routes that its addresses can mean at all; nothing else differs.
 * @returns what answers a path; the whole site does where the path begins in no known way.
 */
export function bySection<Answer>(build: ServerBuild, answerOf: (build: ServerBuild) => Answer) {
  const chains = Object.keys(build.routes).map((id) => chainOf(build.routes, id))
  const answers = new Map(
    Array.from(new Set(['', ...chains.flatMap(({ first }) => first ?? [])]), (name) => {
      const ids = chains.flatMap(({ first, ids }) => (first === null || first === name ? ids : []))
      return [name, answerOf(only(build, new Set(ids)))] as const
    }),
  )
  const whole = answerOf(build)
  return (pathname: string): Answer => answers.get(firstOf(pathname)) ?? whole
}

const FIXED = /^[a-z][a-z.-]*$/

/** A route with those around it, and the fixed first part of its address; null where any address may begin so. */
function chainOf(routes: Routes, id: string): { readonly ids: readonly string[]; readonly first: string | null } {
  const ids: string[] = []
  let path = ''
  for (let at: string | undefined = id; at !== undefined; at = routes[at]?.parentId) {
    ids.push(at)
    path = `${routes[at]?.path ?? ''}/${path}`
  }
  const [first = ''] = path.split('/').filter(Boolean)
  return { ids, first: FIXED.test(first) ? first : null }
}

const FRONT = new Set(['/', '/_root.data'])

/** An address written otherwise, such as in capitals, means the same and goes to the whole site. */
const firstOf = (pathname: string): string =>
  FRONT.has(pathname) ? '' : pathname.replace(/\.data$/, '').split('/')[1] || '/'

const only = (build: ServerBuild, ids: ReadonlySet<string>): ServerBuild => ({
  ...build,
  routes: kept(build.routes, ids),
  assets: { ...build.assets, routes: kept(build.assets.routes, ids) },
})

const kept = <Table extends object>(table: Table, ids: ReadonlySet<string>): Table =>
  Object.fromEntries(Object.entries(table).filter(([id]) => ids.has(id))) as Table
