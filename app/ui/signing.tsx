import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ui.ts'
import { FieldError } from './field.tsx'

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
  /** The sentence of what is wrong: it was sent without the tick. */
  readonly error?: string | undefined
}

export type KeyPointsProps = {
  readonly points: readonly KeyPoint[]
  /** Told how many ticks are set whenever one changes. */
  readonly onTicked?: (count: number) => void
}

/** What matters most before signing: one tick each. */
export const KeyPoints = ({ points, onTicked }: KeyPointsProps) => {
  const cards = useRef<HTMLDivElement>(null)
  // A browser that comes back to the page sets its own ticks again, so the boxes are asked and not what was drawn.
  const count = useCallback(() => onTicked?.(cards.current?.querySelectorAll('input:checked').length ?? 0), [onTicked])
  useEffect(count, [count])
  return (
    <div className="kps" ref={cards} onChange={count}>
      {points.map((point, index) => (
        <PointCard key={point.name} {...point} no={index + 1} />
      ))}
    </div>
  )
}

const PointCard = ({ name, label, big, sub, ticked, error, no }: KeyPoint & { readonly no: number }) => {
  const t = useWords(words)
  return (
    <div className={error ? 'field--error' : undefined}>
      <label className="keypoint" htmlFor={name}>
        <span className="kp">
          <span className="k">
            {no}　{label}
          </span>
          <span className="big">{big}</span>
          {sub && <span className="sub">{sub}</span>}
        </span>
        <span className="ack">
          <input
            id={name}
            type="checkbox"
            name={name}
            value="yes"
            defaultChecked={ticked ?? false}
            {...(error ? { 'aria-invalid': true, 'aria-describedby': `${name}-error` } : {})}
          />
          {t.understood}
        </span>
      </label>
      <FieldError name={name} error={error} />
    </div>
  )
}
