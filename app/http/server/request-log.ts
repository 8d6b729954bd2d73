import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

const QUIET = /^\/(?:assets\/|healthz|readyz)/
/** Longer parts of a path are tokens, resume codes or keys. */
const MOST_CHARS = 20

/** One line for each answer: no query, no token, no body, no address of the reader. */
export function requestLog(log: Logger, trustProxy: boolean): RequestHandler {
  return (request, response, next) => {
    const given = trustProxy ? request.get('x-request-id') : undefined
    const requestId = given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
    response.locals.requestId = requestId
    response.setHeader('X-Request-Id', requestId)
    const began = process.hrtime.bigint()
    response.once('close', () => {
      if (QUIET.test(request.path) && response.statusCode < 400) return
      const ms = Number((process.hrtime.bigint() - began) / 1_000_000n)
      const path = withoutTokens(request.originalUrl)
      log.info({ requestId, method: request.method, path, status: response.statusCode, ms }, 'request')
    })
    next()
  }
}

/** @returns the path without its query, with everything that opens a door masked. */
export function withoutTokens(url: string): string {
  const [path = ''] = url.split('?')
  return path
    .replace(/^\/(i|file|resume|verify)\/[^/]+/, '/$1/…')
    .split('/')
    .map((part) => (part.length > MOST_CHARS ? '…' : part))
    .join('/')
}
