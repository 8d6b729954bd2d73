import type { Request, RequestHandler, Response } from 'express'
import type { Pool } from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'

/** Doors at which strangers may try numbers and links. Limits by account and number are tighter and lie behind. */
const DOORS = /^\/(?:login|i\/|h\/|file\/|verify)/
const POSTS_PER_MINUTE = 120
/** A code that belongs to no account yet: that of a draft on another device. */
const GUESSED = /^\/file\/resume(?:\.data)?\/?$/
/** Reading with the code of a letter is trying it, too. */
const LETTER_READ = /^\/i\/[^/]{8,9}\/?$/
const WRONG_GUESSES = 20
const GUESSES_FORGOTTEN_S = 600

interface Shared {
  readonly keyPrefix: string
  readonly points: number
  readonly duration: number
}

/** Counted in the database, for all processes; while it is away each process counts for itself. */
const counter = (pool: Pool, shared: Shared) =>
  new RateLimiterPostgres({
    ...shared,
    storeClient: pool,
    storeType: 'pool',
    schemaName: 'rate_limit',
    tableName: 'hits',
    tableCreated: true,
    insuranceLimiter: new RateLimiterMemory(shared),
  })

function askToWait(response: Response, ms: number): void {
  response.set('Retry-After', String(Math.ceil(ms / 1_000)))
  response.status(429).type('text/plain').send('请稍候再试。Please wait a little and try again.')
}

/** Slows down one address that knocks at the doors again and again. */
export function doorLimit(pool: Pool): RequestHandler {
  const limiter = counter(pool, { keyPrefix: 'door', points: POSTS_PER_MINUTE, duration: 60 })
  return (request, response, next) => {
    if (request.method !== 'POST' || !DOORS.test(request.path)) return next()
    limiter.consume(request.ip ?? 'unknown').then(
      () => next(),
      (refused: unknown) => {
        if (!(refused instanceof RateLimiterRes)) return next()
        askToWait(response, refused.msBeforeNext)
      },
    )
  }
}

/** The door at which a code is tried; all codes of letters share one. Pages of the invitation itself have short names. */
function guessedDoor({ method, path }: Request): string | null {
  const plain = path.replace(/\.data$/, '')
  if (method === 'POST') return GUESSED.test(path) ? plain : null
  return LETTER_READ.test(plain) ? '/i/letter' : null
}

/** Lets one address guess wrong only so often; right answers cost nothing, as many people may share an address. */
export function guessLimit(pool: Pool): RequestHandler {
  const limiter = counter(pool, { keyPrefix: 'guess', points: WRONG_GUESSES, duration: GUESSES_FORGOTTEN_S })
  return (request, response, next) => {
    const door = guessedDoor(request)
    if (door === null) return next()
    const key = `${request.ip ?? 'unknown'}${door}`
    limiter.consume(key).then(
      () => {
        response.once('finish', () => {
          if (response.statusCode < 400) void limiter.reward(key).catch(() => undefined)
        })
        next()
      },
      (refused: unknown) => (refused instanceof RateLimiterRes ? askToWait(response, refused.msBeforeNext) : next()),
    )
  }
}
