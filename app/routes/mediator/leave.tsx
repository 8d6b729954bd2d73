import { useActionData, useLoaderData } from '@remix-run/react'
import { closingView } from '#app/domain/mediator/cockpit.queries.server.ts'
import { leaveMediation } from '#app/domain/mediator/ending.commands.server.ts'
import { requireRole } from '#app/http/context.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/mediator.ts'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { CaseCode, Page, PageHead } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

export const loader = casePage(({ platform, disputeId, roles, locale }) => {
  requireRole(roles, 'respondent')
  return closingView(platform, disputeId, locale)
})

export const action = caseAction({
  leave: formAct({ command: leaveMediation, input: () => ({}), then: (_, { code }) => `/c/${code}` }),
})

/** A respondent may stop at any time. */
export default function Leave() {
  const { code, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  const back = `/c/${code}`
  return (
    <Page spine>
      <PageHead
        back={{ to: back, label: t.backToCase }}
        eyebrow={<CaseCode code={code} />}
        title={t.leave.title}
        lede={t.leave.lede}
      >
        {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
      </PageHead>
      <PostForm idempotencyKey={formKey}>
        <Actions>
          <Button look="no" wide name="act" value="leave">
            {t.leave.leave}
          </Button>
          <ButtonLink to={back} look="second" wide>
            {t.leave.back}
          </ButtonLink>
        </Actions>
      </PostForm>
    </Page>
  )
}
