import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/setting.ts'
import { Tag } from '#app/ui/marks.tsx'

export interface LineShown {
  readonly id: string
  readonly label: string
  readonly value: string
}

/** A document as people read it. */
export const Lines = ({ lines }: { lines: readonly LineShown[] }) => {
  const t = useWords(words).page
  return (
    <dl className="dl">
      {lines.map(({ id, label, value }) => (
        <div key={id}>
          <dt>{label}</dt>
          <dd>{value || <span className="second">{t.none}</span>}</dd>
        </div>
      ))}
    </dl>
  )
}

export interface ChangeShown {
  readonly id: string
  readonly label: string
  readonly was: string
  readonly is: string
}

/** What a version makes different: what it was is struck out, what it becomes stands behind it. */
export const Changes = ({ changes, isFresh = false }: { changes: readonly ChangeShown[]; isFresh?: boolean }) => {
  const t = useWords(words).page
  return (
    <dl className="dl">
      {changes.map(({ id, label, was, is }) => (
        <div key={id}>
          <dt>{label}</dt>
          <dd>
            {was && (
              <>
                <s>{was}</s>{' '}
              </>
            )}
            {is}
            {!isFresh && was === '' && <Tag tone="act">{t.added}</Tag>}
            {is === '' && <Tag tone="no">{t.removed}</Tag>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
