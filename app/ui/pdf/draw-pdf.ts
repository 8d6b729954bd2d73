import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerUrl

/** Dots of the drawing for one of the screen: with fewer, thin strokes such as that of 一 are lost. */
const SHARPNESS = 3

/**
 * Draws every page of a paper into canvases below each other.
 * @param label accessible name of a page by its number.
 * @param most only so many of the first pages: each one takes a phone some megabytes.
 * @returns the number of all pages.
 */
export async function drawPdf(
  url: string,
  place: HTMLElement,
  {
    label,
    signal,
    most = Number.POSITIVE_INFINITY,
  }: {
    readonly label: (page: number) => string
    readonly signal: AbortSignal
    readonly most?: number
  },
): Promise<number> {
  const task = getDocument({ url, isEvalSupported: false })
  signal.addEventListener('abort', () => void task.destroy())
  const paper = await task.promise
  place.replaceChildren()
  for (let n = 1; n <= Math.min(paper.numPages, most) && !signal.aborted; n += 1) {
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
