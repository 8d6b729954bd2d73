import { useEffect, useRef, useState } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court-desk.ts'
import { Button } from '#app/ui/button.tsx'

const STEP = 25
const [LEAST, MOST] = [75, 200]

/** The pages of a paper; the drawing code is fetched only here. What cannot draw shows the browser's own viewer. */
export const PaperViewer = ({ url, title }: { readonly url: string; readonly title: string }) => {
  const t = useWords(words)
  const place = useRef<HTMLElement>(null)
  const [pages, setPages] = useState(0)
  const [isBroken, setBroken] = useState(false)
  const [zoom, setZoom] = useState(100)
  const label = t.pageOf
  useEffect(() => {
    const stop = new AbortController()
    const box = place.current
    setPages(0)
    setBroken(false)
    const draw = async () => {
      const { drawPdf } = await import('#app/ui/pdf/draw-pdf.ts')
      if (box && !stop.signal.aborted)
        setPages(await drawPdf(url, box, { label: (n) => `${title} ${label(n)}`, signal: stop.signal }))
    }
    draw().catch(() => {
      if (!stop.signal.aborted) setBroken(true)
    })
    return () => stop.abort()
  }, [url, title, label])
  useEffect(() => {
    place.current?.style.setProperty('--zoom', `${zoom}%`)
  }, [zoom])
  const inBrowser = <iframe className="pdf" title={title} src={`${url}#toolbar=0&navpanes=0&view=FitH`} />
  return (
    <>
      {isBroken ? (
        inBrowser
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by the keyboard
        <section className="sheets" ref={place} aria-label={title} tabIndex={0} />
      )}
      <noscript>{inBrowser}</noscript>
      <p className="sheets__foot">
        <Button type="button" look="quiet" slim onClick={() => setZoom((now) => Math.max(LEAST, now - STEP))}>
          {t.smaller}
        </Button>
        <span role="status">{pages === 0 ? (isBroken ? '' : t.opening) : t.pages(pages, zoom)}</span>
        <Button type="button" look="quiet" slim onClick={() => setZoom((now) => Math.min(MOST, now + STEP))}>
          {t.larger}
        </Button>
      </p>
    </>
  )
}
