import type { SaidReason } from '#app/domain/reason/reasons.server.ts'
import { useLanguage, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court-return.ts'

export interface AskedPoint extends SaidReason {
  readonly reason: string
  readonly clause: number | null
  readonly note: string | null
}

/** Each thing that is asked: where, why, and what would be right. */
export const AskedList = ({ points }: { readonly points: readonly AskedPoint[] }) => {
  const t = useWords(words)
  const language = useLanguage()
  return (
    <ul className="asked">
      {points.map(({ reason, said, ask, clause, note }) => (
        <li key={`${clause}-${reason}`}>
          <b>{clause === null ? t.papers : t.clauseNo(clause)}</b> {said[language]}
          <span className="second">{note || ask?.[language]}</span>
        </li>
      ))}
    </ul>
  )
}
