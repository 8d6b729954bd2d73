import { PassThrough } from 'node:stream'
import type { AppLoadContext, EntryContext, HandleDataRequestFunction } from '@remix-run/node'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { awayAnswer, isRecordAway } from '#app/http/server/away.ts'
import { titleOf } from '#app/i18n/words/titles.ts'
import { NonceContext } from '#app/ui/nonce.ts'
import { TitleContext } from '#app/ui/title.ts'

// What the web process needs to start is built together with the pages, so that both share one copy of every module:
// an error that a part throws is then the same class that a page looks for.
export { startWorker } from '#app/domain/jobs/worker.server.ts'
export { createPlatform, faultPoint } from '#app/http/platform.server.ts'

/** After this a page that still waits for something is cut. */
export const streamTimeout = 10_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  if (context.isRecordAway) return Promise.resolve(awayAnswer(request.method))
  // Readers that cannot follow a stream, and pages without JavaScript, get the page whole.
  const waits = remixContext.isSpaMode || isbot(request.headers.get('user-agent'))
  const nonce = context.nonce
  const page = (
    <NonceContext.Provider value={nonce}>
      <TitleContext.Provider value={titleOf}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </TitleContext.Provider>
    </NonceContext.Provider>
  )
  return new Promise((resolve, reject) => {
    let isShellSent = false
    let answerStatus = status
    const send = () => {
      isShellSent = true
      const body = new PassThrough()
      headers.set('Content-Type', 'text/html; charset=utf-8')
      // As answers to scripts bear it: a fault of ours is told from one of what stands before the pages.
      headers.set('X-Remix-Response', 'yes')
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answerStatus }))
      pipe(body)
    }
    const { pipe, abort } = renderToPipeableStream(page, {
      ...(nonce ? { nonce } : {}),
      onShellReady() {
        if (!waits) send()
      },
      onAllReady() {
        // The clock holds everything that the page was made of.
        clearTimeout(cut)
        if (waits) send()
      },
      onShellError: reject,
      onError(error: unknown) {
        answerStatus = 500
        // Errors of the shell reach the log through the refusal of the promise.
        if (isShellSent) report(context, error)
      },
    })
    const cut = setTimeout(abort, streamTimeout + 1_000)
  })
}

/** What a page asks for or posts by script. */
export const handleDataRequest: HandleDataRequestFunction = (response, { request, context }) =>
  context.isRecordAway ? awayAnswer(request.method) : response

/** Faults of loaders and actions; a request that its reader cut is none. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (isRecordAway(error)) context.isRecordAway = true
  if (!request.signal.aborted) report(context, error)
}

const report = (context: AppLoadContext, error: unknown) =>
  context.platform?.log.error({ err: error, requestId: context.requestId }, 'fault')
