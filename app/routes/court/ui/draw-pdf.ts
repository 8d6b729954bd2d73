import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerUrl

/**
 * Draws every page of a paper into canvases below each other.
 * @param zoom width of a page as part of the place; one dot of the drawing is one dot of the screen, so that thin strokes stay.
 * @param label accessible name of a page by its number.
 * @returns the number of pages.
 */
export async function drawPdf(
  url: string,
  place: HTMLElement,
  {
    zoom,
    label,
    signal,
  }: { readonly zoom: number; readonly label: (page: number) => string; readonly signal: AbortSignal },
): Promise<number> {
  const task = getDocument({ url, isEvalSupported: false })
  signal.addEventListener('abort', () => void task.destroy())
  const paper = await task.promise
  place.replaceChildren()
  for (let n = 1; n <= paper.numPages && !signal.aborted; n += 1) {
    const page = await paper.getPage(n)
    const { width } = page.getViewport({ scale: 1 })
    const viewport = page.getViewport({ scale: (Math.max(place.clientWidth, 320) / width) * zoom * devicePixelRatio })
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
