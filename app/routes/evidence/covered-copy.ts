import type { Cover } from './cover-board.tsx'
import type { Item } from './item-parts.tsx'

/** Longest side of a copy: what every phone can hold in memory. */
const LONGEST_PX = 4096
const JPEG_QUALITY = 0.92

/**
 * Draws the picture anew with the boxes filled: what was under them is not in the file any more, and neither are the
 * details of the camera.
 *
 * @throws Error when this browser cannot draw it.
 */
export async function coveredCopy(picture: HTMLImageElement, covers: readonly Cover[], item: Item): Promise<File> {
  await picture.decode()
  const scale = Math.min(1, LONGEST_PX / Math.max(picture.naturalWidth, picture.naturalHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.naturalWidth * scale))
  canvas.height = Math.max(1, Math.round(picture.naturalHeight * scale))
  const drawing = canvas.getContext('2d')
  if (!drawing) throw new Error('this browser does not draw')
  drawing.drawImage(picture, 0, 0, canvas.width, canvas.height)
  drawing.fillStyle = '#000'
  for (const { x, y, w, h } of covers) {
    // Whole dots outwards: no half-covered edge shows what is below.
    const [left, top] = [Math.floor(x * canvas.width), Math.floor(y * canvas.height)]
    drawing.fillRect(left, top, Math.ceil((x + w) * canvas.width) - left, Math.ceil((y + h) * canvas.height) - top)
  }
  const type = item.type === 'image/png' ? 'image/png' : 'image/jpeg'
  const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made, type, JPEG_QUALITY))
  if (!blob) throw new Error('the picture is too large for this browser')
  const name = item.fileName.replace(/\.[^.]*$/, '').slice(0, 200)
  return new File([blob], `${name}.${type === 'image/png' ? 'png' : 'jpg'}`, { type, lastModified: Date.now() })
}
