import type { AfterCourt } from '#app/domain/confirmation/after-court.queries.server.ts'
import type { CorrectionStage } from '#app/domain/confirmation/correction-stage.server.ts'
import type { AskedQuestion } from '#app/domain/confirmation/question.queries.server.ts'
import type { CourtStep } from '#app/domain/confirmation/status.queries.server.ts'
import type { FormFault } from '#app/http/form.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useLanguage, useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court.ts'
import { words as returnWords } from '#app/i18n/words/court-return.ts'
import { AskedList, type AskedPoint } from '#app/routes/court/ui/asked-list.tsx'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { Note } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'
import { Afterwards } from './after-court.tsx'
import { CourtMeaning, CourtReach, CourtSlip, CourtSteps, type Reach } from './court-steps.tsx'
import { Questions } from './questions.tsx'

type Return = AskedPoint & {
  readonly id: string
  readonly cureOn: string
  readonly isClause: boolean
}
export type CourtStatusProps = {
  readonly code: string
  readonly isParty: boolean
  readonly found: {
    readonly state: string
    readonly court: { readonly zh: string; readonly en: string }
    readonly reach: Reach
    readonly caseNumber: string | null
    readonly returns: readonly Return[]
    readonly questions: readonly AskedQuestion[]
    readonly correction: { readonly stage: CorrectionStage; readonly isDone: boolean } | null
    readonly withdrawalAskedBy: readonly string[]
    readonly finding: string | null
  } | null
  readonly next: AfterCourt | null
  readonly steps: readonly CourtStep[]
  readonly ruling: string | null
  readonly formKey: string
  readonly fault: FormFault | undefined
}

const MAY_WITHDRAW = ['collecting', 'lodged', 'returned', 'accepted', 'inquiring', 'supplementOrdered']

type Found = NonNullable<CourtStatusProps['found']>

/** Whether the court waits for this reader: an answer, something to be put right, a new text. */
const isOwed = ({ state, questions, returns, correction }: Found) =>
  (correction !== null && !correction.isDone && correction.stage !== 'amend') ||
  returns.some(({ isClause }) => !isClause) ||
  (state === 'inquiring' &&
    questions.some(({ answers }) => answers.some(({ standing }) => standing === 'waiting' || standing === 'missing')))

/** The title says what the court does now, or what it wants. */
const titleOf = (
  t: { readonly titles: Readonly<Record<string, string>> } & { readonly title: string },
  { state }: Found,
  isAsked: boolean,
) => (isAsked && state === 'inquiring' ? t.titles.asked : t.titles[state]) ?? t.title

/** What parties see of the court: the state, what is asked, the ruling and what it means. */
export const CourtStatus = ({ code, isParty, found, next, steps, ruling, formKey, fault }: CourtStatusProps) => {
  const all = useWords(words)
  const t = all.status
  const language = useLanguage()
  const base = `/c/${encodeURIComponent(code)}`
  const stateOf = (state: string) => (all.states as Readonly<Record<string, string>>)[state] ?? state
  const meaning: Readonly<Record<string, string>> = {
    confirmed: t.confirmedText,
    dismissed: t.dismissedText,
    notAccepted: t.notAcceptedText,
    withdrawn: t.withdrawnText,
    lapsed: t.lapsedText,
  }
  return (
    <QuestionPage
      owner="c"
      back={{ to: base, label: all.apply.back }}
      eyebrow={
        found && (
          <>
            {found.court[language]}
            {found.caseNumber && (
              <>
                <br />
                <span className="num" translate="no" lang="zh-CN">
                  {found.caseNumber}
                </span>
              </>
            )}
          </>
        )
      }
      title={found ? titleOf(t, found, isOwed(found)) : t.title}
      lede={found ? undefined : t.lede}
      errors={fault?.errors}
      message={fault?.message}
    >
      {!found && <Note>{t.noCase}</Note>}
      {found && (
        <CourtSlip state={found.state} stateName={stateOf(found.state)} mine={isParty && isOwed(found)} steps={steps} />
      )}
      {found && meaning[found.state] && (
        <Note tone={found.state === 'confirmed' ? 'ok' : 'warn'}>{meaning[found.state]}</Note>
      )}
      {found?.finding && <p lang="zh-CN">{found.finding}</p>}
      {ruling && (
        <Actions>
          <ButtonLink to={`${base}/papers/${ruling}`} reloadDocument wide>
            {t.download}
          </ButtonLink>
        </Actions>
      )}
      {found && found.questions.length > 0 && (
        <Questions
          code={code}
          reader="party"
          questions={found.questions}
          isOpen={found.state === 'inquiring'}
          formKey={formKey}
          fault={fault}
        />
      )}
      {found && <Correction code={code} isParty={isParty} found={found} />}
      {found && found.returns.length > 0 && <Asked returns={found.returns} formKey={formKey} fault={fault} />}
      {steps.length > 0 && <CourtSteps steps={steps} caseNumber={found?.caseNumber ?? null} />}
      {found && <CourtReach {...found.reach} />}
      {found && <CourtMeaning isOpen={MAY_WITHDRAW.includes(found.state) || found.state === 'awaitingRuling'} />}
      {found && isParty && MAY_WITHDRAW.includes(found.state) && <Withdraw found={found} formKey={formKey} />}
      {next && <Afterwards next={next} isParty={isParty} formKey={formKey} />}
    </QuestionPage>
  )
}

