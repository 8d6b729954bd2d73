import type { CureDays } from '#app/domain/confirmation/return.queries.server.ts'
import type { Reason } from '#app/domain/reason/reasons.ts'
import type { FormFault } from '#app/http/form.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import { lawWords } from '#app/i18n/law.ts'
import { useLanguage, useLocale, useWords } from '#app/i18n/react.tsx'
import { words as courtWords } from '#app/i18n/words/court.ts'
import { words } from '#app/i18n/words/court-return.ts'
import { Button } from '#app/ui/button.tsx'
import { ChoiceGroup } from '#app/ui/choice.tsx'
import { Desk, Pane } from '#app/ui/desk.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field, Select, TextArea } from '#app/ui/field.tsx'
import { putInto, useFormValues } from '#app/ui/form-values.ts'
import { Note } from '#app/ui/marks.tsx'
import { CaseCode } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { ReturnPreview } from './return-preview.tsx'
import { NotNow, SendOrBack } from './send-or-back.tsx'
import { listOf, typed } from './typed.ts'

export interface ReturnPageProps {
  readonly code: string
  readonly state: string
  readonly court: { readonly zh: string; readonly en: string }
  readonly caseNumber: string | null
  readonly clauses: readonly { readonly no: number | null; readonly formal: { readonly 'zh-CN': string } }[]
  readonly parties: readonly { readonly name: string }[]
  readonly mediators: readonly string[]
  readonly days: CureDays
  /** The reasons that may be chosen, the common ones first. */
  readonly reasons: readonly Reason[]
  readonly message: { readonly zh: string; readonly en: string; readonly url: string }
  readonly formKey: string
  readonly fault: FormFault | undefined
}
type InnerProps = ReturnPageProps & { readonly values: FormData | null }

const FORM = 'return'
const COMMON = 6
const MAY_RETURN = ['lodged', 'accepted', 'inquiring']

/** Reasons left, clauses in the middle, what will be sent at the right. */
export const ReturnPage = (props: ReturnPageProps) => {
  const { code, state, court, formKey } = props
  const t = useWords(words)
  const desk = useWords(courtWords).desk
  const values = useFormValues(FORM)
  const mayReturn = MAY_RETURN.includes(state)
  const keys = [
    ...(mayReturn ? [{ key: '1–9', does: t.keys.clause }] : []),
    ...(mayReturn ? [{ key: 'S', does: t.keys.send }] : []),
    { key: 'B', does: t.keys.back },
  ]
  return (
    <Desk
      owner="c"
      place={`${court[useLanguage()]}·${desk.place}`}
      tabs={[{ to: '/court', label: desk.back }]}
      keys={keys}
    >
      {mayReturn ? (
        <PostForm idempotencyKey={formKey} id={FORM} className="panes panes--return">
          <Reasons {...props} values={values} />
          <Clauses {...props} values={values} />
          <Preview {...props} values={values} />
        </PostForm>
      ) : (
        <Pane title={t.title} end={<CaseCode code={code} />} level={1}>
          <NotNow code={code} text={t.notNow} back={t.keys.back} />
        </Pane>
      )}
    </Desk>
  )
}

const Reasons = ({ code, reasons, fault }: InnerProps) => {
  const t = useWords(words)
  const language = useLanguage()
  const locale = useLocale()
  const ticked = listOf(fault, 'reasons')
  const options = reasons.map((reason) => ({
    value: reason.code,
    label: `${reason.code} ${reason[language]}`,
    hint: lawWords(reason.basis, locale),
  }))
  const isRare = options.slice(COMMON).some(({ value }) => ticked.includes(value))
  return (
    <Pane title={t.title} end={<CaseCode code={code} />} level={1}>
      <ErrorSummary errors={fault?.errors} message={fault?.message} />
      <ChoiceGroup
        name="reasons"
        several
        legend={t.why}
        chosen={ticked}
        error={fault?.errors.reasons}
        options={options.slice(0, COMMON)}
      />
      <details className="why" open={isRare}>
        <summary>{t.more}</summary>
        <ChoiceGroup id="more" name="reasons" several legend={t.more} chosen={ticked} options={options.slice(COMMON)} />
      </details>
      <TextArea
        name="note"
        label={t.note}
        hint={t.noteHint}
        audience={t.audience}
        rows={3}
        defaultValue={listOf(fault, 'note')[0]}
        error={fault?.errors.note}
      />
      <p className="second">{t.notHere}</p>
    </Pane>
  )
}

