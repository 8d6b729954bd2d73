import type { RequestHandler } from 'express'
import type { Pool } from 'pg'
import { answersWithin } from './health.ts'

const PATIENCE_MS = 8_000
const AGAIN_S = 3

/**
 * While the database is away no page can be drawn and no act be taken: one honest sentence instead of a fault. Pages
 * that are open stay as they are and ask again; one that is opened now loads itself anew.
 */
export function onlyWithRecord(pool: Pool): RequestHandler {
  return async (request, response, next) => {
    if (await answersWithin(PATIENCE_MS, pool.query('select 1'))) return next()
    response
      .set({ 'Retry-After': String(AGAIN_S), 'Cache-Control': 'no-store' })
      .status(503)
      .type('html')
    response.send(
      request.method === 'GET' ? page(OPENED, `<meta http-equiv="refresh" content="${AGAIN_S}">`) : page(SENT),
    )
  }
}

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
