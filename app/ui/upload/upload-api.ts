/** What a person says about a file before it goes up. */
export interface FileToSend {
  name: string
  bytes: number
  type: string
  description: string
  audience: 'mediator' | 'all'
  /** The day of what it shows, `2025-09-01`. */
  takenOn?: string
  /** The row of pictures it belongs to, and its place in it, from 1. */
  setId?: string
  setNo?: number
  /** The original of which this is a copy with something covered. */
  redactsId?: string
  /** A recording in which the applicant tells what happened. */
  isAccount?: boolean
}

/** What is said about a file, whatever file it is. */
export type AboutFile = Pick<
  FileToSend,
  'description' | 'audience' | 'takenOn' | 'setId' | 'setNo' | 'redactsId' | 'isAccount'
>

/** The server's ticket for one file: where each part begins follows from `partBytes`. */
export interface UploadTicket {
  evidenceId: string
  partBytes: number
  /** How many parts. */
  parts: number
}

/** A part whose hash the link shall pin. */
export interface PartToLink {
  partNo: number
  /** 64 hexadecimal digits. */
  sha256: string
  bytes: number
}

/** A link that takes exactly one part, with the headers to send. */
export interface PartLink {
  partNo: number
  url: string
  headers: Record<string, string>
}

/** The website's side of an upload; every call may be repeated with the same key. */
export interface UploadApi {
  start(file: FileToSend, idempotencyKey: string): Promise<UploadTicket>
  parts(evidenceId: string, parts: readonly PartToLink[], idempotencyKey: string): Promise<PartLink[]>
  stored(evidenceId: string): Promise<number[]>
  complete(evidenceId: string, idempotencyKey: string): Promise<{ state: string }>
}

/** The server understood and said no; `words` is its sentence for the person, if it gave one. */
export class UploadRefused extends Error {
  override readonly name = 'UploadRefused'
  constructor(
    readonly status: number,
    readonly words: string | null,
  ) {
    super(`refused with ${status}`)
  }
}

/** The network or the server is away; the same call works later. */
export class UploadAway extends Error {
  override readonly name = 'UploadAway'
}

/** A random number of one intended act; works also where the page is not in a secure context. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Talks to the endpoints below `base` (`${base}/start`, `/parts`, `/stored`, `/complete`). */
export function httpUploadApi(
  base: string,
  csrfToken: string,
  ask: typeof fetch = (...args) => fetch(...args),
): UploadApi {
  const call = async (path: string, init: RequestInit): Promise<unknown> => {
    let answer: Response
    try {
      answer = await ask(`${base}/${path}`, { credentials: 'same-origin', ...init })
    } catch (error) {
      throw new UploadAway('no answer', { cause: error })
    }
    if (answer.ok) return answer.json()
    if (isPassing(answer.status)) throw new UploadAway(`answer ${answer.status}`)
    const said = (await answer.json().catch(() => ({}))) as { message?: unknown }
    throw new UploadRefused(answer.status, typeof said.message === 'string' ? said.message : null)
  }
  const post = (path: string, body: unknown, idempotencyKey: string) =>
    call(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrfToken, 'idempotency-key': idempotencyKey },
    })
  return {
    start: async (file, key) => (await post('start', file, key)) as UploadTicket,
    parts: async (evidenceId, parts, key) =>
      ((await post('parts', { evidenceId, parts }, key)) as { urls: PartLink[] }).urls,
    stored: async (evidenceId) => {
      const path = `stored?evidenceId=${encodeURIComponent(evidenceId)}`
      const parts = (await call(path, { headers: { accept: 'application/json' } })) as { partNo: number }[]
      return parts.map(({ partNo }) => partNo)
    },
    complete: async (evidenceId, key) => (await post('complete', { evidenceId }, key)) as { state: string },
  }
}

const isPassing = (status: number) => status >= 500 || status === 408 || status === 425 || status === 429
