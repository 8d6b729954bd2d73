import type { ReactNode } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/draft.ts'
import { AmountField } from '#app/ui/amount-field.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Field, Select, TextArea } from '#app/ui/field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import type { DraftPageProps } from './draft-page.tsx'
import { LiveCheck } from './live-check.tsx'

/** The form of one clause; links of the check lead to it. */
const CLAUSE_FORM = 'clause-form'

type Kind = 'payment' | 'act' | 'apology' | 'text'
type Written = Readonly<Record<string, string>>

const isKind = (kind: string | null): kind is Kind => ['payment', 'act', 'apology', 'text'].includes(kind ?? '')
const yuan = (fen: unknown) => (typeof fen === 'number' ? (fen / 100).toFixed(2) : '')

interface DueValue {
  readonly inDays?: number
  readonly on?: string
}
const dueFields = (due: DueValue | undefined, suffix = ''): Written => ({
  [`days${suffix}`]: due?.inDays === undefined ? '' : String(due.inDays),
  [`on${suffix}`]: due?.on ?? '',
})

/** What a stored clause says, as the fields of its form. */
function fieldsOf(
  view: DraftPageProps['view'],
  id: string | null,
): { kind: Kind; parts: number; fields: Written } | null {
  const clause = view.clauses.find((each) => each.id === id)
  if (!clause) return null
  const values = clause.values as Record<string, unknown>
  const text = (name: string) => (typeof values[name] === 'string' ? (values[name] as string) : '')
  const extra = view.clauses.find((each) => (each.values as Record<string, unknown>).clauseRef === id)
  const common = { default: String((extra?.values as Record<string, unknown> | undefined)?.text ?? '') }
  if (clause.kind === 'payment') {
    const parts = (values.instalments as { amountFen: number; due: DueValue }[] | undefined) ?? []
    const account = values.account as Written | undefined
    const rows = parts.flatMap(({ amountFen, due }, index) => [
      { [`amount${index + 1}`]: yuan(amountFen) },
      dueFields(due, String(index + 1)),
    ])
    const single = parts.length === 0 ? [dueFields(values.dueOn as DueValue | undefined, '1')] : []
    const base = { payer: text('payer'), payee: text('payee'), purpose: text('purpose'), ...account, ...common }
    const fields = Object.assign({ ...base, total: yuan(values.total ?? values.amount) }, ...rows, ...single)
    return { kind: 'payment', parts: Math.max(1, parts.length), fields }
  }
  const due = dueFields((values.dueOn ?? values.apologyOn) as DueValue | undefined)
  const by = text('performer') || text('apologiser')
  const said = text('what') || text('apologyText') || text('text')
  const kind = clause.kind === 'act' ? 'act' : clause.kind === 'apology' ? 'apology' : 'text'
  return { kind, parts: 1, fields: { ...common, ...due, by, text: said } }
}

/** A first payment as the accepted offer has it: who pays whom how much. What stands in the text already is not said twice. */
function fieldsOfOffer({ acceptedFen, payerId, payeeId, clauses }: DraftPageProps['view']): Written {
  if (acceptedFen === null || clauses.some(({ kind }) => kind === 'payment')) return {}
  return { payer: payerId ?? '', payee: payeeId ?? '', total: yuan(acceptedFen) }
}

/** The form of one clause: a new one of a kind, or one that is there. */
export const ClauseForm = (props: DraftPageProps) => {
  const { view, add, edit, formKey, fault, parts: asked } = props
  const t = useWords(words)
  const stored = fieldsOf(view, edit)
  const kind = stored?.kind ?? (isKind(add) ? add : null)
  if (!kind) return null
  const typed = fault?.values as Written | undefined
  const parts = (props.isPartsSet ? asked : null) ?? Number(typed?.parts ?? stored?.parts ?? 1)
  const fields = typed ?? stored?.fields ?? (kind === 'payment' ? fieldsOfOffer(view) : {})
  const inner = { view, fault, fields, parts, isPartsSet: props.isPartsSet }
  return (
    <section>
      <h2>{t.kinds[kind]}</h2>
      {kind === 'payment' && <PartsForm edit={edit} parts={parts} />}
      <PostForm idempotencyKey={`${formKey}-clause`} key={`${kind}-${parts}`} id={CLAUSE_FORM}>
        <input type="hidden" name="editNo" value={view.version?.editNo ?? 0} />
        <input type="hidden" name="kind" value={kind} />
        {edit && <input type="hidden" name="clauseId" value={edit} />}
        {kind === 'payment' ? <Payment {...inner} /> : <Words {...inner} kind={kind} />}
        {kind !== 'text' && (
          <TextArea name="default" label={t.default} optional rows={2} defaultValue={fields.default ?? ''} />
        )}
        <LiveCheck key={`${edit}-${kind}`} formId={CLAUSE_FORM} {...props} />
        <Button name="act" value={edit ? 'change' : 'add'}>
          {edit ? t.save : t.add}
        </Button>{' '}
        <ButtonLink to="?" look="quiet">
          {t.cancel}
        </ButtonLink>
      </PostForm>
    </section>
  )
}

