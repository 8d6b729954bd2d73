import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Express, Request, Response } from 'express'

/** Settings of the path through which the browser reaches the store on our own origin. */
export interface StoreProxyOptions {
  /** Where the store listens. */
  endpoint: string
  bucket: string
  /** Folder of the bucket that may be written; default `evidence/`. */
  keyPrefix?: string
  /** Path on our own origin; default `/_s3`. */
  mountPath?: string
  /** Largest part; default 64 MiB. */
  maxPartBytes?: number
  /** How long either side may be silent; default 60,000. */
  silenceMs?: number
}

const MIB = 1024 * 1024
const SIGNED = ['content-length', 'host', 'x-amz-checksum-sha256']
const ANSWERED = ['etag', 'content-type', 'content-length', 'x-amz-request-id'] as const

type Refusal = { status: number; why: string }

/**
 * Passes presigned uploads of parts through to the store as they are, so that the page's policy may stay
 * `connect-src 'self'`. Mount it before any body parser, compression or session. Nothing else passes: no reading,
 * no listing, no cookie, no upload without a pinned hash and size.
 */
export function mountStoreProxy(app: Pick<Express, 'use'>, options: StoreProxyOptions): void {
  const mountPath = options.mountPath ?? '/_s3'
  app.use(mountPath, (request: Request, response: Response) => {
    harden(response)
    // Express has taken the mount path off `url`; the signature covers the rest exactly as it stands.
    const refusal = refusalOf(request, options)
    if (refusal) return refuse(request, response, refusal)
    passOn(request, response, options)
  })
}

function harden(response: Response): void {
  response.set({
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
  })
}

function refusalOf(request: Request, options: StoreProxyOptions): Refusal | null {
  if (request.method !== 'PUT') return { status: 405, why: 'only uploads pass here' }
  const [path = '', search = ''] = request.url.split('?', 2)
  if (!isPartPath(path, `/${options.bucket}/${options.keyPrefix ?? 'evidence/'}`)) {
    return { status: 403, why: 'not a place for uploads' }
  }
  if (!isPinnedPart(new URLSearchParams(search), request)) return { status: 403, why: 'not a signed part' }
  const length = request.headers['content-length']
  if (length === undefined || !/^\d+$/.test(length)) return { status: 411, why: 'the size must be given' }
  if (Number(length) > (options.maxPartBytes ?? 64 * MIB)) return { status: 413, why: 'the part is too large' }
  return null
}

/** Plain letters only: no dots, escapes or doubled slashes with which a path could leave its folder. */
function isPartPath(path: string, prefix: string): boolean {
  return path.startsWith(prefix) && /^\/[A-Za-z0-9._-]+(\/[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*)+$/.test(path)
}

function isPinnedPart(query: URLSearchParams, request: Request): boolean {
  const signed = (query.get('X-Amz-SignedHeaders') ?? '').split(';')
  return (
    query.get('X-Amz-Algorithm') === 'AWS4-HMAC-SHA256' &&
    /^[0-9a-f]{64}$/.test(query.get('X-Amz-Signature') ?? '') &&
    Boolean(query.get('uploadId')) &&
    /^\d{1,5}$/.test(query.get('partNumber') ?? '') &&
    SIGNED.every((header) => signed.includes(header)) &&
    typeof request.headers['x-amz-checksum-sha256'] === 'string' &&
    request.headers['transfer-encoding'] === undefined
  )
}

function refuse(request: IncomingMessage, response: Response, { status, why }: Refusal): void {
  if (status === 405) response.set('Allow', 'PUT')
  // A bounded rest is read and thrown away by Node, so that the browser sees the answer; an unbounded one is cut.
  if (status === 411 || status === 413) {
    response.set('Connection', 'close')
    response.once('finish', () => request.destroy())
  }
  response.status(status).type('text/plain').send(why)
}

function passOn(request: Request, response: Response, options: StoreProxyOptions): void {
  const target = new URL(options.endpoint)
  const upstream = (target.protocol === 'https:' ? httpsRequest : httpRequest)({
    protocol: target.protocol,
    hostname: target.hostname,
    port: target.port,
    method: 'PUT',
    path: request.url,
    headers: {
      host: target.host,
      'content-length': request.headers['content-length'],
      'content-type': request.headers['content-type'] ?? 'application/octet-stream',
      'x-amz-checksum-sha256': request.headers['x-amz-checksum-sha256'],
    },
    timeout: options.silenceMs ?? 60_000,
  })
  upstream.once('response', (answer) => passBack(answer, request, response))
  upstream.once('timeout', () => upstream.destroy(new Error('the store is silent')))
  upstream.once('error', () => storeAway(request, response))
  tieTogether(request, response, upstream, options.silenceMs ?? 60_000)
  request.pipe(upstream)
}

/** When one side goes, the other goes too: a cut upload must reach the store as a cut, never as an end. */
function tieTogether(request: Request, response: Response, upstream: ClientRequest, silenceMs: number): void {
  request.setTimeout(silenceMs, () => request.destroy())
  request.once('error', () => upstream.destroy())
  response.once('close', () => {
    if (!response.writableFinished) upstream.destroy()
  })
}

function passBack(answer: IncomingMessage, request: Request, response: Response): void {
  response.status(answer.statusCode ?? 502)
  for (const name of ANSWERED) {
    const value = answer.headers[name]
    if (value !== undefined) response.set(name, String(value))
  }
  // A refusal may come before the body is through: the rest is read and thrown away, so that the browser sees it.
  if (!request.complete) {
    request.unpipe()
    request.resume()
  }
  answer.once('error', () => response.destroy())
  answer.pipe(response)
}

function storeAway(request: Request, response: Response): void {
  if (response.headersSent || request.destroyed) return void response.destroy()
  request.unpipe()
  request.resume()
  response.set('Retry-After', '2').status(503).type('text/plain').send('store away')
}
