import type { ReactNode } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ui.ts'
import { PartyBadge, type Side } from './marks.tsx'

export type TurnFlagProps = {
  readonly side: Side | null
  /** True when the reader has to act. */
  readonly mine: boolean
  /** Name of the one who has to act, when it is not the reader. */
  readonly who?: string | undefined
}

/** Whose turn it is, with the letter of the side. */
export const TurnFlag = ({ side, mine, who }: TurnFlagProps) => {
  const t = useWords(words)
  return (
    <p className="turn">
      {side && <PartyBadge side={side} />}
      {mine ? t.yourTurn : side ? t.turnOf(who ?? t.theSides[side]) : t.nobodysTurn}
    </p>
  )
}

export type NextStepCardProps = TurnFlagProps & {
  /** The verb: what to do now, or what is being waited for. */
  readonly title: ReactNode
  readonly children?: ReactNode
  /** A `Deadline`. */
  readonly deadline?: ReactNode
  /** The one button or form; never given when it is not the reader's turn. */
  readonly action?: ReactNode
}

/** The slip on the file: whose turn, what, by when. One per page; grey and without a button while waiting. */
export const NextStepCard = ({ title, children, deadline, action, ...turn }: NextStepCardProps) => (
  <section className={turn.mine ? 'next-step' : 'next-step next-step--wait'}>
    <TurnFlag {...turn} />
    <h1>{title}</h1>
    {typeof children === 'string' ? <p>{children}</p> : children}
    {deadline && <p>{deadline}</p>}
    {turn.mine && action}
  </section>
)
