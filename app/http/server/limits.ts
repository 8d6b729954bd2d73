import type { RequestHandler } from 'express'
import type { Pool } from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'

/** Doors at which strangers may try numbers and links. Limits by account and number are tighter and lie behind. */
const DOORS = /^\/(?:login|i\/|file\/|verify)/
const POSTS_PER_MINUTE = 120

/** Slows down one address that knocks at the doors again and again; counted in the database, for all processes. */
export function doorLimit(pool: Pool): RequestHandler {
  const shared = { keyPrefix: 'door', points: POSTS_PER_MINUTE, duration: 60 }
  const limiter = new RateLimiterPostgres({
    ...shared,
    storeClient: pool,
    storeType: 'pool',
    schemaName: 'rate_limit',
    tableName: 'hits',
    tableCreated: true,
    // While the database is away each process counts for itself.
    insuranceLimiter: new RateLimiterMemory(shared),
  })
  return (request, response, next) => {
    if (request.method !== 'POST' || !DOORS.test(request.path)) return next()
    limiter.consume(request.ip ?? 'unknown').then(
      () => next(),
      (refused: unknown) => {
        if (!(refused instanceof RateLimiterRes)) return next()
        response.set('Retry-After', String(Math.ceil(refused.msBeforeNext / 1_000)))
        response.status(429).type('text/plain').send('请稍候一分钟再试。Please wait a minute and try again.')
      },
    )
  }
}
