import { type PartLink, UploadAway, UploadRefused } from './upload-api.ts'

/** Sends one part to its link; `onBytes` hears how many bytes of it are out. */
export type SendPart = (
  link: PartLink,
  body: Blob,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
) => Promise<void>

const SILENCE_MS = 60_000

/** Sends a part with progress; gives up after a minute in which nothing moves. */
export const sendPartByXhr: SendPart = (link, body, onBytes, signal) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    let watch = setTimeout(() => request.abort(), SILENCE_MS)
    const alive = () => {
      clearTimeout(watch)
      watch = setTimeout(() => request.abort(), SILENCE_MS)
    }
    const stop = () => request.abort()
    const done = (settle: () => void) => {
      clearTimeout(watch)
      signal.removeEventListener('abort', stop)
      settle()
    }
    signal.addEventListener('abort', stop)
    request.upload.onprogress = ({ loaded }) => {
      alive()
      onBytes(loaded)
    }
    request.onload = () => done(() => settleByStatus(request.status, resolve, reject))
    request.onerror = () => done(() => reject(new UploadAway('the connection broke')))
    request.onabort = () => done(() => reject(new UploadAway('the part was given up')))
    request.open('PUT', link.url)
    for (const [name, value] of Object.entries(link.headers)) request.setRequestHeader(name, value)
    request.send(body)
  })

/** Sends a part without progress, where there is no XMLHttpRequest. */
export const sendPartByFetch: SendPart = async (link, body, onBytes, signal) => {
  const answer = await fetch(link.url, { method: 'PUT', body, headers: link.headers, signal }).catch(
    (error: unknown) => {
      throw new UploadAway('the connection broke', { cause: error })
    },
  )
  await answer.arrayBuffer().catch(() => undefined)
  await new Promise<void>((resolve, reject) => settleByStatus(answer.status, resolve, reject))
  onBytes(body.size)
}

function settleByStatus(status: number, resolve: () => void, reject: (error: Error) => void): void {
  if (status >= 200 && status < 300) resolve()
  else if (status >= 500 || status === 408 || status === 429) reject(new UploadAway(`the store answered ${status}`))
  else reject(new UploadRefused(status, null))
}
