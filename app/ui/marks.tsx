import type { ReactNode } from 'react'
import { formatFen } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ui.ts'
import { Icon, type IconName } from './icon.tsx'

export type Tone = 'plain' | 'done' | 'warn' | 'no' | 'act'

const shapes = { plain: '○', done: '●', warn: '◆', no: '▲', act: '◆' } as const satisfies Record<Tone, string>

/** A state in shape, word and colour; it still reads without the colour. */
export const Tag = ({
  tone = 'plain',
  shape = true,
  children,
}: {
  tone?: Tone
  shape?: boolean
  children: ReactNode
}) => (
  <span className={tone === 'plain' ? 'tag' : `tag tag--${tone}`}>
    {shape && <span aria-hidden="true">{shapes[tone]}</span>}
    {children}
  </span>
)

export type Side = 'a' | 'b' | 'm' | 'c'

/** The letter of a side in a square: applicant, respondent, mediator, court. */
export const PartyBadge = ({ side }: { side: Side }) => {
  const t = useWords(words)
  return (
    <span className={`badge badge--${side}`} role="img" aria-label={t.sides[side]}>
      {t.letters[side]}
    </span>
  )
}

export type DeadlineProps = {
  /** Words before the day, such as 最晚. */
  readonly before?: string
  /** The day with weekday, and the time when it counts. */
  readonly day: string
  /** Words after it, such as ，还有2个工作日. */
  readonly after?: string
  /** The holidays of that year are not published: it is the earlier of the days that may turn out right. */
  readonly isUnsettled?: boolean
  readonly tone?: 'usual' | 'soon' | 'late'
}

/** Until when, with date and weekday; soon and late also carry a shape. */
export const Deadline = ({ before, day, after, tone = 'usual', isUnsettled = false }: DeadlineProps) => (
  <>
    <span className={tone === 'usual' ? 'deadline' : `deadline deadline--${tone}`}>
      {tone === 'usual' ? <Icon name="clock" /> : <span aria-hidden="true">{tone === 'soon' ? '◆' : '▲'}</span>}
      <span>
        {before} <b>{day}</b>
        {after}
      </span>
    </span>
    {isUnsettled && <UnsettledBrief />}
  </>
)

/** Behind a day in a list: the holidays of its year are not published. */
export const UnsettledBrief = () => <small className="second"> {useWords(words).unsettledBrief}</small>

/** The sentence under a day: why it may still move. */
export const Unsettled = () => <p className="second">{useWords(words).unsettled}</p>

const noteIcons = {
  plain: 'about',
  hint: 'about',
  ok: 'tick',
  warn: 'warning',
  no: 'warning',
} as const satisfies Record<string, IconName>

export type NoteProps = {
  readonly tone?: keyof typeof noteIcons
  readonly title?: string
  readonly children?: ReactNode
  /** True for a sentence that appears while the page is open; it is read out. */
  readonly live?: boolean
}

/** A message in the flow of the page, left-ruled; there are no pop-ups. */
export const Note = ({ tone = 'plain', title, children, live }: NoteProps) => (
  <div className={tone === 'plain' ? 'note' : `note note--${tone}`} {...(live ? { role: 'status' } : {})}>
    <Icon name={noteIcons[tone]} />
    {title && (
      <p>
        <b>{title}</b>
      </p>
    )}
    {typeof children === 'string' ? <p>{children}</p> : children}
  </div>
)

/** How much is done, with its sentence as the accessible name. */
export const Meter = ({ label, value, live }: { label: string; value: number; live?: boolean }) => (
  <div
    className="meter"
    role="progressbar"
    aria-label={label}
    aria-valuenow={Math.round(value * 100)}
    aria-valuemin={0}
    aria-valuemax={100}
    {...(live ? { 'aria-live': 'polite' } : {})}
  >
    <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect width={Math.round(value * 100)} height="1" />
    </svg>
  </div>
)

/** The one amount of a page, large and in Song; `fen` is whole fen. */
export const Money = ({ fen, note }: { fen: number; note?: string }) => {
  const locale = useLocale()
  return (
    <p className="sum">
      <span className="money" translate="no">
        {formatFen(fen, locale, 'sign')}
      </span>
      {note && <span className="second">{note}</span>}
    </p>
  )
}
