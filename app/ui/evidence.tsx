import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ui.ts'
import { AudienceStrip } from './audience.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Meter } from './marks.tsx'

export type EvidenceItemProps = {
  /** Number in the list, once it counts. */
  readonly number?: number
  readonly title: string
  /** Date, kind, count: 2025年9月1日·照片3张. */
  readonly meta?: ReactNode
  /** Address of a small picture; without it a drawing of the kind stands there. */
  readonly preview?: string
  readonly kind?: 'photo' | 'paper' | 'sound' | 'video' | 'text'
  readonly audience?: string
  readonly isPrivate?: boolean
  readonly open?: string
  /** Share already sent, 0 to 1, while it goes up. */
  readonly progress?: number
  /** Warnings, the choice of audience, tools: inside the item they belong to. */
  readonly children?: ReactNode
}

const kindIcons = {
  photo: 'camera',
  paper: 'paper',
  sound: 'microphone',
  video: 'video',
  text: 'message',
} as const satisfies Record<string, IconName>

/** One piece of evidence, or one that is on its way up. */
export const EvidenceItem = (props: EvidenceItemProps) => {
  const { number, title, meta, preview, kind = 'paper', audience, isPrivate = false, open, progress, children } = props
  const t = useWords(words)
  return (
    <li>
      <span className="thumb">
        {preview ? <img src={preview} alt="" loading="lazy" /> : <Icon name={kindIcons[kind]} />}
      </span>
      <div>
        <b>
          {number !== undefined && <span className="num">{number}　</span>}
          {title}
        </b>
        {meta && <p className="meta">{meta}</p>}
        {progress !== undefined && (
          <>
            <p className="meta">{t.uploaded(Math.round(progress * 100))}</p>
            <Meter label={title} value={progress} />
          </>
        )}
        {audience && <AudienceStrip isPrivate={isPrivate}>{audience}</AudienceStrip>}
        {open && (
          <Link className="open" to={open}>
            {t.open}
            <span className="vh">{t.changeWhat(title)}</span>
          </Link>
        )}
      </div>
      {children && <div className="full">{children}</div>}
    </li>
  )
}

/** The pieces of evidence, by date. */
export const EvidenceStrip = ({ children }: { children: ReactNode }) => <ul className="evid">{children}</ul>
