import { lawWords } from '#app/i18n/law.ts'
import { useLanguage, useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court.ts'
import { Button } from '#app/ui/button.tsx'
import { ChoiceGroup } from '#app/ui/choice.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import type { CaseProps } from './types.ts'

type Pair = { readonly zh: string; readonly en: string; readonly basis: string }
/** What is still missing, by when; folded until it is wanted. */
export const SupplementForm = ({ reasons, formKey, fault }: CaseProps) => {
  const t = useWords(words).case
  const language = useLanguage()
  return (
    <details className="why" open={Boolean(fault?.errors.reasons ?? fault?.errors.cureOn ?? fault?.errors.note)}>
      <summary>{t.supplementTitle}</summary>
      <PostForm idempotencyKey={`${formKey}-supplement`}>
        <ChoiceGroup
          name="reasons"
          several
          legend={t.reasons}
          error={fault?.errors.reasons}
          options={reasons.map((one) => ({ value: one.code, label: `${one.code} ${one[language]}` }))}
        />
        <TextArea name="note" label={t.note} hint={t.noteHint} rows={3} error={fault?.errors.note} />
        <Field name="cureOn" type="date" label={t.cureOn} error={fault?.errors.cureOn} />
        <Button look="second" name="act" value="supplement">
          {t.doSupplement}
        </Button>
      </PostForm>
    </details>
  )
}

type GroundProps = CaseProps & {
  readonly act: 'refuse' | 'dismiss'
  readonly title: string
  readonly button: string
  readonly grounds: Readonly<Record<string, Pair>>
}

/** A ground of the law and what was found. */
export const GroundForm = ({ act, title, button, grounds, formKey, fault }: GroundProps) => {
  const t = useWords(words).case
  const language = useLanguage()
  const locale = useLocale()
  return (
    <details className="why" open={Boolean(fault?.errors.ground ?? fault?.errors.finding)}>
      <summary {...(act === 'dismiss' ? { 'data-key': 'D' } : {})}>
        {title} {act === 'dismiss' && <kbd>D</kbd>}
      </summary>
      <PostForm idempotencyKey={`${formKey}-${act}`}>
        <ChoiceGroup
          name="ground"
          legend={t.ground}
          error={fault?.errors.ground}
          options={Object.entries(grounds).map(([value, ground]) => ({
            value,
            label: ground[language],
            hint: lawWords(ground.basis, locale),
          }))}
        />
        <TextArea name="finding" label={t.finding} hint={t.findingHint} rows={3} error={fault?.errors.finding} />
        <Button look="no" name="act" value={act}>
          {button}
        </Button>
      </PostForm>
    </details>
  )
}
