import type { AfterCourt } from '#app/domain/confirmation/after-court.queries.server.ts'
import { isReturnReason, returnReasons } from '#app/domain/confirmation/catalogue.ts'
import type { FormFault } from '#app/http/form.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useLanguage, useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court.ts'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { Note, Tag } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'
import { Afterwards } from './after-court.tsx'

type Return = {
  readonly reason: string
  readonly note: string | null
  readonly cureOn: string
  readonly clause: number | null
  readonly isClause: boolean
}
export type CourtStatusProps = {
  readonly code: string
  readonly isParty: boolean
  readonly found: {
    readonly state: string
    readonly court: { readonly zh: string; readonly en: string }
    readonly caseNumber: string | null
    readonly returns: readonly Return[]
    readonly isAgain: boolean
    readonly withdrawalAskedBy: readonly string[]
    readonly finding: string | null
  } | null
  readonly next: AfterCourt | null
  readonly ruling: string | null
  readonly formKey: string
  readonly fault: FormFault | undefined
}

const MAY_WITHDRAW = ['collecting', 'lodged', 'returned', 'accepted', 'inquiring', 'supplementOrdered']

/** What parties see of the court: the state, what is asked, the ruling and what it means. */
export const CourtStatus = ({ code, isParty, found, next, ruling, formKey, fault }: CourtStatusProps) => {
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
      title={t.title}
      lede={t.lede}
      errors={fault?.errors}
      message={fault?.message}
    >
      {!found && <Note>{t.noCase}</Note>}
      {found && (
        <div className="claims">
          <p>
            {found.court[language]}{' '}
            <Tag tone={found.state === 'confirmed' ? 'done' : 'act'}>{stateOf(found.state)}</Tag>
          </p>
          {found.caseNumber && <p className="second">{t.number(found.caseNumber)}</p>}
        </div>
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
      {found && <Correction code={code} isParty={isParty} found={found} />}
      {found && found.returns.length > 0 && <Asked returns={found.returns} formKey={formKey} fault={fault} />}
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

/** A clause goes back: who has to do what, until the new application is signed. */
const Correction = ({
  code,
  isParty,
  found,
}: Pick<CourtStatusProps, 'code' | 'isParty'> & { readonly found: NonNullable<CourtStatusProps['found']> }) => {
  const t = useWords(words).status
  const base = encodeURIComponent(code)
  if (found.state !== 'returned' || !found.returns.some(({ isClause }) => isClause)) return null
  const to = found.isAgain ? `/c/${base}/confirm` : isParty ? `/c/${base}/agreement` : `/desk/c/${base}/draft`
  const label = found.isAgain ? t.signAgain : isParty ? t.readAgain : t.amend
  return (
    <>
      <Note>{found.isAgain ? t.signAgainText : t.amended}</Note>
      {(isParty || !found.isAgain) && (
        <Actions>
          <ButtonLink to={to} wide>
            {label}
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
  const language = locale === 'zh-CN' ? 'zh' : 'en'
  return (
    <>
      <h2>{t.asks}</h2>
      <ul>
        {returns.map(({ reason, note, cureOn, clause }) => (
          <li key={reason}>
            {isReturnReason(reason) ? returnReasons[reason][language] : reason}
            {clause !== null && <span className="second">{t.clause(clause)}</span>}
            {note && <span className="second">{note}</span>}
            <span className="second">{t.cure(formatDay(cureOn, locale))}</span>
          </li>
        ))}
      </ul>
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
