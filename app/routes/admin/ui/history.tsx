import { Link } from '@remix-run/react'
import { formatDay, formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/setting.ts'
import { Button } from '#app/ui/button.tsx'
import { Note, Tag } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { type ChangeShown, Changes } from './lines.tsx'

export interface VersionShown {
  readonly version: number
  readonly note: string
  readonly by: string
  readonly publishedAt: string
  readonly effectiveOn: string
  readonly isFresh: boolean
  readonly outcome: 'applied' | 'withdrawn' | 'refused' | null
  readonly reason: string | null
  readonly changes: readonly ChangeShown[]
}

/** Versions that are published and wait for their day; each can still be taken back. */
export const Waiting = ({ history, formKey }: { history: readonly VersionShown[]; formKey: string }) => {
  const t = useWords(words).page
  const locale = useLocale()
  return history
    .filter(({ outcome }) => outcome === null)
    .map(({ version, effectiveOn, changes, isFresh }) => (
      <Note key={version} tone="warn" title={t.waiting(version, formatDay(effectiveOn, locale))}>
        <Changes changes={changes} isFresh={isFresh} />
        <PostForm idempotencyKey={formKey}>
          <input type="hidden" name="version" value={version} />
          <Button look="quiet" slim name="act" value="withdraw">
            {t.withdraw}
          </Button>
        </PostForm>
      </Note>
    ))
}

const tones = { applied: 'done', withdrawn: 'plain', refused: 'no' } as const

/** Who changed what, when and why, the newest first. */
export const History = ({ history, here }: { history: readonly VersionShown[]; here: string }) => {
  const t = useWords(words).page
  const locale = useLocale()
  if (history.length === 0) return null
  return (
    <>
      <h2>{t.history}</h2>
      <ul className="facts">
        {history.map(({ version, note, by, publishedAt, outcome, reason, effectiveOn, isFresh, changes }) => (
          <li key={version}>
            <p>
              <b>{t.version(version)}</b>{' '}
              <Tag tone={outcome ? tones[outcome] : 'warn'}>
                {outcome ? t.outcomes[outcome] : t.comes(formatDay(effectiveOn, locale))}
              </Tag>
            </p>
            <p className="second">{t.by(by, formatInstant(new Date(publishedAt), locale))}</p>
            <p>{note}</p>
            {reason && <p className="second">{reason}</p>}
            <details>
              <summary>{isFresh ? t.fresh : t.changes}</summary>
              <Changes changes={changes} isFresh={isFresh} />
              <p>
                <Link to={`${here}/edit?version=${version}`}>{t.goesBack}</Link>
              </p>
            </details>
          </li>
        ))}
      </ul>
    </>
  )
}
