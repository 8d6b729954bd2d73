import { useNavigation } from '@remix-run/react'
import { dismissalGrounds, notAcceptGrounds } from '#app/domain/confirmation/catalogue.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court.ts'
import { words as askWords } from '#app/i18n/words/court-ask.ts'
import { words as deskWords } from '#app/i18n/words/court-desk.ts'
import { words as returnWords } from '#app/i18n/words/court-return.ts'
import { Button, ButtonLink, SentForm } from '#app/ui/button.tsx'
import { Note } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { AskedList } from './asked-list.tsx'
import { casePath } from './court-tabs.ts'
import { Accept, DECIDE, Heard, isAtOneLook, Propose } from './decide.tsx'
import { GroundForm, SupplementForm } from './reason-forms.tsx'
import { Ruling } from './ruling.tsx'
import type { CaseProps } from './types.ts'

/** What can be done in this state; the first form is the usual way on. */
export const CaseActs = (props: CaseProps) => {
  const t = useWords(words).case
  const d = useWords(deskWords)
  const { state, isJudge } = props
  if (props.awaitsRuling) {
    return (
      <>
        {isJudge ? <Ruling {...props} /> : <Note>{t.judgeOnly}</Note>}
        <Onward {...props} />
      </>
    )
  }
  if (state === 'lodged') {
    return (
      <>
        <Accept {...props} />
        <Refuse {...props} />
        <Withdrawal {...props} />
        <DecideBar {...props} act="accept" words={props.isClean ? d.acceptAll : t.accept} />
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
        <Onward {...props} />
      </>
    )
  }
  return (
    <>
      <Note tone="ok">{t.done}</Note>
      <Onward {...props} />
    </>
  )
}

type DecideProps = CaseProps & { readonly act: string; readonly words: string }

/**
 * The decisions at the foot of the checks, always in sight: the usual one, which sends the form above; giving back and
 * asking, which have pages of their own; the next case.
 */
const DecideBar = ({ code, state, next, act, words: verb }: DecideProps) => {
  const t = useWords(words).case
  const d = useWords(deskWords)
  const ask = useWords(askWords).ask
  const base = casePath(code)
  return (
    <div className="decidebar">
      <SentForm.Provider value={useNavigation().formData}>
        <Button form={DECIDE} name="act" value={act} shortcut="A">
          {verb}
        </Button>
      </SentForm.Provider>
      <ButtonLink to={`${base}/return`} look="no" shortcut="R">
        {t.returnTitle}
      </ButtonLink>
      {state !== 'lodged' && (
        <ButtonLink to={`${base}/ask`} look="second" shortcut="Q">
          {ask}
        </ButtonLink>
      )}
      {next && (
        <ButtonLink to={casePath(next)} look="quiet" shortcut="N">
          {d.next}
        </ButtonLink>
      )}
    </div>
  )
}

/** Where no decision of this desk is open, the way to the next case is. */
const Onward = ({ next }: CaseProps) => {
  const d = useWords(deskWords)
  if (!next) return null
  return (
    <p className="actions actions--desk">
      <ButtonLink to={casePath(next)} look="quiet" shortcut="N">
        {d.next}
      </ButtonLink>
    </p>
  )
}

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
  const d = useWords(deskWords)
  const { formKey } = props
  return (
    <>
      <Propose {...props} />
      <PostForm idempotencyKey={`${formKey}-summon`}>
        <Button look="second" name="act" value="summon">
          {t.summon}
        </Button>
      </PostForm>
      <SupplementForm {...props} />
      <GroundForm {...props} act="dismiss" title={t.dismissTitle} grounds={dismissalGrounds} button={t.doDismiss} />
      <Refuse {...props} />
      <Withdrawal {...props} />
      <DecideBar {...props} act="propose" words={isAtOneLook(props) ? d.proposeAll : t.propose} />
    </>
  )
}

const Inquiry = (props: CaseProps) => {
  const t = useWords(words).case
  const { formKey, fault } = props
  return (
    <>
      <PostForm idempotencyKey={`${formKey}-record`} id={DECIDE}>
        <Heard fault={fault} />
      </PostForm>
      <SupplementForm {...props} />
      <Withdrawal {...props} />
      <DecideBar {...props} act="record" words={t.record} />
    </>
  )
}
