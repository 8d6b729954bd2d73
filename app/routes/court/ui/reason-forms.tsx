import { reasonsToReturn, returnReasons } from '#app/domain/confirmation/catalogue.ts'
import { lawWords } from '#app/i18n/law.ts'
import { useLanguage, useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court.ts'
import { Button } from '#app/ui/button.tsx'
import { ChoiceGroup } from '#app/ui/choice.tsx'
import { Field, Select, TextArea } from '#app/ui/field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import type { CaseProps } from './types.ts'

type Pair = { readonly zh: string; readonly en: string; readonly basis: string }
type ReturnProps = CaseProps & {
  readonly act: 'return' | 'supplement'
  readonly title: string
  readonly button: string
}

/** What must be mended, by when; folded until it is wanted. */
export const ReturnForm = ({ act, title, button, clauses, formKey, fault }: ReturnProps) => {
  const t = useWords(words).case
  const language = useLanguage()
  // Both forms may stand on one page: what is tapped in one must not be ticked in the other.
  const id = (name: string) => (act === 'return' ? name : `${act}-${name}`)
  return (
    <details
      className="why"
      open={Boolean(fault?.errors.reasons ?? fault?.errors.cureOn ?? fault?.errors.note ?? fault?.errors.clause)}
    >
      <summary>{title}</summary>
      <PostForm idempotencyKey={`${formKey}-${act}`}>
        <ChoiceGroup
          id={id('reasons')}
          name="reasons"
          several
          legend={t.reasons}
          error={fault?.errors.reasons}
          options={reasonsToReturn.map((code) => ({ value: code, label: `${code} ${returnReasons[code][language]}` }))}
        />
        {act === 'return' && (
          <Select name="clause" label={t.clause} hint={t.clauseHint} error={fault?.errors.clause}>
            <option value="">{t.noClause}</option>
            {clauses.map(({ no }) =>
              no === null ? null : (
                <option key={no} value={no}>
                  {t.clauseNo(no)}
                </option>
              ),
            )}
          </Select>
        )}
        <TextArea id={id('note')} name="note" label={t.note} hint={t.noteHint} rows={3} error={fault?.errors.note} />
        <Field id={id('cureOn')} name="cureOn" type="date" label={t.cureOn} error={fault?.errors.cureOn} />
        <Button look="second" name="act" value={act}>
          {button}
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
      <summary>{title}</summary>
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