/** Once it is lodged both sides have to take it back, or the judge allows it. */
const Withdraw = ({
  found,
  formKey,
}: Pick<CourtStatusProps, 'formKey'> & { readonly found: NonNullable<CourtStatusProps['found']> }) => {
  const t = useWords(words).status
  return (
    <details className="why">
      <summary>{t.withdraw}</summary>
      {found.withdrawalAskedBy.length > 0 && <Note>{t.withdrawAsked(found.withdrawalAskedBy.join('、'))}</Note>}
      <p>{found.state === 'collecting' ? t.withdrawNow : t.withdrawBoth}</p>
      <PostForm idempotencyKey={`${formKey}-withdraw`}>
        <Button look="second" name="act" value="withdraw">
          {t.withdraw}
        </Button>
      </PostForm>
    </details>
  )
}

const PLACES = { read: 'agreement', sign: 'sign', apply: 'confirm' } as const

/** A clause goes back: whose turn it is, until the new application is signed. */
const Correction = ({
  code,
  isParty,
  found,
}: Pick<CourtStatusProps, 'code' | 'isParty'> & { readonly found: NonNullable<CourtStatusProps['found']> }) => {
  const t = useWords(words).status
  const base = encodeURIComponent(code)
  if (!found.correction) return null
  const { stage, isDone } = found.correction
  if (!isParty) return <MediatorsTurn stage={stage} to={`/desk/c/${base}/draft`} />
  if (stage === 'amend') return <Note>{t.amending}</Note>
  const { text, done, button } = t.stages[stage]
  if (isDone) return <Note tone="ok">{done}</Note>
  return (
    <>
      <Note>{text}</Note>
      <Actions>
        <ButtonLink to={`/c/${base}/${PLACES[stage]}`} wide>
          {button}
        </ButtonLink>
      </Actions>
    </>
  )
}

const MediatorsTurn = ({ stage, to }: { readonly stage: CorrectionStage; readonly to: string }) => {
  const t = useWords(words).status
  const back = useWords(returnWords)
  return (
    <>
      <Note>{stage === 'amend' ? t.mediatorText : back.stages[stage]}</Note>
      {stage !== 'apply' && (
        <Actions>
          <ButtonLink to={to} wide>
            {t.amend}
          </ButtonLink>
        </Actions>
      )}
    </>
  )
}

const Asked = ({
  returns,
  formKey,
  fault,
}: Pick<CourtStatusProps, 'formKey' | 'fault'> & { readonly returns: readonly Return[] }) => {
  const t = useWords(words).status
  const locale = useLocale()
  const cureOn = returns[0]?.cureOn
  return (
    <>
      <h2>{t.asks}</h2>
      <AskedList points={returns} />
      {cureOn && <p className="deadline">{t.cure(formatDay(cureOn, locale))}</p>}
      {returns.some(({ isClause }) => !isClause) && (
        <PostForm idempotencyKey={formKey}>
          <TextArea name="text" label={t.answer} hint={t.answerHint} rows={4} error={fault?.errors.text} />
          <Button wide name="act" value="answer">
            {t.send}
          </Button>
        </PostForm>
      )}
    </>
  )
}
