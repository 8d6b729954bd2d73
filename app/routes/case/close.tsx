import { useActionData, useLoaderData } from '@remix-run/react'
import { codeInAddress } from '#app/domain/dispute/code.ts'
import { closeRefused } from '#app/domain/dispute/dispatch.commands.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { closeUnreachable, reinvite } from '#app/domain/invitation/again.commands.server.ts'
import { leadOn, type PageContext } from '#app/http/context.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/case.ts'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'

const homePath = (code: string) => `/c/${codeInAddress(code)}`

export const loader = casePage(async (context) => {
  const { platform, disputeId, roles, code } = context
  const { state } = await platform.db.dispute.findFirstOrThrow({ where: { id: disputeId }, select: { state: true } })
  const isWaiting = ['refused', 'unreachable'].includes(state)
  if (!roles.has('applicant') || !isWaiting) leadOn(context, homePath(code))
  if (!roles.has('applicant') && !roles.has('dispatcher')) throw new DomainError('dispute/not-allowed')
  return { isWaiting, isUnreachable: state === 'unreachable', home: homePath(code) }
})

const then = (_: unknown, { params }: PageContext) => homePath(params.code ?? '')
const nothing = () => ({})
export const action = caseAction({
  closeRefused: formAct({ command: closeRefused, input: nothing, then }),
  closeUnreachable: formAct({ command: closeUnreachable, input: nothing, then }),
  reinvite: formAct({ command: reinvite, input: nothing, then }),
})

/** The applicant does not wait any longer for somebody who declined or cannot be reached. */
export default function Close() {
  const { isWaiting, isUnreachable, home, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  return (
    <QuestionPage
      back={{ to: home, label: t.back }}
      title={t.closeTitle}
      lede={isUnreachable ? t.unreachableLede : t.closeLede}
      message={fault?.message}
      errors={fault?.errors}
    >
      <PostForm idempotencyKey={formKey}>
        <Actions>
          {isUnreachable && (
            <Button wide name="act" value="reinvite">
              {t.reinvite}
            </Button>
          )}
          {isWaiting && (
            <Button wide look="no" name="act" value={isUnreachable ? 'closeUnreachable' : 'closeRefused'}>
              {t.closeNow}
            </Button>
          )}
          <ButtonLink look="quiet" to={home}>
            {t.back}
          </ButtonLink>
        </Actions>
      </PostForm>
    </QuestionPage>
  )
}
