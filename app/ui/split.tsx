import type { ReactNode } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ui.ts'

/** The left side of a split desk: the paper itself. */
export const PdfPane = ({ label, tabs, children }: { label: string; tabs?: ReactNode; children: ReactNode }) => (
  <section className="pdfpane" aria-label={label}>
    {tabs && <div className="tabs">{tabs}</div>}
    {children}
  </section>
)

/** A sheet of paper on the screen; papers are Chinese. */
export const Sheet = ({ children, footer }: { children: ReactNode; footer?: ReactNode }) => (
  <article className="a4" lang="zh-CN">
    {children}
    {footer && <footer>{footer}</footer>}
  </article>
)

export type CheckItemProps = {
  /** What the machine found. */
  readonly state: 'ok' | 'look' | 'no'
  readonly title: ReactNode
  readonly note?: ReactNode
  /** The human tick, beside and apart from the machine's mark: name and value in the form. */
  readonly tick?: { readonly name: string; readonly value: string; readonly ticked: boolean; readonly what: string }
}

const marks = { ok: '●', look: '◆', no: '▲' } as const

/** One point of the checklist: machine result at the left, human tick at the right. */
export const CheckItem = ({ state, title, note, tick }: CheckItemProps) => {
  const t = useWords(words)
  return (
    <div className={state === 'look' ? 'check check--look' : 'check'}>
      <span className={`state state--${state}`} role="img" aria-label={t.checkStates[state]}>
        {marks[state]}
      </span>
      <span>
        <b>{title}</b>
        {note && <span className="sub">{note}</span>}
      </span>
      {tick && (
        <label className="human" htmlFor={`${tick.name}-${tick.value}`}>
          <input
            id={`${tick.name}-${tick.value}`}
            type="checkbox"
            name={tick.name}
            value={tick.value}
            defaultChecked={tick.ticked}
          />
          {t.looked}
          <span className="vh">{t.changeWhat(tick.what)}</span>
        </label>
      )}
    </div>
  )
}
