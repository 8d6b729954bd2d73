import { useLocation } from '@remix-run/react'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/kept.ts'
import { Note } from '../marks.tsx'
import { forgetTyped, keepTyped, type Typed, typedOn } from './typed.ts'

type Line = HTMLInputElement | HTMLTextAreaElement

const LINES = 'textarea[name], input[name]:not([type=hidden], [type=file], [type=radio], [type=checkbox])'

const linesIn = (place: HTMLElement): Line[] => [...place.querySelectorAll<Line>(LINES)]

const typedIn = (place: HTMLElement): Typed => {
  const typed: Record<string, string[]> = {}
  for (const line of linesIn(place)) typed[line.name] = [...(typed[line.name] ?? []), line.value]
  return typed
}

/** Puts a value in as if it had been typed, so that whatever listens to the field knows of it. */
function typeInto(line: Line, value: string): void {
  const kind = line instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(line, value)
  line.dispatchEvent(new Event('input', { bubbles: true }))
}

/** @returns whether anything was put back. */
function putBack(place: HTMLElement, typed: Typed): boolean {
  const seen: Record<string, number> = {}
  let isPut = false
  for (const line of linesIn(place)) {
    const at = seen[line.name] ?? 0
    seen[line.name] = at + 1
    const value = typed[line.name]?.[at]
    if (value === undefined || value === '' || value === line.value) continue
    typeInto(line, value)
    isPut = true
  }
  return isPut
}

/**
 * Keeps what is typed inside it on this device until the server has it: a page that was closed or loaded anew without a
 * network has it again. Numbers of identity and codes are never kept.
 */
export const KeepTyped = ({ children }: { readonly children: ReactNode }) => {
  const t = useWords(words)
  const { pathname, search } = useLocation()
  const page = `${pathname}${search}`
  const place = useRef<HTMLDivElement>(null)
  const isSent = useRef(false)
  const [isBack, setBack] = useState(false)
  useEffect(() => {
    isSent.current = false
    const kept = typedOn(window.localStorage, page, Date.now())
    setBack(kept !== null && place.current !== null && putBack(place.current, kept))
    // The page is left for another one only when the server has taken its form; a page that dies leaves nothing undone.
    return () => {
      if (isSent.current) forgetTyped(window.localStorage, page)
    }
  }, [page])
  const keep = ({ currentTarget }: FormEvent<HTMLDivElement>) => {
    isSent.current = false
    keepTyped(window.localStorage, page, typedIn(currentTarget), Date.now())
  }
  return (
    <div
      ref={place}
      onInput={keep}
      onSubmit={() => {
        isSent.current = true
      }}
    >
      {isBack && (
        <Note tone="hint" live>
          {t.putBack}
        </Note>
      )}
      {children}
    </div>
  )
}
