import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import type { FormFault } from '#app/http/form.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useLanguage, useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court.ts'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { Checkbox, ChoiceGroup } from '#app/ui/choice.tsx'
import { CodeField } from '#app/ui/field.tsx'
import { Note, Unsettled } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'
import { SignPad } from '#app/ui/sign-pad.tsx'

type Pair = { readonly zh: string; readonly en: string }
export type ApplyData = {
  readonly code: string
  readonly isInForce: boolean
  readonly lastDay: string | null
  /** As it is shown: the earlier day while the holidays of its year are not published. */
  readonly shownLastDay: string | null
  readonly isFlagged: boolean
  readonly today: string
  readonly candidates: readonly {
    readonly courtId: string
    readonly name: Pair
    readonly reasons: readonly ('inviting' | 'domicile' | 'subject' | 'seat' | 'intermediate')[]
  }[]
  readonly address: string | null
  readonly phone: string
  readonly state: string
  /** Given back by the court, and to be signed anew with the corrected agreement. */
  readonly isAgain: boolean
  readonly isNewText: boolean
  /** Whose name is put under it: his own, or that of who acts for the organisation. */
  readonly signer: string
  readonly bodySha256: string
  readonly paperCode: string | null
  readonly isSigned: boolean
  readonly isStoring: boolean
  readonly isSent: boolean
  readonly formKey: string
}
export type ApplyProps = ApplyData & { readonly fault: FormFault | undefined }

const AGAIN_MS = 2_000
/** Both have signed and the court has not decided: how far it is stands on its own page. */
const BEFORE_COURT = ['lodged', 'returned', 'accepted', 'inquiring', 'supplementOrdered', 'awaitingRuling']
const MAY_OPEN = ['none', 'withdrawn', 'notAccepted', 'lapsed']

/** Looks again by itself while a file is being made; without scripts the page says to load it again. */
const useAgain = (isWaiting: boolean) => {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(revalidate, AGAIN_MS)
    return () => clearInterval(timer)
  }, [isWaiting, revalidate])
}

/** Both sides together ask the court: first agree on it, then each signs. */
export const ApplyPage = (props: ApplyProps) => {
  const t = useWords(words).apply
  const locale = useLocale()
  const { code, isInForce, lastDay, state, fault, isStoring, paperCode } = props
  const isSigning = state === 'collecting' || props.isAgain
  const isBefore = !isSigning && BEFORE_COURT.includes(state)
  useAgain(isStoring || (isSigning && paperCode === null))
  const base = `/c/${encodeURIComponent(code)}`
  const isOpen = isInForce && lastDay !== null && props.today <= lastDay
  const mayOpen =
    isOpen && (MAY_OPEN.includes(state) || (props.isNewText && ['dismissed', 'confirmed'].includes(state)))
  return (
    <QuestionPage
      back={{ to: base, label: t.back }}
      title={isSigning ? t.signTitle : t.title}
      lede={isSigning ? t.signLede : t.lede}
      errors={fault?.errors}
      message={fault?.message}
    >
      {props.shownLastDay && !isBefore && (
        <p className="deadline">
          <time data-part="last-day" dateTime={props.shownLastDay}>
            {t.lastDay(formatDay(props.shownLastDay, locale))}
          </time>
        </p>
      )}
      {props.isFlagged && !isBefore && <Unsettled />}
      {mayOpen && <Open {...props} base={base} />}
      {isSigning && <Sign {...props} base={base} />}
      {isBefore && (
        <>
          <Note tone="ok">{t.lodged}</Note>
          <ButtonLink to={`${base}/court`}>{t.toCourt}</ButtonLink>
        </>
      )}
      {!mayOpen && !isSigning && !isBefore && <Note>{isInForce ? t.over : t.notYet}</Note>}
    </QuestionPage>
  )
}

type InnerProps = ApplyProps & { readonly base: string }

const Open = ({ candidates, address, base, formKey, fault }: InnerProps) => {
  const t = useWords(words).apply
  const language = useLanguage()
  return (
    <>
      <ul className="facts">
        {t.why.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <dl className="dl">
        <div>
          <dt>{t.address}</dt>
          <dd>
            {address ?? t.noAddress}{' '}
            <a className="open" href={`${base}/session?step=address`}>
              {t.changeAddress}
            </a>
          </dd>
        </div>
      </dl>
      <PostForm idempotencyKey={formKey}>
        <ChoiceGroup
          name="courtId"
          legend={t.court}
          chosen={[candidates[0]?.courtId ?? '']}
          error={fault?.errors.courtId}
          options={candidates.map(({ courtId, name, reasons }) => ({
            value: courtId,
            label: name[language],
            hint: reasons.map((reason) => t.reasons[reason]).join(language === 'zh' ? '，' : ', '),
          }))}
        />
        <Checkbox name="agree" label={t.agree} error={fault?.errors.agree} />
        <Button wide name="act" value="open">
          {t.open}
        </Button>
      </PostForm>
    </>
  )
}

const Sign = (props: InnerProps) => {
  const { paperCode, isSigned, isStoring, isSent, phone, signer, bodySha256, base, formKey, fault } = props
  const t = useWords(words).apply
  if (isStoring) return <Note live>{t.storing}</Note>
  if (isSigned) return <Note tone="ok">{t.waiting}</Note>
  if (!paperCode) return <Note live>{t.preparing}</Note>
  const sent = isSent || fault !== undefined
  return (
    <>
      <p>
        <a href={`${base}/papers/${paperCode}`} target="_blank" rel="noreferrer">
          {t.seePaper}
        </a>
      </p>
      {sent && (
        <PostForm idempotencyKey={formKey}>
          <input type="hidden" name="bodySha256" value={bodySha256} />
          <Checkbox
            name="undertaking"
            label={t.undertaking}
            checked={fault?.values.undertaking === 'yes'}
            error={fault?.errors.undertaking}
          />
          <CodeField label={t.code} error={fault?.errors.code} />
          <SignPad signer={signer} error={fault?.errors.typedName} />
          <Button wide name="act" value="sign">
            {t.sign}
          </Button>
        </PostForm>
      )}
      <PostForm idempotencyKey={`${formKey}-code`}>
        <Actions>
          <Button wide look={sent ? 'quiet' : 'first'} name="act" value="sendCode">
            {t.sendCode(phone)}
          </Button>
          {sent && (
            <ButtonLink to={base} look="quiet">
              {t.back}
            </ButtonLink>
          )}
        </Actions>
      </PostForm>
    </>
  )
}
