import { type PointerEvent, useRef, useState } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ui.ts'
import { Field } from './field.tsx'
import { useHydrated } from './hydrated.ts'

/** Width and height of the drawing, in units of its paths. */
export const PAD_WIDTH = 344
export const PAD_HEIGHT = 208

type Point = readonly [x: number, y: number]
type Stroke = readonly Point[]

/** Strokes as the path of an SVG, whole units, such as M10 20L12 24. */
export const strokesToPath = (strokes: readonly Stroke[]): string =>
  strokes
    .map(([first, ...rest]) => {
      if (!first) return ''
      const line = rest.length > 0 ? rest : [first]
      return `M${first.join(' ')}${line.map((point) => `L${point.join(' ')}`).join('')}`
    })
    .join('')

export type SignPadProps = {
  /** The registered name, to be written or typed. */
  readonly signer: string
  readonly error?: string | undefined
}

/**
 * Signs by hand, or by typing: posts `signatureKind` (`drawn` or `typed`), `signaturePath` (SVG path in a box of
 * 344 × 208) and `typedName`. Without JavaScript only the typed name is asked for.
 */
export const SignPad = ({ signer, error }: SignPadProps) => {
  const t = useWords(words)
  const hydrated = useHydrated()
  const [kind, setKind] = useState<'drawn' | 'typed'>('drawn')
  const drawn = hydrated && kind === 'drawn'
  return (
    <div className="field stack">
      <input type="hidden" name="signatureKind" value={drawn ? 'drawn' : 'typed'} />
      {hydrated && (
        <fieldset className="tabs" aria-label={t.howToSign}>
          <button type="button" aria-pressed={drawn} {...current(drawn)} onClick={() => setKind('drawn')}>
            {t.draw}
          </button>
          <button type="button" aria-pressed={!drawn} {...current(!drawn)} onClick={() => setKind('typed')}>
            {t.type}
          </button>
        </fieldset>
      )}
      {drawn ? (
        <Pad signer={signer} error={error} />
      ) : (
        <Field name="typedName" label={t.typeName} hint={t.typeHint} error={error} autoComplete="name" />
      )}
    </div>
  )
}

const current = (yes: boolean) => (yes ? { 'aria-current': true as const } : {})

const Pad = ({ signer, error }: SignPadProps) => {
  const t = useWords(words)
  const [strokes, setStrokes] = useState<readonly Stroke[]>([])
  const drawing = useRef(false)
  const start = (event: PointerEvent<SVGSVGElement>) => {
    drawing.current = true
    event.currentTarget.setPointerCapture(event.pointerId)
    const first = pointOf(event)
    setStrokes((before) => [...before, [first]])
  }
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (!drawing.current) return
    const next = pointOf(event)
    setStrokes((before) => [...before.slice(0, -1), [...(before.at(-1) ?? []), next]])
  }
  const stop = () => {
    drawing.current = false
  }
  return (
    <>
      <input type="hidden" name="signaturePath" value={strokesToPath(strokes)} />
      <div className="signpad" id="typedName">
        {strokes.length === 0 && <span className="mark">{t.writeHere(signer)}</span>}
        <svg
          className="ink"
          viewBox={`0 0 ${PAD_WIDTH} ${PAD_HEIGHT}`}
          role="img"
          aria-label={`${t.padLabel} ${t.drawnSoFar(strokes.length)}`}
          onPointerDown={start}
          onPointerMove={move}
          onPointerUp={stop}
          onPointerCancel={stop}
        >
          <path d={strokesToPath(strokes)} />
        </svg>
      </div>
      <div className="padtools">
        <button type="button" className="linklike" onClick={() => setStrokes([])}>
          {t.again}
        </button>
      </div>
      {error && <p className="field__error">{error}</p>}
    </>
  )
}

/** Where the pointer is, in whole units of the drawing (the picture keeps its proportions inside the pad). */
const pointOf = (event: PointerEvent<SVGSVGElement>): Point => {
  const box = event.currentTarget.getBoundingClientRect()
  const scale = Math.min(box.width / PAD_WIDTH, box.height / PAD_HEIGHT)
  const left = box.left + (box.width - PAD_WIDTH * scale) / 2
  const top = box.top + (box.height - PAD_HEIGHT * scale) / 2
  const within = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value)))
  return [within((event.clientX - left) / scale, PAD_WIDTH), within((event.clientY - top) / scale, PAD_HEIGHT)]
}
