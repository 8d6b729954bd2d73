import { useActionData, useLoaderData } from '@remix-run/react'
import { withdraw } from '#app/domain/dispute/applicant.commands.server.ts'
import { codeInAddress } from '#app/domain/dispute/code.ts'
import { DomainError } from '#app/domain/errors.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/case.ts'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'

export const loader = casePage(async ({ roles, code }) => {
  if (!roles.has('applicant')) throw new DomainError('dispute/not-allowed')
  return { home: `/c/${codeInAddress(code)}` }
})

export const action = caseAction({
  withdraw: formAct({ command: withdraw, then: (_, { code }) => `/c/${codeInAddress(code)}` }),
})

export default function Withdraw() {
  const { home, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  return (
    <QuestionPage
      back={{ to: home, label: t.back }}
      title={t.withdrawTitle}
      lede={t.withdrawLede}
      errors={fault?.errors}
      message={fault?.message}
    >
      <PostForm idempotencyKey={formKey}>
        <Checkbox name="sure" label={t.withdrawSure} error={fault?.errors.sure} />
        <Actions>
          <Button wide look="no" name="act" value="withdraw">
            {t.withdrawNow}
          </Button>
          <ButtonLink look="quiet" to={home}>
            {t.back}
          </ButtonLink>
        </Actions>
      </PostForm>
    </QuestionPage>
  )
}
