import { useEffect, useRef, useState } from 'react'
import type { Locale } from '#app/i18n/locale.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/evidence.ts'
import { useHydrated } from '#app/ui/hydrated.ts'
import type { Item } from './item-parts.tsx'
import { PdfPages } from './pdf-pages.tsx'

const KIB = 1024

/** Size of a file in the unit in which it is a small number. */
export function sizeOf(bytes: number, locale: Locale): string {
  const [value, unit] = bytes < KIB * KIB ? [bytes / KIB, 'KB'] : [bytes / KIB / KIB, 'MB']
  const digits = unit === 'MB' && value < 100 ? 1 : 0
  return `${Math.max(1, value).toLocaleString(locale, { maximumFractionDigits: digits })} ${unit}`
}

type Shown = { readonly item: Item; readonly file: string }

/** What can be seen of an item that may be opened, how to have it, and its fingerprint. */
export const Proof = ({ item, file }: Shown) => {
  const t = useWords(words)
  const isOriginal = item.mayHaveOriginal || !item.hasDetails
  const { redacts } = item
  return (
    <>
      {redacts && <p className="meta">{t.isCopy(redacts.no === null ? '' : String(redacts.no))}</p>}
      <Preview item={item} file={file} />
      <p>
        <a href={`${file}?download`} download={item.fileName}>
          {isOriginal ? t.download : t.downloadShown}
          <span className="vh">：{item.fileName}</span>
        </a>
      </p>
      <details>
        <summary>{t.fingerprint}</summary>
        <p className="meta">{t.fingerprintHint}</p>
        <p className="num fingerprint">{item.sha256}</p>
        {redacts && (
          <>
            <p className="meta">{t.originalPrint}</p>
            <p className="num fingerprint">{redacts.sha256}</p>
          </>
        )}
        {item.hasDetails && <p className="meta">{isOriginal ? t.detailsKept : t.shownOnly}</p>}
        {item.isLocked !== null && <p className="meta">{item.isLocked ? t.lock.yes : t.lock.no}</p>}
        <p className="meta">{item.scan === 'clean' ? t.scans.clean : t.scans.notScanned}</p>
      </details>
    </>
  )
}

/** Shown by the browser's own decoder where it has one; where it has none, that is said. */
const Preview = ({ item, file }: Shown) => {
  const type = item.type ?? ''
  if (/^(?:audio|video)\//.test(type)) return <Playing item={item} file={file} />
  if (type === 'application/pdf') return <PdfPages url={file} title={item.description || item.fileName} />
  if (/^image\/hei[cf]$/.test(type)) return <PhonePhoto item={item} file={file} />
  return /^(?:image|text)\//.test(type) ? null : <NoPreview item={item} />
}

const NoPreview = ({ item }: { item: Item }) => {
  const t = useWords(words)
  const locale = useLocale()
  return <p className="meta">{t.noPreview(item.typeName, sizeOf(item.bytes, locale))}</p>
}

const Playing = ({ item, file }: Shown) => {
  const media = useRef<HTMLVideoElement & HTMLAudioElement>(null)
  const [isDeaf, setDeaf] = useState(false)
  // The browser may have given up before the page came to life.
  useEffect(() => setDeaf(Boolean(media.current?.error)), [])
  if (isDeaf) return <NoPreview item={item} />
  const props = { ref: media, controls: true, preload: 'metadata', src: file, onError: () => setDeaf(true) } as const
  return item.type?.startsWith('video/') ? <video {...props} /> : <audio {...props} />
}

/** HEIC: some phones' browsers show it, most others do not; the sentence stands until the picture does. */
const PhonePhoto = ({ item, file }: Shown) => {
  const hydrated = useHydrated()
  const [isSeen, setSeen] = useState(false)
  return (
    <>
      {hydrated && (
        <img hidden={!isSeen} src={file} alt={item.description || item.fileName} onLoad={() => setSeen(true)} />
      )}
      {!isSeen && <NoPreview item={item} />}
    </>
  )
}
