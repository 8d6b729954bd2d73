import { parentPort } from 'node:worker_threads'
import { catalogue } from '../catalogue.ts'
import type { PaperDocument } from '../document.ts'
import { AmountsDisagree } from './amounts.ts'
import { GlyphMissing } from './lines.server.ts'
import { ValueMissing } from './markup.ts'
import type { Refusal, RenderOrder } from './messages.ts'
import { renderDocument } from './render.server.ts'

/** The thread that renders: what takes a tenth of a second here never holds up a page that somebody waits for. */
const refusalOf = (error: unknown): Refusal => {
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  if (error instanceof GlyphMissing) return { name, message, about: error.character }
  if (error instanceof ValueMissing) return { name, message, about: error.value }
  if (error instanceof AmountsDisagree) return { name, message, about: error.amount }
  return { name, message }
}

const render = async ({ templateId, ...rest }: RenderOrder) => {
  const document = catalogue[templateId] as unknown as PaperDocument
  return renderDocument({ ...rest, document })
}

parentPort?.on('message', ({ id, order }: { id: number; order: RenderOrder }) => {
  render(order).then(
    (paper) => parentPort?.postMessage({ id, paper }),
    (error: unknown) => parentPort?.postMessage({ id, refusal: refusalOf(error) }),
  )
})
