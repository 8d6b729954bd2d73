import { Fragment, type ReactNode } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ui.ts'
import { Tag } from './marks.tsx'

export type ClausePairProps = {
  /** Such as 第二条. */
  readonly title: string
  /** Whose duty it is, such as 您要做的. */
  readonly whose?: string
  /** True for the reader's own duties; they stand first. */
  readonly mine?: boolean
  readonly changed?: boolean
  /** What it means, in everyday words; mark the blanks with `Var`. */
  readonly plain: ReactNode
  /** The formal text; always Chinese. */
  readonly legal: ReactNode
  /** Links under the clause, such as 这条我有话说. */
  readonly foot?: ReactNode
  /** On wide screens formal left, plain right. */
  readonly wide?: boolean
}

/** One clause twice: plain words first on a phone, the formal text below; formal left on a desk with `wide`. */
export const ClausePair = ({ title, whose, mine, changed, plain, legal, foot, wide }: ClausePairProps) => {
  const t = useWords(words)
  return (
    <section className={`clause${mine ? ' clause--mine' : ''}${wide ? ' clause--wide' : ''}`}>
      <h2 className="clause__head">
        {title}
        {whose && <span className="whose">{whose}</span>}
        {changed && <Tag tone="warn">{t.changed}</Tag>}
      </h2>
      <div className="clause__body">
        <div className="clause__plain">
          <span className="k">{t.plainWords}</span>
          <p>{plain}</p>
        </div>
        <div className="clause__legal">
          <span className="k">{t.formalWords}</span>
          <span lang="zh-CN">{legal}</span>
        </div>
      </div>
      {foot && <div className="clause__foot">{foot}</div>}
    </section>
  )
}

/** A blank of a clause, marked alike on both sides. */
export const Var = ({ children }: { children: ReactNode }) => <span className="var">{children}</span>

const COUNTS =
  /(人民币[\d,]+\.\d{2}元（大写：[^）]+）|[\d,]+\.\d{2}元|RMB [\d,]+\.\d{2}|\d{4}年\d{1,2}月\d{1,2}日|\d+[日天]内|\d{1,2} [A-Z][a-z]+ \d{4}|\d+ days|\d+(?:\.\d+)?%)/u

/** A sentence of a clause with its amounts and days marked. */
export const ClauseWords = ({ children }: { children: string }) => {
  // Words and figures take turns, so the place in the row tells which is which.
  const parts = children.split(COUNTS)
  return parts.map((part, place) => {
    const key = `${parts.slice(0, place).join('').length}-${part}`
    return place % 2 === 0 ? <Fragment key={key}>{part}</Fragment> : <Var key={key}>{part}</Var>
  })
}
