import { timeLimit } from './time-limit.ts'

/** A phone line can be silent for long while a form with a picture goes up. */
const ANSWER_MS = 60_000
const PAUSES_MS = [1_000, 2_000, 4_000]

const waiting = new Set<symbol>()
const listeners = new Set<() => void>()

/** Whether something that was pressed still waits for an answer, because the line or the server is away. */
export const isAwaited = (): boolean => waiting.size > 0

/** Tells when that changes. @returns how to stop. */
export function onAwaited(changed: () => void): () => void {
  listeners.add(changed)
  return () => void listeners.delete(changed)
}

function say(question: symbol, isWaiting: boolean): void {
  if (isWaiting ? waiting.has(question) : !waiting.delete(question)) return
  if (isWaiting) waiting.add(question)
  for (const changed of listeners) changed()
}

/**
 * Asks like `fetch`, but a page's own question that meets no answer is asked again until it meets one or its reader
 * goes elsewhere: the page stays as it is, with everything typed on it. A form carries its number, so it acts once.
 */
export function patiently(ask: typeof fetch): typeof fetch {
  return (input, init) => (isOwnQuestion(input, init) ? askUntilAnswered(ask, input, init) : ask(input, init))
}

/** Asks until somebody answers; only for what may be asked twice. */
export async function askUntilAnswered(
  ask: typeof fetch,
  input: RequestInfo | URL,
  init?: RequestInit,
): Promise<Response> {
  const question = Symbol('question')
  try {
    for (let tries = 0; ; tries++) {
      const answer = await askOnce(ask, input, init)
      if (answer) return answer
      say(question, true)
      await pause(PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? 0)
      init?.signal?.throwIfAborted()
    }
  } finally {
    say(question, false)
  }
}

/** Where Remix asks which routes lie behind the links and forms of a page: without it a press leads nowhere. */
const ROUTES = '/__manifest'

/** What Remix asks for a page or posts for a form; a post only when it bears a number. */
function isOwnQuestion(input: RequestInfo | URL, init: RequestInit | undefined): boolean {
  if (input instanceof Request) return false
  const { origin, pathname } = new URL(input, window.location.href)
  if (origin !== window.location.origin) return false
  if (pathname === ROUTES) return true
  if (!pathname.endsWith('.data')) return false
  if ((init?.method ?? 'GET').toUpperCase() === 'GET') return true
  const body = init?.body
  return (body instanceof URLSearchParams || body instanceof FormData) && body.has('idempotencyKey')
}

/** @returns null when nobody was there to answer. */
async function askOnce(
  ask: typeof fetch,
  input: RequestInfo | URL,
  init: RequestInit | undefined,
): Promise<Response | null> {
  const limit = timeLimit(ANSWER_MS)
  const control = new AbortController()
  const given = init?.signal
  const end = () => control.abort(given?.reason)
  given?.addEventListener('abort', end)
  limit.addEventListener('abort', end)
  try {
    const answer = await ask(input, { ...init, signal: control.signal })
    return isFromPages(answer) ? answer : null
  } catch (error) {
    if (given?.aborted) throw error
    return null
  } finally {
    limit.removeEventListener('abort', end)
  }
}

/** A fault that our pages did not make comes from what stands before them while they are away. */
const isFromPages = ({ status, headers }: Response): boolean => status < 500 || headers.has('X-Remix-Response')

/** Waits, or until the network comes back. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    window.addEventListener('online', done)
  })
}
