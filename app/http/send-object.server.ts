import { pipeline, Readable, type Transform } from 'node:stream'
import type { Platform } from '#app/domain/platform/platform.ts'

export interface ObjectToSend {
  readonly key: string
  readonly type: string | null
  readonly fileName: string
  readonly bytes: number
  /** What changes the bytes on their way, from this place on; lengths stay. */
  readonly through?: ((from: number) => Transform) | null
}

/** Kinds that a browser may show in place; all others are downloaded. */
const SHOWN = /^(image\/(jpeg|png|hei[cf])|audio\/|video\/|application\/pdf$)/

const rangeOf = (header: string | null, bytes: number): { start: number; end: number } | null => {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return null
  const start = from === '' ? Math.max(0, bytes - Number(to)) : Number(from)
  const end = from !== '' && to !== '' ? Math.min(Number(to), bytes - 1) : bytes - 1
  return start <= end && start < bytes ? { start, end } : null
}

const disposition = (fileName: string, shown: boolean): string =>
  `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`

/** What breaks off on one side is broken off on the other. */
const passed = (from: Readable, change: Transform): Readable => pipeline(from, change, () => undefined) as Transform

/** A browser's own viewer for PDF does not start in a sandbox; it shows the paper beside the page that names it. */
const policyOf = (type: string | null): string =>
  type === 'application/pdf'
    ? "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
    : "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; frame-ancestors 'self'; sandbox"

/** Passes a stored file on under the type that its bytes have; nothing in it may run or reach out. */
export async function sendObject(
  store: Platform['store'],
  request: Request,
  { key, type, fileName, bytes, through }: ObjectToSend,
): Promise<Response> {
  const range = rangeOf(request.headers.get('range'), bytes)
  const shown = SHOWN.test(type ?? '') && !new URL(request.url).searchParams.has('download')
  const headers = new Headers({
    'Content-Type': type ?? 'application/octet-stream',
    'Content-Disposition': disposition(fileName, shown),
    'Content-Length': String(range ? range.end - range.start + 1 : bytes),
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': policyOf(type),
    'X-Frame-Options': 'SAMEORIGIN',
    'Cross-Origin-Resource-Policy': 'same-origin',
  })
  if (range) headers.set('Content-Range', `bytes ${range.start}-${range.end}/${bytes}`)
  const status = range ? 206 : 200
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const object = await store.get(key, range ? { from: range.start, to: range.end } : undefined)
  const body = through ? passed(object.body, through(range?.start ?? 0)) : object.body
  return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, { status, headers })
}
