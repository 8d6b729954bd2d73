import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/account.ts'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { CodeField, Field } from '#app/ui/field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'
import { PasskeyLogin } from './passkey.tsx'

type Fault =
  | {
      readonly errors: Readonly<Record<string, string>>
      readonly message: string
      readonly values: Readonly<Record<string, string | string[]>>
    }
  | undefined

export type LoginFormProps = {
  readonly formKey: string
  readonly needsSecond: boolean
  /** What the browser is asked for, as JSON; null where passkeys are impossible. */
  readonly passkey: string | null
  readonly fault: Fault
}

/** First the number, then the code. */
export const LoginForm = ({ formKey, needsSecond, passkey, fault }: LoginFormProps) => {
  const t = useWords(words).login
  const phone = typeof fault?.values.phone === 'string' ? fault.values.phone : ''
  const asked = fault?.values.asked === 'yes'
  const shared = { errors: fault?.errors, message: fault?.message || undefined }
  if (!asked) {
    return (
      <QuestionPage spine={false} title={t.title} lede={t.lede} {...shared}>
        <PostForm idempotencyKey={formKey}>
          <Field
            name="phone"
            label={t.phone}
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            defaultValue={phone}
            error={fault?.errors.phone}
          />
          <Button wide name="act" value="send">
            {t.send}
          </Button>
        </PostForm>
        {passkey && <PasskeyLogin options={passkey} formKey={formKey} />}
      </QuestionPage>
    )
  }
  return (
    <QuestionPage spine={false} title={t.codeTitle} lede={t.codeLede(phone)} {...shared}>
      <PostForm idempotencyKey={formKey}>
        <input type="hidden" name="phone" value={phone} />
        <input type="hidden" name="asked" value="yes" />
        <CodeField label={t.code} error={fault?.errors.code} />
        {needsSecond && (
          <Field
            name="second"
            label={t.second}
            hint={t.secondLede}
            inputMode="numeric"
            optional
            error={fault?.errors.second}
          />
        )}
        <Actions>
          <Button wide name="act" value="enter">
            {t.go}
          </Button>
          <Button wide look="second" name="act" value="send">
            {t.again}
          </Button>
          <ButtonLink to="/login" look="quiet" reloadDocument>
            {t.other}
          </ButtonLink>
        </Actions>
      </PostForm>
    </QuestionPage>
  )
}
