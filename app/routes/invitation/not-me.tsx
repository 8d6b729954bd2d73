import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isSomebodyElse } from '#app/domain/account/access.server.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { sayNotMe } from '#app/domain/invitation/commands.server.ts'
import { inviteeAction, inviteePage, privateHeaders } from '#app/http/invitee.server.ts'
import { cookies, readCookie, setCookie } from '#app/http/visitor.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/invitation.ts'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { plainHandle } from '#app/ui/plain.ts'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'

export const headers = privateHeaders
export const handle = plainHandle
export const loader = inviteePage(async () => ({}))

const told = () =>
  redirect('/invitation/not-me', {
    status: 303,
    headers: { 'Set-Cookie': setCookie(cookies.invitation, '', 0) },
  })

export const action = inviteeAction(
  async ({ platform, invitee }, { key }) => {
    await perform(platform, sayNotMe, { actor: invitee, disputeId: invitee.disputeId, key, input: {} })
    return told()
  },
  // Said twice, because the first answer never arrived.
  async ({ platform, request }) => {
    const token = readCookie(request, cookies.invitation)
    return token && (await isSomebodyElse(platform, token)) ? told() : null
  },
)

export default function NotMe() {
  const { formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  return (
    <QuestionPage owner="b" title={t.notMeTitle} lede={t.notMeLede} message={fault?.message}>
      <PostForm idempotencyKey={formKey}>
        <Actions>
          <Button wide>{t.notMeNow}</Button>
          <ButtonLink look="quiet" to="/i">
            {t.backToInvitation}
          </ButtonLink>
        </Actions>
      </PostForm>
    </QuestionPage>
  )
}
