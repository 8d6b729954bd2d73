import { askOf, type ReturnReasonCode, returnReasons } from '#app/domain/confirmation/catalogue.ts'
import { useLanguage, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court-return.ts'

export interface AskedPoint {
  readonly reason: ReturnReasonCode
  readonly clause: number | null
  readonly note: string | null
}

/** Each thing that is asked: where, why, and what would be right. */
export const AskedList = ({ points }: { readonly points: readonly AskedPoint[] }) => {
  const t = useWords(words)
  const language = useLanguage()
  return (
    <ul className="asked">
      {points.map(({ reason, clause, note }) => (
        <li key={`${clause}-${reason}`}>
          <b>{clause === null ? t.papers : t.clauseNo(clause)}</b> {returnReasons[reason][language]}
          <span className="second">{note || askOf(reason)?.[language]}</span>
        </li>
      ))}
    </ul>
  )
}
