import { useState } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ui.ts'
import { walkQueue } from './desk-keys.ts'

/** A key and what it does. */
export type DeskKey = { readonly key: string; readonly does: string }

const WALKS: Readonly<Record<string, 1 | -1>> = { J: 1, K: -1 }

/** A key at the foot of a desk; those that walk the rows have their button here, all others on the page. */
export const KeyHint = ({ name, does }: { readonly name: string; readonly does: string }) => {
  const by = WALKS[name]
  const shown = (
    <>
      <kbd>{name}</kbd> {does}
    </>
  )
  if (by === undefined) return <span>{shown}</span>
  return (
    <button type="button" className="key" aria-keyshortcuts={name} onClick={() => walkQueue(by)}>
      {shown}
    </button>
  )
}

/** The keys of every control that can be seen now, by what the control says. */
function keysOnPage(): DeskKey[] {
  return [...document.querySelectorAll<HTMLElement>('[data-key]')].flatMap((control) => {
    const key = control.dataset.key ?? ''
    if (key === '?' || !control.checkVisibility()) return []
    const copy = control.cloneNode(true) as HTMLElement
    for (const drawn of copy.querySelectorAll('kbd')) drawn.remove()
    return [{ key, does: copy.textContent?.trim() ?? '' }]
  })
}

/** `?`: all keys of this page, also those of controls that the foot does not name. */
export const AllKeys = ({ keys }: { readonly keys: readonly DeskKey[] }) => {
  const t = useWords(words)
  const [found, setFound] = useState<readonly DeskKey[]>([])
  const rest = found.filter(({ key }) => keys.every((one) => one.key !== key))
  return (
    <details className="keys" onToggle={({ currentTarget }) => currentTarget.open && setFound(keysOnPage())}>
      <summary data-key="?" aria-keyshortcuts="?">
        <kbd>?</kbd> {t.allKeys}
      </summary>
      <dl>
        {[...keys, ...rest, { key: '?', does: t.allKeysAgain }].map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
