import { join } from 'node:path'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import type { Platform } from '#app/domain/platform/platform.ts'
import { mountStoreProxy } from '#app/storage/proxy.server.ts'
import { builtAssets } from './assets.ts'
import { isRecordAway, onlyWithRecord, sayAway } from './away.ts'
import { securityHeaders } from './headers.ts'
import { mountHealth } from './health.ts'
import { doorLimit, guessLimit } from './limits.ts'
import { ownNamesOnly, ownPostsOnly } from './refusals.ts'
import { requestLog } from './request-log.ts'
import { bySection } from './sections.ts'

/** The website over one platform and one build; it listens nowhere yet. */
export function createSite(platform: Platform, build: ServerBuild, buildDir: string): Express {
  const { settings } = platform
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', settings.trustProxy ? 1 : false)
  app.set('query parser', 'simple')
  app.use(requestLog(platform.log, settings.trustProxy), ...securityHeaders(settings))
  mountHealth(app, platform)
  app.use(ownNamesOnly(settings))
  if (settings.store.publicEndpoint === '/_s3') {
    mountStoreProxy(app, { endpoint: settings.store.endpoint, bucket: settings.store.bucket })
  }
  const client = join(buildDir, 'client')
  app.use('/assets', builtAssets(join(client, 'assets')))
  app.use(express.static(client, { maxAge: '1h', index: false }))
  app.use(
    ownPostsOnly(settings),
    onlyWithRecord(platform.pool),
    doorLimit(platform.pool),
    guessLimit(platform.pool),
    compression({ filter: isWorthPressing }),
    neverKept,
  )
  app.all('*', pages(platform, build))
  app.use(withoutInside(platform))
  return app
}

function pages(platform: Platform, whole: ServerBuild): RequestHandler {
  const answers = (build: ServerBuild) =>
    createRequestHandler({
      build,
      mode: 'production',
      getLoadContext: (request, response) => ({
        platform,
        nonce: String(response.locals.nonce),
        demo: platform.settings.demo,
        requestId: String(response.locals.requestId),
        ip: request.ip ?? 'unknown',
      }),
    })
  const answerOf = bySection(whole, answers)
  return (request, response, next) => answerOf(request.path)(request, response, next)
}

/** A fault outside the pages, such as an address that cannot be read: never the inside of the program. */
const withoutInside =
  ({ log }: Platform): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    if (isRecordAway(error)) return sayAway(request, response)
    const given = Number((error as { status?: unknown } | null)?.status)
    const status = given >= 400 && given < 500 ? given : 500
    if (status === 500) log.error({ err: error, requestId: response.locals.requestId }, 'fault')
    const words =
      status === 500 ? '出了点问题，请稍后再试。Something went wrong.' : '这个地址不对。This address is wrong.'
    response.status(status).set('Cache-Control', 'no-store').type('text/plain').send(words)
  }

/** Text is pressed; live news must leave at once, and evidence is passed on as it is. */
const isWorthPressing: typeof compression.filter = (_, response) =>
  /^(?:text\/(?:html|x-script)|application\/json)/.test(String(response.getHeader('Content-Type') ?? ''))

/** Pages and answers belong to one reader: nothing between us and him keeps them, unless a page says otherwise. */
const neverKept: RequestHandler = (_, response, next) => {
  const writeHead = response.writeHead
  response.writeHead = ((...args: Parameters<typeof writeHead>) => {
    const isPage = String(response.getHeader('Content-Type') ?? '').startsWith('text/html')
    if (isPage || !response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store')
    return writeHead.apply(response, args)
  }) as typeof writeHead
  next()
}
