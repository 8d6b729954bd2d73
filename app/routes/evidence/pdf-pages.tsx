import { useEffect, useRef, useState } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/evidence.ts'
import { Button } from '#app/ui/button.tsx'
import { useHydrated } from '#app/ui/hydrated.ts'

/** Each page takes a phone some megabytes: so many at a time. */
const PAGES_AT_ONCE = 8

/** The pages of a PDF as pictures, drawn on this device once somebody asks; the drawing code is fetched only then. */
export const PdfPages = ({ url, title }: { readonly url: string; readonly title: string }) => {
  const t = useWords(words)
  const hydrated = useHydrated()
  const place = useRef<HTMLDivElement>(null)
  const [most, setMost] = useState(0)
  const [all, setAll] = useState<number | null>(null)
  const [isBroken, setBroken] = useState(false)
  const { pageOf } = t
  useEffect(() => {
    const box = place.current
    if (most === 0 || !box) return
    const stop = new AbortController()
    const draw = async () => {
      const { drawPdf } = await import('#app/ui/pdf/draw-pdf.ts')
      const label = (page: number) => `${title} ${pageOf(page)}`
      if (!stop.signal.aborted) setAll(await drawPdf(url, box, { label, signal: stop.signal, most }))
    }
    draw().catch(() => {
      if (!stop.signal.aborted) setBroken(true)
    })
    return () => stop.abort()
  }, [url, title, most, pageOf])
  if (!hydrated) return null
  if (isBroken) return <p className="meta">{t.pagesBroken}</p>
  const more = () => setMost((now) => now + PAGES_AT_ONCE)
  return (
    <>
      {most > 0 && <div className="sheets pdfpages" ref={place} />}
      {most > 0 && (
        <p className="meta" role="status">
          {all === null ? t.pagesOpening : t.pagesShown(Math.min(most, all), all)}
        </p>
      )}
      {(most === 0 || (all !== null && most < all)) && (
        <Button type="button" look="second" slim onClick={more}>
          {most === 0 ? t.pages : t.morePages}
          <span className="vh">：{title}</span>
        </Button>
      )}
    </>
  )
}
