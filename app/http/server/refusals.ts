import type { Request, RequestHandler } from 'express'
import type { Settings } from '#app/domain/platform/settings.ts'

const SAFE = ['GET', 'HEAD', 'OPTIONS']
/** Signed by their senders in other ways. */
const SIGNED_ELSEWHERE = /^\/(?:webhooks|_s3)\//
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** Posts come from our own pages or not at all. The token in each form is checked later, by the pages. */
export function ownPostsOnly(settings: Settings): RequestHandler {
  return (request, response, next) => {
    if (SAFE.includes(request.method) || SIGNED_ELSEWHERE.test(request.path) || isFromOwnPage(request, settings)) {
      return next()
    }
    response.status(403).type('text/plain').send('This form was not sent from our own page. 请从本站页面提交。')
  }
}

/** The browser says where a post comes from; one that says nothing is not a browser of today. */
function isFromOwnPage(request: Request, settings: Settings): boolean {
  const site = request.get('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = request.get('origin')
  return origin === settings.origin || (origin !== undefined && isLoopbackOf(origin, request))
}

function isLoopbackOf(origin: string, request: Request): boolean {
  if (!URL.canParse(origin)) return false
  const { host, hostname } = new URL(origin)
  return LOOPBACK.includes(hostname) && host === request.get('host')
}

/** Only names of this site are answered: a foreign name that points here could read what this computer may read. */
export function ownNamesOnly(settings: Settings): RequestHandler {
  const own = new URL(settings.origin).host
  return (request, response, next) => {
    const host = request.get('host') ?? ''
    const name = host.replace(/:\d+$/, '')
    if (host === own || LOOPBACK.includes(name) || SIGNED_ELSEWHERE.test(request.path)) return next()
    response.status(421).type('text/plain').send(`This site is ${settings.origin}`)
  }
}
