import { type KeyboardEvent, type PointerEvent, type RefObject, useState } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/evidence.ts'
import { Button } from '#app/ui/button.tsx'

/** A black box over a picture, as shares of its width and height, 0 to 1. */
export interface Cover {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

type BoardProps = {
  readonly picture: RefObject<HTMLImageElement>
  readonly file: string
  readonly title: string
  readonly covers: readonly Cover[]
  readonly setCovers: (covers: readonly Cover[]) => void
}

/** Smaller than this a drag was a slip of the finger. */
const LEAST = 0.01
const STEP = 0.02
const between = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** The picture with its black boxes: drawn by dragging, or added by a button and moved by the arrow keys. */
export const CoverBoard = ({ picture, file, title, covers, setCovers }: BoardProps) => {
  const t = useWords(words).redact
  const [from, setFrom] = useState<{ x: number; y: number } | null>(null)
  const [drawn, setDrawn] = useState<Cover | null>(null)

  const placeOf = ({ currentTarget, clientX, clientY }: PointerEvent) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    return { x: between((clientX - left) / width, 0, 1), y: between((clientY - top) / height, 0, 1) }
  }
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    setFrom(placeOf(event))
  }
  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (!from) return
    const { x, y } = placeOf(event)
    setDrawn({ x: Math.min(x, from.x), y: Math.min(y, from.y), w: Math.abs(x - from.x), h: Math.abs(y - from.y) })
  }
  const end = () => {
    if (drawn && drawn.w > LEAST && drawn.h > LEAST) setCovers([...covers, drawn])
    setFrom(null)
    setDrawn(null)
  }
  const change = (at: number, cover: Cover) => setCovers(covers.map((one, n) => (n === at ? cover : one)))
  return (
    <>
      <div className="covers" onPointerDown={begin} onPointerMove={go} onPointerUp={end} onPointerCancel={end}>
        <img ref={picture} src={file} alt={title} draggable={false} />
        {[...covers, ...(drawn ? [drawn] : [])].map((cover, at) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: boxes have no name but their place
            key={at}
            type="button"
            aria-label={t.cover(at + 1)}
            style={share(cover)}
            onKeyDown={(event) => at < covers.length && moved(event, cover, (next) => change(at, next))}
          />
        ))}
      </div>
      <div className="two">
        <Button
          type="button"
          look="second"
          slim
          onClick={() => setCovers([...covers, { x: 0.35, y: 0.4, w: 0.3, h: 0.2 }])}
        >
          {t.add}
        </Button>
        {covers.length > 0 && (
          <Button type="button" look="quiet" slim onClick={() => setCovers(covers.slice(0, -1))}>
            {t.undo}
          </Button>
        )}
      </div>
    </>
  )
}

const share = ({ x, y, w, h }: Cover) => ({
  left: `${x * 100}%`,
  top: `${y * 100}%`,
  width: `${w * 100}%`,
  height: `${h * 100}%`,
})

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
}

/** Arrow keys move a box, with Shift they make it larger and smaller. */
function moved(event: KeyboardEvent, { x, y, w, h }: Cover, change: (cover: Cover) => void): void {
  const way = ways[event.key]
  if (!way) return
  event.preventDefault()
  const [dx, dy] = way
  if (event.shiftKey) change({ x, y, w: between(w + dx, LEAST, 1 - x), h: between(h + dy, LEAST, 1 - y) })
  else change({ x: between(x + dx, 0, 1 - w), y: between(y + dy, 0, 1 - h), w, h })
}
