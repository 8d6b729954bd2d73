import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerUrl

/** Dots of the drawing for one of the screen: with fewer, thin strokes such as that of 一 are lost. */
const SHARPNESS = 3

/**
 * Draws every page of a paper into canvases below each other.
 * @param label accessible name of a page by its number.
 * @returns the number of pages.
 */
export async function drawPdf(
  url: string,
  place: HTMLElement,
  { label, signal }: { readonly label: (page: number) => string; readonly signal: AbortSignal },
): Promise<number> {
  const task = getDocument({ url, isEvalSupported: false })
  signal.addEventListener('abort', () => void task.destroy())
  const paper = await task.promise
  place.replaceChildren()
  for (let n = 1; n <= paper.numPages && !signal.aborted; n += 1) {
    const page = await paper.getPage(n)
    const { width } = page.getViewport({ scale: 1 })
    const viewport = page.getViewport({ scale: (Math.max(place.clientWidth, 320) / width) * SHARPNESS })
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(viewport.width)
    canvas.height = Math.round(viewport.height)
    canvas.setAttribute('role', 'img')
    canvas.setAttribute('aria-label', label(n))
    place.append(canvas)
    await page.render({ canvas, viewport }).promise
  }
  return paper.numPages
}
