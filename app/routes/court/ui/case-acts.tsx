import { dismissalGrounds, notAcceptGrounds } from '#app/domain/confirmation/catalogue.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court.ts'
import { words as askWords } from '#app/i18n/words/court-ask.ts'
import { words as returnWords } from '#app/i18n/words/court-return.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Note } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { AskedList } from './asked-list.tsx'
import { Accept, Heard, Propose } from './decide.tsx'
import { GroundForm, SupplementForm } from './reason-forms.tsx'
import { Ruling } from './ruling.tsx'
import type { CaseProps } from './types.ts'

/** What can be done in this state; the first form is the usual way on. */
export const CaseActs = (props: CaseProps) => {
  const t = useWords(words).case
  const { state, isJudge } = props
  if (props.awaitsRuling) return isJudge ? <Ruling {...props} /> : <Note>{t.judgeOnly}</Note>
  if (state === 'lodged') {
    return (
      <>
        <Accept {...props} />
        <ToReturn code={props.code} />
        <Refuse {...props} />
        <Withdrawal {...props} />
      </>
    )
  }
  if (state === 'accepted') return <Review {...props} />
  if (state === 'inquiring') return <Inquiry {...props} />
  if (state === 'returned' || state === 'supplementOrdered') {
    return (
      <>
        <Waiting {...props} />
        {state === 'returned' && props.isCureOver && <Refuse {...props} />}
        <Withdrawal {...props} />
      </>
    )
  }
  return <Note tone="ok">{t.done}</Note>
}

/** Giving back has a page of its own: clauses, reasons and what the parties will read. */
const ToReturn = ({ code }: Pick<CaseProps, 'code'>) => {
  const t = useWords(words).case
  return (
    <p className="actions actions--desk">
      <ButtonLink to={`/court/c/${encodeURIComponent(code)}/return`} look="no" shortcut="R">
        {t.returnTitle}
      </ButtonLink>
    </p>
  )
}

/** A question in writing has a page of its own too. */
const ToAsk = ({ code }: Pick<CaseProps, 'code'>) => (
  <p className="actions actions--desk">
    <ButtonLink to={`/court/c/${encodeURIComponent(code)}/ask`} look="second" shortcut="Q">
      {useWords(askWords).ask}
    </ButtonLink>
  </p>
)

/** What was asked, until when, and how far it is. */
const Waiting = ({ returns, correction }: CaseProps) => {
  const t = useWords(words).case
  const back = useWords(returnWords)
  const locale = useLocale()
  const open = returns.filter(({ isAnswered }) => !isAnswered)
  const [first] = open
  return (
    <>
      <Note title={first ? back.asked(open.length, formatDay(first.cureOn, locale)) : t.waiting}>
        {correction && back.stages[correction.stage]}
      </Note>
      <AskedList points={open} />
    </>
  )
}

/** Not to accept is ruled by the judge alone. */
const Refuse = (props: CaseProps) => {
  const t = useWords(words).case
  if (!props.isJudge) return null
  return <GroundForm {...props} act="refuse" title={t.refuseTitle} grounds={notAcceptGrounds} button={t.doRefuse} />
}

/** Somebody wants the application back, and not everybody has said so. */
const Withdrawal = ({ withdrawalAskedBy, isJudge, formKey }: CaseProps) => {
  const t = useWords(words).case
  if (withdrawalAskedBy.length === 0) return null
  return (
    <PostForm idempotencyKey={`${formKey}-withdrawal`}>
      <Note tone="warn">{t.withdrawalAsked(withdrawalAskedBy.join('、'))}</Note>
      {isJudge && (
        <Button look="second" name="act" value="allowWithdrawal">
          {t.allowWithdrawal}
        </Button>
      )}
    </PostForm>
  )
}

const Review = (props: CaseProps) => {
  const t = useWords(words).case
  const { formKey } = props
  return (
    <>
      <Propose {...props} />
      <PostForm idempotencyKey={`${formKey}-summon`}>
        <Button look="second" name="act" value="summon">
          {t.summon}
        </Button>
      </PostForm>
      <ToAsk code={props.code} />
      <ToReturn code={props.code} />
      <SupplementForm {...props} />
      <GroundForm {...props} act="dismiss" title={t.dismissTitle} grounds={dismissalGrounds} button={t.doDismiss} />
      <Refuse {...props} />
      <Withdrawal {...props} />
    </>
  )
}

const Inquiry = (props: CaseProps) => {
  const t = useWords(words).case
  const { formKey, fault } = props
  return (
    <>
      <PostForm idempotencyKey={`${formKey}-record`}>
        <Heard fault={fault} />
        <Button name="act" value="record">
          {t.record}
        </Button>
      </PostForm>
      <ToAsk code={props.code} />
      <ToReturn code={props.code} />
      <SupplementForm {...props} />
      <Withdrawal {...props} />
    </>
  )
}
