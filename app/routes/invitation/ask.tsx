import { useActionData, useLoaderData } from '@remix-run/react'
import { perform } from '#app/domain/engine/perform.server.ts'
import { askFirst } from '#app/domain/invitation/commands.server.ts'
import { landingOf } from '#app/domain/invitation/queries.server.ts'
import { inviteeAction, inviteePage, privateHeaders } from '#app/http/invitee.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/invitation.ts'
import { Actions, Button } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { plainHandle } from '#app/ui/plain.ts'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'
import { TalkList } from './ui.tsx'

export const headers = privateHeaders
export const handle = plainHandle

export const loader = inviteePage(async ({ platform, invitee }) => {
  const { talk } = await landingOf(platform, invitee.invitationId)
  return { talk }
})

export const action = inviteeAction(async ({ platform, invitee }, { key, fields }) => {
  await perform(platform, askFirst, { actor: invitee, disputeId: invitee.disputeId, key, input: fields })
  return '/i'
})

export default function Ask() {
  const { talk, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  return (
    <QuestionPage
      owner="b"
      back={{ to: '/i', label: t.backToInvitation }}
      title={t.askTitle}
      lede={t.askLede}
      errors={fault?.errors}
      message={fault?.message}
    >
      <TalkList talk={talk} />
      <PostForm idempotencyKey={formKey}>
        <TextArea
          name="text"
          label={t.question}
          rows={4}
          audience={t.askAudience}
          isPrivate
          error={fault?.errors.text}
          defaultValue={String(fault?.values.text ?? '')}
        />
        <Actions>
          <Button wide>{t.send}</Button>
        </Actions>
      </PostForm>
    </QuestionPage>
  )
}
