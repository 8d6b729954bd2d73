import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/guide.ts'

export type WaysProps = {
  /** Where the letter is; null when none fits: somebody is afraid, or the letter is of the other side. */
  readonly letter: string | null
  /** Path of the draft. */
  readonly file: string
  /** Work disputes go to arbitration before a court. */
  readonly mustArbitrate: boolean
}

/** The ways that are open, side by side: what each costs, how long it takes, what comes of it. */
export const Ways = ({ letter, file, mustArbitrate }: WaysProps) => {
  const t = useWords(words)
  const { talk, mediate, arbitrate, sue } = t.waysOpen
  return (
    <section>
      <h2>{t.ways}</h2>
      <ul className="facts">
        <Way {...talk}>{letter && <Link to={letter}>{t.toLetter}</Link>}</Way>
        <Way {...mediate}>
          <Link to={file}>{t.apply}</Link>
        </Way>
        {mustArbitrate && <Way {...arbitrate} />}
        <Way {...sue}>{mustArbitrate && t.arbitrateFirst}</Way>
      </ul>
    </section>
  )
}

const Way = ({ name, text, children }: { name: string; text: string; children?: ReactNode }) => (
  <li>
    <b>{name}</b>
    <span className="line">{text}</span>
    {children && <span className="line">{children}</span>}
  </li>
)
