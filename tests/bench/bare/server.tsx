import { PassThrough } from 'node:stream'
import { createRequestHandler } from '@remix-run/express'
import { createReadableStreamFromReadable, type EntryContext, type ServerBuild } from '@remix-run/node'
import { Link, Links, Meta, Outlet, RemixServer, Scripts, ScrollRestoration, useLoaderData } from '@remix-run/react'
import compression from 'compression'
import express from 'express'
import { Pool } from 'pg'
import { renderToPipeableStream } from 'react-dom/server'
import { createDb } from '#prisma/client.server.ts'
import { codecFor } from '#prisma/codec.server.ts'
import { openKeyStore } from '#prisma/keys.server.ts'

// The smallest honest list: what somebody writes on the first day with Remix, Express and Prisma over the same rows. It
// knows no reader, no language, no state by its name, no page after this one; the names it has to open, as they are kept.

const env = (name: string) => process.env[name] ?? ''
const pool = new Pool({ connectionString: env('DATABASE_URL'), max: 20 })
const db = createDb(pool)
const keys = await openKeyStore(env('KEYS_DIR'))
const STATES = env('STATES').split(',')
const namesAreOpened = env('NAMES') !== 'sealed'

async function nameOf(person: { id: string; name: Uint8Array }, wrapped: Map<string, Uint8Array>): Promise<string> {
  const key = wrapped.get(person.id)
  if (!key || !namesAreOpened) return person.id.slice(0, 8)
  const read = { personKey: { findFirst: async () => ({ wrappedDek: key, kekId: keys.kekId }) } }
  return (await codecFor(read as never, keys, 'person', person.id)).open(`person.name/${person.id}`, person.name)
}

async function loader() {
  const rows = await db.dispute.findMany({
    where: { organisationId: env('ORGANISATION'), state: { in: STATES } },
    orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { filedAt: 'asc' }],
    take: 50,
    select: {
      ...{ code: true, intakeType: true, amountFen: true, source: true, state: true, dueOn: true },
      parties: { where: { leftAt: null }, select: { side: true, person: { select: { id: true, name: true } } } },
    },
  })
  const ids = rows.flatMap(({ parties }) => parties.map(({ person }) => person.id))
  const found = namesAreOpened ? await db.personKey.findMany({ where: { personId: { in: ids } } }) : []
  const wrapped = new Map(found.flatMap(({ personId, wrappedDek }) => (wrappedDek ? [[personId, wrappedDek]] : [])))
  return {
    cases: await Promise.all(
      rows.map(async ({ parties, amountFen, ...row }) => ({
        ...row,
        amount: amountFen === null ? null : Number(amountFen) / 100,
        people: await Promise.all(
          parties.map(async ({ side, person }) => ({ side, name: await nameOf(person, wrapped) })),
        ),
      })),
    ),
  }
}

function List() {
  const { cases } = useLoaderData<typeof loader>()
  const names = (people: (typeof cases)[number]['people'], side: string) =>
    people.flatMap((one) => (one.side === side ? [one.name] : [])).join('、')
  return (
    <main>
      <h1>收件，{cases.length}件</h1>
      <table>
        <thead>
          <tr>
            <th>什么事</th>
            <th>来源</th>
            <th>谁和谁</th>
            <th>到哪一步</th>
            <th>最晚</th>
          </tr>
        </thead>
        <tbody>
          {cases.map(({ code, intakeType, amount, source, state, dueOn, people }) => (
            <tr key={code}>
              <td>
                <Link to={`/cases/${encodeURIComponent(code ?? '')}`}>
                  {intakeType} {amount === null ? '' : `¥${amount}`}
                </Link>
                <span>{code}</span>
              </td>
              <td>{source}</td>
              <td>
                {names(people, 'applicant')} ↔ {names(people, 'respondent')}
              </td>
              <td>{state}</td>
              <td>{dueOn ? dueOn.toISOString().slice(0, 10) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  )
}

const Root = () => (
  <html lang="zh-CN">
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <Meta />
      <Links />
    </head>
    <body>
      <Outlet />
      <ScrollRestoration />
      <Scripts />
    </body>
  </html>
)

function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(<RemixServer context={context} url={request.url} />, {
      onShellReady() {
        const body = new PassThrough()
        headers.set('Content-Type', 'text/html')
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
        pipe(body)
      },
      onShellError: reject,
    })
  })
}

const asset = (id: string, parentId?: string) => ({
  ...{
    id,
    path: '',
    hasAction: false,
    hasLoader: id === 'list',
    hasErrorBoundary: false,
    module: `/${id}.js`,
    imports: [],
  },
  ...{ hasClientAction: false, hasClientLoader: false },
  ...(parentId ? { parentId, index: true } : {}),
})

const build = {
  entry: { module: { default: handleRequest } },
  routes: {
    root: { id: 'root', path: '', module: { default: Root } },
    list: { id: 'list', parentId: 'root', index: true, module: { default: List, loader } },
  },
  assets: {
    ...{ version: '1', url: '/manifest.js', entry: { module: '/entry.js', imports: [] } },
    routes: { root: asset('root'), list: asset('list', 'root') },
  },
  ...{ publicPath: '/', assetsBuildDirectory: 'none', basename: '/', mode: 'production', isSpaMode: false },
  future: {
    ...{ v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true },
    ...{ v3_lazyRouteDiscovery: true, v3_singleFetch: true, v3_routeConfig: true },
  },
} as unknown as ServerBuild

const app = express()
app.disable('x-powered-by')
app.use(compression())
// As the template of Remix has it: files of the build come first.
app.use('/assets', express.static('build/client/assets', { immutable: true, maxAge: '1y' }))
app.use(express.static('build/client', { maxAge: '1h' }))
app.all('*', createRequestHandler({ build, mode: 'production' }))
app.listen(Number(env('PORT')), '127.0.0.1', () => process.send?.('ready'))
process.once('disconnect', () => process.exit(0))
