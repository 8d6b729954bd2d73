import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/invitation.ts'
import { Actions, Button, Why } from '#app/ui/button.tsx'
import { CodeField, Field } from '#app/ui/field.tsx'
import { Note } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'

export type WhoFormProps = {
  readonly phone: string
  readonly kind: 'person' | 'organisation'
  readonly isSent: boolean
  readonly formKey: string
  readonly fault:
    | {
        readonly errors: Readonly<Record<string, string>>
        readonly message: string
        readonly values: Readonly<Record<string, string | string[]>>
      }
    | undefined
}

/** First the code goes out, then who it is; full names and the matter itself come only after that. */
export const WhoForm = ({ phone, kind, isSent, formKey, fault }: WhoFormProps) => {
  const t = useWords(words)
  return (
    <QuestionPage
      owner="b"
      back={{ to: '/i', label: t.backToInvitation }}
      title={t.whoTitle}
      lede={t.whoLede(phone)}
      why={t.whyId}
      errors={fault?.errors}
      message={fault?.message}
    >
      {isSent && <Note tone="ok">{t.codeSent(phone)}</Note>}
      {isSent ? <Proof kind={kind} formKey={formKey} fault={fault} /> : <SendCode formKey={formKey} first />}
      <Why>{t.otherPhone}</Why>
    </QuestionPage>
  )
}

const SendCode = ({ formKey, first = false }: { formKey: string; first?: boolean }) => {
  const t = useWords(words)
  return (
    <PostForm idempotencyKey={`${formKey}-code`} action="/i/who">
      <Actions>
        <Button wide={first} look={first ? 'first' : 'quiet'} name="act" value="sendCode">
          {first ? t.sendCode : t.sendAgain}
        </Button>
      </Actions>
    </PostForm>
  )
}

const Proof = ({ kind, formKey, fault }: Pick<WhoFormProps, 'kind' | 'formKey' | 'fault'>) => {
  const t = useWords(words)
  const isOrganisation = kind === 'organisation'
  const typed = (name: string) => ({ error: fault?.errors[name], defaultValue: String(fault?.values[name] ?? '') })
  return (
    <>
      <PostForm idempotencyKey={formKey} action="/i/who?sent=1">
        <CodeField label={t.code} hint={t.codeHint} error={fault?.errors.code} />
        <Field
          name="name"
          label={isOrganisation ? t.organisationName : t.name}
          hint={isOrganisation ? t.organisationNameHint : t.nameHint}
          {...typed('name')}
        />
        <Field
          name="idNumber"
          label={isOrganisation ? t.creditCode : t.idNumber}
          audience={t.idAudience}
          isPrivate
          {...typed('idNumber')}
        />
        {isOrganisation && (
          <Field name="representative" label={t.representative} optional {...typed('representative')} />
        )}
        <Why>{t.consentIdentity}</Why>
        <Actions>
          <Button wide name="consentIdentity" value="yes">
            {t.thatsMe}
          </Button>
        </Actions>
      </PostForm>
      <SendCode formKey={formKey} />
    </>
  )
}
