import type { ReactNode } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ui.ts'

/** The few steps of one sitting, such as signing; `now` counts from 0. */
export const Steps = ({ labels, now, name }: { labels: readonly string[]; now: number; name?: string }) => {
  const t = useWords(words)
  return (
    <ol className="steps" aria-label={name ?? t.signingSteps}>
      {labels.map((label, index) => (
        <li
          key={label}
          className={index < now ? 'is-done' : index === now ? 'is-now' : ''}
          {...(index === now ? { 'aria-current': 'step' as const } : {})}
        >
          {index < now ? `✓ ${label}` : label}
        </li>
      ))}
    </ol>
  )
}

export type KeyPoint = {
  /** Name in the form; posts `yes` when ticked. */
  readonly name: string
  /** What kind of point: money, day, consequence. */
  readonly label: string
  readonly big: ReactNode
  readonly sub: ReactNode
  readonly ticked?: boolean
}

/** What matters most before signing: one tick each. */
export const KeyPoints = ({ points }: { points: readonly KeyPoint[] }) => {
  const t = useWords(words)
  return (
    <div className="kps">
      {points.map(({ name, label, big, sub, ticked }, index) => (
        <label className="keypoint" key={name} htmlFor={name}>
          <span className="kp">
            <span className="k">
              {index + 1}　{label}
            </span>
            <span className="big">{big}</span>
            {sub && <span className="sub">{sub}</span>}
          </span>
          <span className="ack">
            <input id={name} type="checkbox" name={name} value="yes" defaultChecked={ticked ?? false} />
            {t.understood}
          </span>
        </label>
      ))}
    </div>
  )
}
