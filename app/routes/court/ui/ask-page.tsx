import { type AskedRole, inquiryQuestions, isInquiryQuestion, roleAsked } from '#app/domain/confirmation/catalogue.ts'
import type { CureDays } from '#app/domain/confirmation/return.queries.server.ts'
import type { FormFault } from '#app/http/form.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import { lawWords } from '#app/i18n/law.ts'
import { useLanguage, useLocale, useWords } from '#app/i18n/react.tsx'
import { words as courtWords } from '#app/i18n/words/court.ts'
import { words } from '#app/i18n/words/court-ask.ts'
import { ChoiceGroup } from '#app/ui/choice.tsx'
import { Desk, Pane } from '#app/ui/desk.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { CaseCode } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { NotNow, SendOrBack } from './send-or-back.tsx'
import { listOf } from './typed.ts'

export interface AskPageProps {
  readonly code: string
  readonly state: string
  readonly court: { readonly zh: string; readonly en: string }
  readonly askable: readonly { readonly id: string; readonly role: AskedRole; readonly name: string }[]
  readonly days: CureDays
  readonly formKey: string
  readonly fault: FormFault | undefined
}

const MAY_ASK = ['accepted', 'inquiring']

/** Whom, what and until when at the left; what will happen at the right. */
export const AskPage = (props: AskPageProps) => {
  const { code, state, court, formKey } = props
  const t = useWords(words)
  const desk = useWords(courtWords).desk
  const mayAsk = MAY_ASK.includes(state)
  return (
    <Desk
      owner="c"
      place={`${court[useLanguage()]}·${desk.place}`}
      tabs={[{ to: '/court', label: desk.back }]}
      keys={[...(mayAsk ? [{ key: 'S', does: t.keys.send }] : []), { key: 'B', does: t.keys.back }]}
      layout="2"
    >
      <Pane title={t.title} end={<CaseCode code={code} />} level={1}>
        {mayAsk ? (
          <PostForm idempotencyKey={formKey}>
            <AskFields {...props} />
          </PostForm>
        ) : (
          <NotNow code={code} text={t.notNow} back={t.keys.back} />
        )}
      </Pane>
      <Pane title={t.follows} fold>
        <ul className="facts">
          {t.followsText.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Pane>
    </Desk>
  )
}

const AskFields = ({ code, askable, days, fault }: AskPageProps) => {
  const t = useWords(words)
  const locale = useLocale()
  const day = (on: string) => formatDay(on, locale)
  const parties = askable.flatMap(({ id, role }) => (role === 'party' ? [id] : []))
  return (
    <>
      <ErrorSummary errors={fault?.errors} message={fault?.message} />
      <ChoiceGroup
        name="to"
        several
        legend={t.to}
        chosen={fault ? listOf(fault, 'to') : parties}
        error={fault?.errors.to}
        options={askable.map(({ id, role, name }) => ({ value: id, label: t.who[role](name) }))}
      />
      <Prepared of="party" fault={fault} />
      {askable.some(({ role }) => role === 'mediator') && <Prepared of="mediator" fault={fault} />}
      <TextArea
        name="own"
        label={t.own}
        hint={t.ownHint}
        audience={t.audience}
        rows={3}
        optional
        defaultValue={listOf(fault, 'own')[0]}
        error={fault?.errors.own}
      />
      <Field
        name="answerOn"
        type="date"
        label={t.answerOn}
        hint={[
          t.dayHint(days.counts.usual, day(days.usual)),
          t.alsoDay(days.counts.least, day(days.least)),
          t.alsoDay(days.counts.long, day(days.long)),
        ].join('')}
        min={days.least}
        defaultValue={listOf(fault, 'answerOn')[0] ?? days.least}
        error={fault?.errors.answerOn}
      />
      <SendOrBack code={code} act="ask" send={t.send} back={t.back} />
    </>
  )
}

/** Prepared questions for parties, or for the mediator; a mistake among either is told at the first. */
const Prepared = ({ of, fault }: Pick<AskPageProps, 'fault'> & { readonly of: AskedRole }) => {
  const t = useWords(words)
  const language = useLanguage()
  const locale = useLocale()
  const questions = Object.entries(inquiryQuestions).filter(([key]) => isInquiryQuestion(key) && roleAsked(key) === of)
  return (
    <ChoiceGroup
      {...(of === 'party' ? { error: fault?.errors.prepared } : { id: 'prepared-mediator' })}
      name="prepared"
      several
      legend={t.prepared[of]}
      chosen={listOf(fault, 'prepared')}
      options={questions.map(([value, question]) => ({
        value,
        label: question[language],
        hint: lawWords(question.basis, locale),
      }))}
    />
  )
}