const Clauses = (props: InnerProps) => {
  const { clauses, caseNumber, days, fault } = props
  const t = useWords(words)
  const locale = useLocale()
  const day = (on: string) => formatDay(on, locale)
  const numbered = clauses.flatMap(({ no, formal }) => (no === null ? [] : [{ no, text: formal['zh-CN'] }]))
  return (
    <Pane title={t.where} end={caseNumber && <span className="num">{caseNumber}</span>}>
      <ol className="stack returns">
        {numbered.map((clause, index) => (
          <ClausePoint key={clause.no} {...props} {...clause} index={index} />
        ))}
      </ol>
      <Field
        name="cureOn"
        type="date"
        label={t.cureOn}
        hint={[
          t.cureHint(days.counts.usual, day(days.usual)),
          t.alsoDay(days.counts.least, day(days.least)),
          t.alsoDay(days.counts.long, day(days.long)),
        ].join('')}
        min={days.least}
        defaultValue={listOf(fault, 'cureOn')[0] ?? days.usual}
        error={fault?.errors.cureOn}
      />
      <p className="actions actions--desk">
        {(['least', 'long'] as const).map((which) => (
          <Button key={which} type="button" look="quiet" slim onClick={() => putInto('cureOn', days[which])}>
            {t.inDays(days.counts[which])}
          </Button>
        ))}
      </p>
      <Note title={t.unchanged}>{t.unchangedText}</Note>
    </Pane>
  )
}

type PointProps = InnerProps & { readonly no: number; readonly text: string; readonly index: number }

/** One clause with its reason beside it; closed, it stays as it is. */
const ClausePoint = ({ no, text, index, reasons, fault, values }: PointProps) => {
  const t = useWords(words)
  const language = useLanguage()
  const [reasonId, noteId] = [`clauseReason-${no}`, `clauseNote-${no}`]
  const chosen = String(values?.getAll('clauseReason')[index] ?? '')
  const ask = reasons.find(({ code }) => code === chosen)?.ask ?? null
  const before = typed(fault, 'clauseReason', index)
  const errors = fault?.errors ?? {}
  return (
    <li className={chosen ? 'clause clause--mine' : 'clause'}>
      <p lang="zh-CN" className={chosen ? 'returns__text mark' : 'returns__text'}>
        （{no}）{text}
      </p>
      <details open={before !== '' || Boolean(errors[reasonId] ?? errors[noteId])}>
        <summary {...(no < 10 ? { 'data-key': String(no) } : {})}>
          {t.clauseNo(no)} {t.thisClause} {no < 10 && <kbd>{no}</kbd>}
        </summary>
        <input type="hidden" name="clauseNo" value={no} />
        <Select id={reasonId} name="clauseReason" label={t.reason} defaultValue={before} error={errors[reasonId]}>
          <option value="">{t.choose}</option>
          {reasons.map((reason) => (
            <option key={reason.code} value={reason.code}>
              {reason.code} {reason[language]}
            </option>
          ))}
        </Select>
        <TextArea
          id={noteId}
          name="clauseNote"
          label={t.note}
          hint={ask ? t.prepared(ask[language]) : t.noteHint}
          rows={2}
          defaultValue={typed(fault, 'clauseNote', index)}
          error={errors[noteId]}
        />
        {ask && (
          <Button type="button" look="quiet" slim onClick={() => putInto(noteId, ask.zh)}>
            {t.takeIn}
          </Button>
        )}
      </details>
    </li>
  )
}

const Preview = ({ code, values, reasons, parties, mediators, message, days }: InnerProps) => {
  const t = useWords(words)
  const names = [...parties.map(({ name }) => name), ...mediators].join('、')
  return (
    <Pane title={t.preview} fold>
      <p className="second">{t.copies(names)}</p>
      <ReturnPreview values={values} reasons={reasons} message={message} usual={days.usual}>
        {(n) => <SendOrBack code={code} act="return" send={t.send(n)} back={t.back} look="no" />}
      </ReturnPreview>
    </Pane>
  )
}
