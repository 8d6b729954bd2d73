import type { signView } from '#app/domain/settlement/agreement.queries.server.ts'
import type { FormFault } from '#app/http/form.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/settlement.ts'
import { useAgainWhile } from '#app/ui/again.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { CodeField, TextArea } from '#app/ui/field.tsx'
import { Note } from '#app/ui/marks.tsx'
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

/** One text, one signer: check the points, get a code, sign. */
export const SignPage = (props: SignPageProps) => {
  const { view, code, isDesk, fault } = props
  const t = useWords(words)
  const back = isDesk ? { to: `/desk/c/${code}`, label: t.backToDesk } : { to: `/c/${code}`, label: t.back }
  const isSeal = view.state !== 'none' && view.role === 'seal'
  return (
    <QuestionPage
      back={isSeal ? { to: '/seal', label: t.seal.place } : back}
      title={isSeal ? t.sign.sealTitle : t.sign.title}
      lede={isSeal ? t.sign.sealLede : undefined}
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
  return <SignForms {...props} />
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

const SignForms = ({ view, isSent, formKey, fault }: InnerProps) => {
  const t = useWords(words).sign
  const sent = isSent || fault !== undefined
  return (
    <>
      <Steps labels={t.steps} now={sent ? 2 : 0} />
      {sent ? (
        <PostForm idempotencyKey={formKey}>
          <input type="hidden" name="bodySha256" value={view.hash} />
          <Points view={view} fault={fault} />
          <CodeField label={t.code} error={fault?.errors.code} />
          {view.role !== 'seal' && <SignPad signer={view.signer} error={fault?.errors.typedName} />}
          <Button wide name="act" value="sign">
            {view.role === 'seal' ? t.seal : t.submit}
          </Button>
        </PostForm>
      ) : (
        <ShownPoints view={view} />
      )}
      <PostForm idempotencyKey={`${formKey}-code`}>
        <Button wide look={sent ? 'quiet' : 'first'} name="act" value="sendCode">
          {sent ? t.again : t.sendCode(view.phone)}
        </Button>
      </PostForm>
      {view.role !== 'seal' && <Decline formKey={formKey} fault={fault} />}
    </>
  )
}

const Points = ({ view, fault }: Pick<InnerProps, 'view' | 'fault'>) => {
  const t = useWords(words).sign
  if (view.role !== 'party') return null
  const isMissing = view.points.some(({ name }) => fault?.errors[name])
  return (
    <>
      <KeyPoints
        points={view.points.map((point) => ({
          ...point,
          label: t[point.name],
          ticked: fault?.values[point.name] === 'yes',
        }))}
      />
      {isMissing && <p className="field__error">{t.mustTick}</p>}
      {!view.hasConsent && <Checkbox name="eSignature" label={t.eSignature} error={fault?.errors.eSignature} />}
    </>
  )
}

const ShownPoints = ({ view }: Pick<InnerProps, 'view'>) => {
  const t = useWords(words).sign
  return (
    <dl className="dl">
      {view.points.map(({ name, big, sub }) => (
        <div key={name}>
          <dt>{t[name]}</dt>
          <dd>
            <b>{big}</b>
            {sub && <span className="sub">{sub}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const Decline = ({ formKey, fault }: Pick<InnerProps, 'formKey' | 'fault'>) => {
  const t = useWords(words).sign
  return (
    <details open={fault?.errors.reason !== undefined}>
      <summary>{t.declineTitle}</summary>
      <PostForm idempotencyKey={`${formKey}-no`}>
        <TextArea name="reason" label={t.reason} rows={2} error={fault?.errors.reason} />
        <Button look="no" wide name="act" value="decline">
          {t.decline}
        </Button>
      </PostForm>
    </details>
  )
}
