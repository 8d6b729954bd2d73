import type { Request, RequestHandler, Response } from 'express'
import type { Pool } from 'pg'
import { answersWithin } from '#app/domain/platform/parts.server.ts'

const PATIENCE_MS = 8_000
/** A database that answered so lately is not asked again; what fails after all is told by the page that meets it. */
const FRESH_MS = 1_000
const AGAIN_S = 3
const HEADERS = {
  'Retry-After': String(AGAIN_S),
  'Cache-Control': 'no-store',
  'Content-Type': 'text/html; charset=utf-8',
}

/**
 * While the database is away no page can be drawn and no act be taken: one honest sentence instead of a fault. Pages
 * that are open stay as they are and ask again; one that is opened now loads itself anew.
 */
export function onlyWithRecord(pool: Pool): RequestHandler {
  let heardAt = Number.NEGATIVE_INFINITY
  let asking: Promise<boolean> | null = null
  // Hundreds who come at one moment ask once: otherwise their questions alone would keep the database from answering.
  const answers = () => {
    asking ??= answersWithin(PATIENCE_MS, pool.query('select 1')).finally(() => {
      asking = null
    })
    return asking
  }
  return async (request, response, next) => {
    if (performance.now() - heardAt < FRESH_MS) return next()
    if (!(await answers())) return sayAway(request, response)
    heardAt = performance.now()
    next()
  }
}

/** Answers that the database is away, where nothing else was answered yet. */
export function sayAway(request: Request, response: Response): void {
  response.set(HEADERS).status(503).send(words(request.method))
}

/** The same from inside the pages: the database went away while one of them was made or an act was taken. */
export const awayAnswer = (method: string): globalThis.Response =>
  new globalThis.Response(words(method), { status: 503, headers: HEADERS })

/** Whether this fault says that the database could not be reached or broke off, in the words of its drivers. */
export function isRecordAway(fault: unknown): boolean {
  for (let error = fault, depth = 0; error && depth < 5; depth++) {
    const { code, kind, message, cause } = error as Partial<Record<'code' | 'kind' | 'message' | 'cause', unknown>>
    if (CODES.test(String(code)) || KINDS.test(String(kind)) || BROKEN.test(String(message))) return true
    error = cause ?? (error as { meta?: { driverAdapterError?: unknown } }).meta?.driverAdapterError
  }
  return false
}

// PostgreSQL: connection exceptions and a server that stops or starts. Node: the socket. Prisma: unreachable, closed.
const CODES = /^(?:08...|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|P1001|P1002|P1017)$/
const KINDS = /^(?:DatabaseNotReachable|ConnectionClosed|SocketTimeout)$/
const BROKEN = /^Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect/

const words = (method: string): string =>
  method === 'GET' ? page(OPENED, `<meta http-equiv="refresh" content="${AGAIN_S}">`) : page(SENT)

// No reader is known while the database is away, nor his language: both are said.
const OPENED = [
  '服务刚刚断了一下，正在恢复。这一页会自己再打开，没有丢东西。',
  'The service is coming back. This page opens again by itself; nothing was lost.',
]
const SENT = [
  '服务刚刚断了一下，正在恢复。请按返回，再交一次：写的都还在，同一张表只算一次。',
  'The service is coming back. Please go back and send the form again: what you wrote is still there, and it counts once.',
]

const page = ([zh = '', en = '']: readonly string[], head = ''): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${head}<title>言和</title></head><body><main><h1>请稍等</h1><p>${zh}</p><p lang="en">${en}</p></main></body></html>`