/** How many instalments: asked first, so that the form has a row for each without a script. */
const PartsForm = ({ edit, parts }: { readonly edit: string | null; readonly parts: number }) => {
  const t = useWords(words)
  return (
    <form method="get">
      <input type="hidden" name={edit ? 'edit' : 'add'} value={edit ?? 'payment'} />
      <Field name="parts" label={t.parts} inputMode="numeric" defaultValue={String(parts)} />
      <Button look="quiet" slim>
        {t.setParts}
      </Button>
    </form>
  )
}

interface FieldsProps {
  readonly view: DraftPageProps['view']
  readonly fault: DraftPageProps['fault']
  readonly fields: Written
  readonly parts: number
  /** The mediator asked for a row for each instalment, be it a single one. */
  readonly isPartsSet: boolean
}

const Person = ({
  name,
  label,
  view,
  fault,
  fields,
}: Omit<FieldsProps, 'parts' | 'isPartsSet'> & { name: string; label: string }) => {
  const t = useWords(words)
  return (
    <Select name={name} label={label} defaultValue={fields[name] ?? ''} error={fault?.errors[name]}>
      <option value="">{t.choose}</option>
      {view.people.map((person) => (
        <option key={person.id} value={person.id}>
          {person.name}
        </option>
      ))}
    </Select>
  )
}

const Due = ({
  n,
  fields,
  fault,
  labels,
}: {
  n: string
  fields: Written
  fault: FieldsProps['fault']
  labels: [string, string]
}) => (
  <>
    <Field
      name={`days${n}`}
      label={labels[0]}
      inputMode="numeric"
      defaultValue={fields[`days${n}`] ?? ''}
      error={fault?.errors[`days${n}`]}
    />
    <Field
      name={`on${n}`}
      label={labels[1]}
      type="date"
      defaultValue={fields[`on${n}`] ?? ''}
      error={fault?.errors[`on${n}`]}
    />
  </>
)

const Payment = ({ view, fault, fields, parts, isPartsSet }: FieldsProps) => {
  const t = useWords(words)
  const hasAmounts = parts > 1 || isPartsSet || Boolean(fields.amount1)
  const rows: ReactNode[] = Array.from({ length: parts }, (_, index) => {
    const n = index + 1
    return (
      <fieldset key={n} className="field">
        {hasAmounts && (
          <AmountField
            name={`amount${n}`}
            label={t.amountOf(n)}
            defaultValue={fields[`amount${n}`] ?? ''}
            error={fault?.errors[`amount${n}`]}
          />
        )}
        <Due
          n={String(n)}
          fields={fields}
          fault={fault}
          labels={hasAmounts ? [t.daysOf(n), t.onOf(n)] : [t.days, t.on]}
        />
      </fieldset>
    )
  })
  return (
    <>
      <Person name="payer" label={t.payer} view={view} fault={fault} fields={fields} />
      <Person name="payee" label={t.payee} view={view} fault={fault} fields={fields} />
      <AmountField name="total" label={t.total} defaultValue={fields.total ?? ''} error={fault?.errors.total} />
      <input type="hidden" name="parts" value={parts} />
      {rows}
      <Field name="purpose" label={t.purpose} optional defaultValue={fields.purpose ?? ''} />
      <details open={fault?.errors.holder !== undefined}>
        <summary>{t.account}</summary>
        <Field name="holder" label={t.holder} defaultValue={fields.holder ?? ''} error={fault?.errors.holder} />
        <Field name="bank" label={t.bank} defaultValue={fields.bank ?? ''} />
        <Field name="number" label={t.number} inputMode="numeric" defaultValue={fields.number ?? ''} />
      </details>
    </>
  )
}

const Words = ({ kind, view, fault, fields }: FieldsProps & { readonly kind: Exclude<Kind, 'payment'> }) => {
  const t = useWords(words)
  const labels = { act: t.what, apology: t.apologyText, text: t.text }
  return (
    <>
      {kind !== 'text' && (
        <Person name="by" label={kind === 'act' ? t.who : t.apologiser} view={view} fault={fault} fields={fields} />
      )}
      <TextArea name="text" label={labels[kind]} rows={3} defaultValue={fields.text ?? ''} error={fault?.errors.text} />
      {kind !== 'text' && <Due n="" fields={fields} fault={fault} labels={[t.days, t.on]} />}
    </>
  )
}
