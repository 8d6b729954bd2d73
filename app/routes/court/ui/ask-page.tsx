import { inquiryQuestions } from '#app/domain/confirmation/catalogue.ts'
import type { CureDays } from '#app/domain/confirmation/return.queries.server.ts'
import type { FormFault } from '#app/http/form.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import { lawWords } from '#app/i18n/law.ts'
import { useLanguage, useLocale, useWords } from '#app/i18n/react.tsx'
import { words as courtWords } from '#app/i18n/words/court.ts'
import { words } from '#app/i18n/words/court-ask.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ChoiceGroup } from '#app/ui/choice.tsx'
import { Desk, Pane } from '#app/ui/desk.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { Note } from '#app/ui/marks.tsx'
import { CaseCode } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { listOf } from './typed.ts'

export interface AskPageProps {
  readonly code: string
  readonly state: string
  readonly court: { readonly zh: string; readonly en: string }
  readonly parties: readonly { readonly partyId: string; readonly name: string }[]
  readonly days: CureDays
  readonly formKey: string
  readonly fault: FormFault | undefined
}

const MAY_ASK = ['accepted', 'inquiring']
const pathOf = (code: string) => `/court/c/${encodeURIComponent(code)}`

/** Whom, what and until when at the left; what will happen at the right. */
export const AskPage = (props: AskPageProps) => {
  const { code, state, court, formKey } = props
  const t = useWords(words)
  const desk = useWords(courtWords).desk
  return (
    <Desk
      owner="c"
      place={`${court[useLanguage()]}·${desk.place}`}
      tabs={[{ to: '/court', label: desk.back }]}
      keys={[
        { key: 'S', does: t.keys.send },
        { key: 'B', does: t.keys.back },
      ]}
      layout="2"
    >
      <Pane title={t.title} end={<CaseCode code={code} />} level={1}>
        {MAY_ASK.includes(state) ? (
          <PostForm idempotencyKey={formKey}>
            <AskFields {...props} />
          </PostForm>
        ) : (
          <>
            <Note>{t.notNow}</Note>
            <ButtonLink to={pathOf(code)}>{t.keys.back}</ButtonLink>
          </>
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

const AskFields = ({ code, parties, days, fault }: AskPageProps) => {
  const t = useWords(words)
  const language = useLanguage()
  const locale = useLocale()
  const day = (on: string) => formatDay(on, locale)
  const everybody = parties.map(({ partyId }) => partyId)
  return (
    <>
      <ErrorSummary errors={fault?.errors} message={fault?.message} />
      <ChoiceGroup
        name="to"
        several
        legend={t.to}
        chosen={fault ? listOf(fault, 'to') : everybody}
        error={fault?.errors.to}
        options={parties.map(({ partyId, name }) => ({ value: partyId, label: name }))}
      />
      <ChoiceGroup
        name="prepared"
        several
        legend={t.prepared}
        chosen={listOf(fault, 'prepared')}
        error={fault?.errors.prepared}
        options={Object.entries(inquiryQuestions).map(([value, question]) => ({
          value,
          label: question[language],
          hint: lawWords(question.basis, locale),
        }))}
      />
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
      <p className="actions actions--desk">
        <Button name="act" value="ask" shortcut="S">
          {t.send}
        </Button>
        <ButtonLink to={pathOf(code)} look="quiet" shortcut="B">
          {t.back}
        </ButtonLink>
      </p>
    </>
  )
}
