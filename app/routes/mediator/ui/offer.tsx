import { formatFen } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/mediator.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox, ChoiceGroup } from '#app/ui/choice.tsx'
import { Pane } from '#app/ui/desk.tsx'
import { ErrorSummary, type FieldErrors } from '#app/ui/error-summary.tsx'
import { Select, TextArea } from '#app/ui/field.tsx'
import { CheckAnswers, PeopleList } from '#app/ui/lists.tsx'
import { Note } from '#app/ui/marks.tsx'
import { CaseCode } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { lastDay } from './today.tsx'

export interface Fault {
  readonly errors: Readonly<Record<string, string>>
  readonly message: string
  readonly values: Readonly<Record<string, string | string[]>>
}

export interface OfferShown {
  readonly formKey: string
  readonly code: string
  readonly topic: string
  readonly amountFen: number | null
  readonly facts: string
  readonly dueAt: Date | null
  readonly isOpen: boolean
  readonly people: readonly { readonly partyId: string; readonly side: string; readonly name: string }[]
}

/** The short of the case at the left, the three answers at the right. */
export const OfferCard = ({ view, fault }: { view: OfferShown; fault?: Fault | undefined }) => {
  const t = useWords(words)
  const locale = useLocale()
  return (
    <>
      <Pane title={view.topic} end={<CaseCode code={view.code} />} level={1}>
        <PeopleList people={view.people.map(({ side, name }) => ({ side: side === 'applicant' ? 'a' : 'b', name }))} />
        <CheckAnswers
          answers={[
            { question: t.offer.facts, answer: view.facts },
            ...(view.amountFen === null
              ? []
              : [{ question: t.offer.sum, answer: formatFen(view.amountFen, locale, 'sign') }]),
            ...(view.dueAt ? [{ question: t.offer.until, answer: lastDay(view.dueAt, locale) }] : []),
          ]}
        />
      </Pane>
      <Pane title={t.offer.title}>
        {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
        {view.isOpen ? <Answers formKey={view.formKey} fault={fault} /> : <Note>{t.offer.gone}</Note>}
      </Pane>
    </>
  )
}

const Answers = ({ formKey, fault }: { formKey: string; fault?: Fault | undefined }) => {
  const t = useWords(words)
  return (
    <>
      <Accept formKey={formKey} errors={fault?.errors} />
      <Disclose formKey={formKey} fault={fault} />
      <details open={fault?.errors.reason !== undefined}>
        <summary>{t.offer.declineTitle}</summary>
        <PostForm idempotencyKey={`${formKey}-decline`}>
          <ChoiceGroup
            name="reason"
            legend={t.offer.reason}
            options={Object.entries(t.reasons).map(([value, label]) => ({ value, label }))}
            error={fault?.errors.reason}
          />
          <Button look="second" name="act" value="decline">
            {t.offer.decline}
          </Button>
        </PostForm>
      </details>
    </>
  )
}

const Accept = ({ formKey, errors }: { formKey: string; errors?: FieldErrors | undefined }) => {
  const t = useWords(words)
  return (
    <PostForm idempotencyKey={`${formKey}-accept`}>
      <fieldset className="field">
        <legend className="label">{t.offer.ticks}</legend>
        {Object.entries(t.offer.none).map(([value, label]) => (
          <Checkbox key={value} name={value} label={label} error={errors?.[value]} />
        ))}
      </fieldset>
      <Button name="act" value="accept">
        {t.offer.accept}
      </Button>
    </PostForm>
  )
}

const Disclose = ({ formKey, fault }: { formKey: string; fault?: Fault | undefined }) => {
  const t = useWords(words)
  const text = fault?.values.disclosure
  return (
    <details open={fault?.errors.disclosure !== undefined || fault?.errors.circumstance !== undefined}>
      <summary>{t.offer.discloseTitle}</summary>
      <PostForm idempotencyKey={`${formKey}-disclose`}>
        <Select name="circumstance" label={t.offer.circumstance} error={fault?.errors.circumstance}>
          {Object.entries(t.grounds).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        <TextArea
          name="disclosure"
          label={t.offer.disclosure}
          audience={t.offer.disclosureAudience}
          error={fault?.errors.disclosure}
          defaultValue={typeof text === 'string' ? text : ''}
          rows={4}
        />
        <Button look="second" name="act" value="disclose">
          {t.offer.disclose}
        </Button>
      </PostForm>
    </details>
  )
}
