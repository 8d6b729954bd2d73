import type { ReactNode } from 'react'
import { PartyBadge, type Side } from './marks.tsx'

export type Message = {
  readonly key: string
  readonly side: Side
  readonly name: string
  readonly when: string
  readonly text: ReactNode
  readonly mine: boolean
}

/** What was said in one thread, oldest first. */
export const MessageThread = ({ messages }: { messages: readonly Message[] }) => (
  <ol>
    {messages.map(({ key, side, name, when, text, mine }) => (
      <li key={key} className={mine ? 'bubble bubble--mine' : 'bubble'}>
        <p className="second">
          <PartyBadge side={side} /> <b translate="no">{name}</b> {when}
        </p>
        <p>{text}</p>
      </li>
    ))}
  </ol>
)
