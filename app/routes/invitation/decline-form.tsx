import { useLanguage, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/invitation.ts'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { Checkbox, ChoiceGroup } from '#app/ui/choice.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'

export type DeclineFormProps = {
  readonly reasons: readonly { readonly code: string; readonly zh: string; readonly en: string }[]
  readonly back: string
  readonly formKey: string
  readonly fault:
    | {
        readonly errors: Readonly<Record<string, string>>
        readonly message: string
        readonly values: Readonly<Record<string, string | string[]>>
      }
    | undefined
}

/** Saying no: reasons are welcome and never needed, and stay here unless shared. */
export const DeclineForm = ({ reasons, back, formKey, fault }: DeclineFormProps) => {
  const t = useWords(words)
  const language = useLanguage()
  const typed = (name: string) => String(fault?.values[name] ?? '')
  return (
    <QuestionPage
      owner="b"
      back={{ to: back, label: t.backToInvitation }}
      title={t.declineTitle}
      lede={t.declineLede}
      errors={fault?.errors}
      message={fault?.message}
    >
      <PostForm idempotencyKey={formKey}>
        <ChoiceGroup
          name="reason"
          legend={t.reason}
          options={reasons.map((reason) => ({ value: reason.code, label: reason[language] }))}
          chosen={[typed('reason')]}
          error={fault?.errors.reason}
        />
        <TextArea
          name="text"
          label={t.reasonText}
          rows={3}
          audience={t.reasonAudience}
          isPrivate
          optional
          defaultValue={typed('text')}
        />
        <Checkbox name="share" label={t.share} checked={typed('share') === 'yes'} />
        <Actions>
          <Button wide>{t.declineNow}</Button>
          <ButtonLink look="quiet" to={back}>
            {t.backToInvitation}
          </ButtonLink>
        </Actions>
      </PostForm>
    </QuestionPage>
  )
}
