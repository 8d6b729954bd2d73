import type { LoaderFunctionArgs } from '@remix-run/node'
import { caseOf, localeOf, refusalPage } from './context.server.ts'

const BEAT_MS = 15_000
const WORD = 'data: moved\n\n'
const BEAT = ': here\n\n'

/** Tells a page of one dispute that something moved; what moved the page then asks for itself, as its reader. */
export async function liveNews(args: LoaderFunctionArgs): Promise<Response> {
  try {
    const { platform, disputeId } = await caseOf(args)
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        const encoder = new TextEncoder()
        const tell = (text: string) => {
          try {
            controller.enqueue(encoder.encode(text))
          } catch {
            stop()
          }
        }
        const forget = platform.live.subscribe(disputeId, () => tell(WORD))
        const beat = setInterval(() => tell(BEAT), BEAT_MS)
        const stop = () => {
          clearInterval(beat)
          forget()
        }
        args.request.signal.addEventListener('abort', () => {
          stop()
          try {
            controller.close()
          } catch {
            // The stream ended before its reader went away.
          }
        })
        tell(BEAT)
      },
    })
    return new Response(stream, {
      headers: {
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store, no-transform',
        'X-Accel-Buffering': 'no',
      },
    })
  } catch (error) {
    throw refusalPage(error, await localeOf(args))
  }
}
