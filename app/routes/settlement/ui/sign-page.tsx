import { useState } from 'react'
import type { signView } from '#app/domain/settlement/agreement.queries.server.ts'
import type { FormFault } from '#app/http/form.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words as checkWords } from '#app/i18n/words/agreement-check.ts'
import { words } from '#app/i18n/words/settlement.ts'
import { useAgainWhile } from '#app/ui/again.ts'
import { AudienceStrip } from '#app/ui/audience.tsx'
import { Button, buttonClass, Why } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { CodeField, TextArea } from '#app/ui/field.tsx'
import { useHydrated } from '#app/ui/hydrated.ts'
import { Note } from '#app/ui/marks.tsx'
import { CaseCode } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'
import { SignPad } from '#app/ui/sign-pad.tsx'
import { KeyPoints, Steps } from '#app/ui/signing.tsx'

export type SignView = Exclude<Awaited<ReturnType<typeof signView>>, { state: 'none' }>
export type SignPageProps = {
  readonly view: SignView | { readonly state: 'none' }
  readonly code: string
  readonly isDesk: boolean
  readonly isSent: boolean
  readonly formKey: string
  readonly fault: FormFault | undefined
}
type InnerProps = Omit<SignPageProps, 'view'> & { readonly view: SignView }

/** Whether it is this signer's turn and the file is there. */
const isOpen = ({ isSigned, isPending, isPaperReady, isWaiting }: SignView) =>
  isPaperReady && !isSigned && !isPending && !isWaiting

/** One text, one signer: check the points, get a code, sign. */
export const SignPage = (props: SignPageProps) => {
  const { view, code, isDesk, fault } = props
  const t = useWords(words)
  const back = isDesk ? { to: `/desk/c/${code}`, label: t.backToDesk } : { to: `/c/${code}`, label: t.back }
  const isSeal = view.state !== 'none' && view.role === 'seal'
  const isBlocked = view.state !== 'none' && view.blocks.length > 0
  const isTicking = view.state === 'signing' && !isBlocked && view.role === 'party' && isOpen(view) && !props.isSent
  const title = isTicking ? t.sign.pointsTitle : t.sign.title
  const lede = isTicking ? t.sign.pointsLede : undefined
  return (
    <QuestionPage
      back={isSeal ? { to: '/seal', label: t.seal.place } : back}
      eyebrow={isDesk ? undefined : <CaseCode code={code} />}
      title={isSeal ? t.sign.sealTitle : title}
      lede={isSeal ? t.sign.sealLede : lede}
      errors={fault?.errors}
      message={fault?.message}
    >
      {view.state === 'none' ? <Note>{t.sign.none}</Note> : <Body {...props} view={view} />}
    </QuestionPage>
  )
}

const Body = (props: InnerProps) => {
  const { view, code } = props
  const t = useWords(words).sign
  const isMaking = view.state === 'signing' && !view.isPaperReady
  useAgainWhile(isMaking || view.isPending || view.isWaiting)
  return (
    <>
      <p className="second">{t.progress(view.signed, view.all)}</p>
      {view.paper && view.isPaperReady && (
        <p>
          <a href={`/c/${code}/papers/${view.paper}`} target="_blank" rel="noreferrer">
            {t.seePaper}
          </a>
        </p>
      )}
      <Now {...props} isMaking={isMaking} />
    </>
  )
}

const Now = ({ isMaking, ...props }: InnerProps & { readonly isMaking: boolean }) => {
  const { view } = props
  const t = useWords(words).sign
  if (view.state === 'effective') return <Note tone="ok">{t.inForce}</Note>
  if (!view.role) return <Note>{t.notYours}</Note>
  if (view.isSigned) return <Note tone="ok">{t.signed}</Note>
  if (view.isPending) return <OnItsWay>{view.isTroubled ? t.troubled : t.pending}</OnItsWay>
  if (isMaking) return <OnItsWay>{t.preparing}</OnItsWay>
  if (view.isWaiting) return <OnItsWay>{t.waiting}</OnItsWay>
  if (view.blocks.length > 0) return <Blocked {...props} />
  return <SignForms {...props} />
}

/** A rule or a figure of the law changed since the text was opened: nobody signs it as it is. */
const Blocked = ({ view, formKey, fault }: InnerProps) => {
  const t = useWords(checkWords)
  return (
    <>
      <Note tone="no" title={t.signBlocked}>
        <p>{t.signBlockedWhy}</p>
        <ul>
          {view.blocks.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </Note>
      <Decline formKey={formKey} fault={fault} mediator={view.role === 'mediator'} />
    </>
  )
}

/** Looks again by itself; without JavaScript by a refresh of the page, or by the link. */
const OnItsWay = ({ children }: { readonly children: string }) => {
  const t = useWords(words).sign
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content="4" />
      </noscript>
      <Note live>{children}</Note>
      <p>
        <a href="?">{t.reload}</a>
      </p>
    </>
  )
}

