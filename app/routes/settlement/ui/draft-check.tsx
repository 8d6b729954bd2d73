import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/agreement-check.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Tag } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import type { DraftPageProps } from './draft-page.tsx'
import { FindingBasis } from './finding-basis.tsx'

type Finding = DraftPageProps['view']['findings'][number]

/** What the check found: what must be changed, and what the mediator may accept with a reason. */
export const DraftCheck = ({ view, formKey }: DraftPageProps) => {
  const t = useWords(words)
  const isDraft = view.version?.state === 'draft'
  const blocks = view.findings.filter(({ level }) => level === 'block').length
  const open = view.findings.filter(({ level, accepted }) => level === 'warn' && !accepted).length
  return (
    <>
      <p role="status">{blocks + open === 0 ? t.clean : t.counts(blocks, open)}</p>
      <ul className="findings">
        {view.findings.map((finding) => (
          <li key={finding.rule} data-level={finding.level}>
            <p>
              <Tag tone={finding.level === 'block' ? 'no' : 'warn'}>{finding.level === 'block' ? t.block : t.warn}</Tag>{' '}
              {finding.words}
            </p>
            <Places finding={finding} isDraft={isDraft} />
            <FindingBasis {...finding} />
            {finding.accepted && <p className="second">{t.accepted(finding.accepted)}</p>}
            {finding.level === 'warn' && !finding.accepted && isDraft && (
              <Accept finding={finding} editNo={view.version?.editNo ?? 0} formKey={formKey} />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Where it is, each place with the way to the field that mends it. */
const Places = ({ finding, isDraft }: { readonly finding: Finding; readonly isDraft: boolean }) => {
  const t = useWords(words)
  const places = new Map(finding.places.map((place) => [place.mendAt, place]))
  return (
    <p className="findings__places">
      {[...places.values()].map(({ no, isOnDefault, mendAt }) => {
        const place = no === null ? (isOnDefault ? t.onDefault : t.whole) : t.clauseNo(no)
        return isDraft ? (
          <a key={mendAt} href={mendAt}>
            {t.mend(place)}
          </a>
        ) : (
          <span key={mendAt}>{place}</span>
        )
      })}
    </p>
  )
}

const Accept = ({ finding, editNo, formKey }: { finding: Finding; editNo: number; formKey: string }) => {
  const t = useWords(words)
  return (
    <PostForm idempotencyKey={`${formKey}-${finding.rule}`}>
      <input type="hidden" name="editNo" value={editNo} />
      <input type="hidden" name="rule" value={finding.rule} />
      <Field id={`reason-${finding.rule}`} name="reason" label={t.reason} />
      <Button look="second" slim name="act" value="accept">
        {t.accept}
      </Button>
    </PostForm>
  )
}
