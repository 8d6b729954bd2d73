import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court.ts'
import { Button, Why } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import type { CaseProps } from './types.ts'

/** The judge's last look: what will be ruled, then one act, or back to the clerk. */
export const Ruling = ({ ruling, rulingKind, caseNumber, clauses, formKey, fault }: CaseProps) => {
  const t = useWords(words).ruling
  return (
    <>
      <h2>{t.title}</h2>
      <p>
        <b>{rulingKind === 'dismiss' ? t.dismiss : t.confirm}</b>
      </p>
      <p>
        {t.number} <span className="num">{caseNumber}</span>
      </p>
      <h3>{t.preview}</h3>
      <ol lang="zh-CN">
        {clauses.map(({ no, formal }) => (
          <li key={`${no}-${formal['zh-CN']}`}>{formal['zh-CN']}</li>
        ))}
      </ol>
      <PostForm idempotencyKey={`${formKey}-sign`}>
        <input type="hidden" name="rulingSha256" value={ruling?.sha256 ?? ''} />
        <Why>{t.signHint}</Why>
        <Button name="act" value="sign" shortcut="A">
          {t.sign}
        </Button>
      </PostForm>
      <details className="why">
        <summary>{t.sendBack}</summary>
        <PostForm idempotencyKey={`${formKey}-back`}>
          <Field name="reason" label={t.reason} error={fault?.errors.reason} />
          <Button look="second" name="act" value="sendBack">
            {t.sendBack}
          </Button>
        </PostForm>
      </details>
    </>
  )
}