const SignForms = (props: InnerProps) => {
  const { view, isSent, formKey, fault } = props
  const t = useWords(words).sign
  return (
    <>
      <Steps labels={t.steps} now={isSent ? 2 : 0} />
      {isSent ? <SignNow {...props} /> : <PointsFirst {...props} />}
      {view.role !== 'seal' && <Decline formKey={formKey} fault={fault} mediator={view.role === 'mediator'} />}
    </>
  )
}

/** Before a code goes out: the three points, which a party ticks one by one. */
const PointsFirst = ({ view, formKey, fault }: InnerProps) => {
  const t = useWords(words).sign
  const [ticked, setTicked] = useState(0)
  const isHydrated = useHydrated()
  const send = t.sendCode(view.phone)
  if (view.role !== 'party') {
    return (
      <>
        <ShownPoints view={view} />
        <PostForm idempotencyKey={`${formKey}-code`}>
          <Button wide name="act" value="sendCode">
            {send}
          </Button>
        </PostForm>
      </>
    )
  }
  const left = view.points.length - ticked
  return (
    <PostForm idempotencyKey={`${formKey}-code`}>
      <KeyPoints
        points={view.points.map((point) => ({
          ...point,
          label: t[point.name],
          ticked: fault?.values[point.name] === 'yes',
          error: fault?.errors[point.name],
        }))}
        onTicked={setTicked}
      />
      <AudienceStrip boxed>{t.audience}</AudienceStrip>
      {!isHydrated && <Why>{t.tickAll}</Why>}
      <Button wide name="act" value="sendCode" blockedBecause={isHydrated && left > 0 ? t.notTicked(left) : null}>
        {send}
      </Button>
    </PostForm>
  )
}

/** With the code: the name, and what was ticked before once more in short. */
const SignNow = ({ view, formKey, fault }: InnerProps) => {
  const t = useWords(words).sign
  const ticks = view.role === 'party' ? view.points.map(({ name }) => name) : []
  return (
    <>
      <PostForm idempotencyKey={formKey}>
        <input type="hidden" name="bodySha256" value={view.hash} />
        <Ticks names={ticks} />
        {view.role === 'party' && <ShownPoints view={view} />}
        {!view.hasConsent && <Checkbox name="eSignature" label={t.eSignature} error={fault?.errors.eSignature} />}
        <CodeField label={t.code} error={fault?.errors.code} />
        {view.role !== 'seal' && <SignPad signer={view.signer} error={fault?.errors.typedName} />}
        <Button wide name="act" value="sign">
          {view.role === 'seal' ? t.seal : t.submit}
        </Button>
      </PostForm>
      <PostForm idempotencyKey={`${formKey}-code`}>
        <Ticks names={ticks} />
        <Button wide look="quiet" name="act" value="sendCode">
          {t.again}
        </Button>
      </PostForm>
    </>
  )
}

/** The points that were ticked before the code went out; nobody holds a code for whom they were not. */
const Ticks = ({ names }: { readonly names: readonly string[] }) =>
  names.map((name) => <input key={name} type="hidden" name={name} value="yes" />)

const ShownPoints = ({ view }: Pick<InnerProps, 'view'>) => {
  const t = useWords(words).sign
  return (
    <dl className="dl">
      {view.points.map(({ name, big, sub }) => (
        <div key={name}>
          <dt>{t[name]}</dt>
          <dd>
            <b className="song">{big}</b>
            {sub && <span className="sub">{sub}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

type DeclineProps = Pick<InnerProps, 'formKey' | 'fault'> & { readonly mediator: boolean }

const Decline = ({ formKey, fault, mediator }: DeclineProps) => {
  const t = useWords(words).sign
  return (
    <>
      <details open={fault?.errors.reason !== undefined}>
        <summary className={buttonClass('second', true)}>{t.declineTitle}</summary>
        <PostForm idempotencyKey={`${formKey}-no`}>
          <TextArea name="reason" label={t.reason} rows={2} error={fault?.errors.reason} />
          <Button look="no" wide name="act" value="decline">
            {t.decline}
          </Button>
        </PostForm>
      </details>
      {!mediator && <Why>{t.declineWhy}</Why>}
    </>
  )
}
