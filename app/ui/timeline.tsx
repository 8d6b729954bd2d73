import type { ReactNode } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ui.ts'
import { Icon } from './icon.tsx'

export type Step = {
  readonly key: string
  readonly what: ReactNode
  /** Time, or a word such as 现在. */
  readonly when?: ReactNode
  readonly state: 'done' | 'now' | 'next'
}

/** The steps of a case, stitched to the spine: solid when done, thick now, dotted to come. */
export const Timeline = ({ steps }: { steps: readonly Step[] }) => {
  const t = useWords(words)
  const spoken = { done: t.doneStep, now: t.nowStep, next: t.nextStep }
  return (
    <ol className="timeline">
      {steps.map(({ key, what, when, state }) => (
        <li key={key} className={`is-${state}`} {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}>
          <span className="knot" aria-hidden="true">
            {state === 'done' && <Icon name="tick" />}
          </span>
          <span className="what">
            <span className="vh">{spoken[state]}</span>
            {what}
          </span>
          {when && <span className="when">{when}</span>}
        </li>
      ))}
    </ol>
  )
}
