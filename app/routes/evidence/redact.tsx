import { useState } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/evidence.ts'
import { useFetched } from '#app/ui/fetched.ts'
import { useHydrated } from '#app/ui/hydrated.ts'
import type { Item } from './item-parts.tsx'

export type RedactProps = { readonly item: Item; readonly file: string; readonly base: string; readonly scope: string }

const fetchEditor = () => import('./redact-editor.tsx')

/** Covers parts of a picture with black and keeps the result as an item of its own that names the original. */
export const Redact = (props: RedactProps) => {
  const t = useWords(words)
  const hydrated = useHydrated()
  const [isOpen, setOpen] = useState(false)
  const part = useFetched(fetchEditor, isOpen)
  if (!hydrated) return null
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t.openRedact}</summary>
      {isOpen && (part ? <part.RedactEditor {...props} /> : <p className="meta">{t.pagesOpening}</p>)}
    </details>
  )
}
