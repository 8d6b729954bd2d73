import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { AmountsDisagree } from './amounts.ts'
import { GlyphMissing } from './lines.server.ts'
import { ValueMissing } from './markup.ts'
import type { Refusal, RenderOrder } from './messages.ts'
import type { RenderedPaper } from './render.server.ts'

const require = createRequire(import.meta.url)

interface Waiting {
  resolve(paper: RenderedPaper): void
  reject(error: Error): void
}
type Answer = { readonly id: number; readonly paper?: RenderedPaper; readonly refusal?: Refusal }

const errorOf = ({ name, message, about }: Refusal): Error => {
  if (name === 'GlyphMissing' && about) return new GlyphMissing(about)
  if (name === 'ValueMissing' && about) return new ValueMissing(about)
  if (name === 'AmountsDisagree' && about) return new AmountsDisagree(about)
  return Object.assign(new Error(message), { name })
}

/** One thread for all papers of a process; it starts with the first one and never keeps the process alive. */
class RenderThread {
  private readonly waiting = new Map<number, Waiting>()
  private worker: Worker | null = null
  private last = 0

  ask(order: RenderOrder): Promise<RenderedPaper> {
    const worker = this.worker ?? this.start()
    const id = ++this.last
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      worker.ref()
      worker.postMessage({ id, order })
    })
  }

  private start(): Worker {
    const script = require.resolve('#templates/render/render-thread.server.ts')
    const worker = new Worker(script, { execArgv: ['--import', pathToFileURL(require.resolve('tsx')).href] })
    this.worker = worker
    worker.on('message', (answer: Answer) => this.take(answer, worker))
    worker.on('error', (error) => this.lose(worker, error))
    worker.on('exit', (code) => this.lose(worker, new Error(`the thread that renders ended with ${code}`)))
    return worker
  }

  private take({ id, paper, refusal }: Answer, worker: Worker): void {
    const asked = this.waiting.get(id)
    this.waiting.delete(id)
    if (this.waiting.size === 0) worker.unref()
    if (paper) asked?.resolve(paper)
    else asked?.reject(errorOf(refusal ?? { name: 'Error', message: 'no answer' }))
  }

  /** Whoever waits is told, and tries again like after any other break; the next paper has a new thread. */
  private lose(worker: Worker, error: Error): void {
    if (this.worker !== worker) return
    this.worker = null
    for (const { reject } of this.waiting.values()) reject(error)
    this.waiting.clear()
  }
}

const thread = new RenderThread()

/**
 * Renders a paper in a thread of its own; the bytes are those of `renderDocument`.
 *
 * @throws what `renderDocument` throws, under the same name.
 */
export const renderApart = (order: RenderOrder): Promise<RenderedPaper> => thread.ask(order)
