import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/draft.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Tag } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import type { DraftPageProps } from './draft-page.tsx'

/** What the check found: what must be changed, and what the mediator may accept with a reason. */
export const DraftCheck = ({ view, formKey }: DraftPageProps) => {
  const t = useWords(words)
  const isDraft = view.version?.state === 'draft'
  if (view.findings.length === 0) return <p>{t.clean}</p>
  return (
    <ul className="stack">
      {view.findings.map(({ rule, level, words: found, clauseNos, accepted }) => (
        <li key={rule} data-level={level}>
          <p>
            <Tag tone={level === 'block' ? 'no' : 'warn'}>{level === 'block' ? t.block : t.warn}</Tag>{' '}
            {clauseNos.flatMap((no) => (no === null ? [] : [t.clauseNo(no)])).join(' ')} {found}
          </p>
          {accepted && <p className="second">{t.accepted(accepted)}</p>}
          {level === 'warn' && !accepted && isDraft && (
            <PostForm idempotencyKey={`${formKey}-${rule}`}>
              <input type="hidden" name="editNo" value={view.version?.editNo ?? 0} />
              <input type="hidden" name="rule" value={rule} />
              <Field id={`reason-${rule}`} name="reason" label={t.reason} />
              <Button look="second" slim name="act" value="accept">
                {t.accept}
              </Button>
            </PostForm>
          )}
        </li>
      ))}
    </ul>
  )
}
