import { useActionData, useLoaderData } from '@remix-run/react'
import { appointMediator, rejectChallenge, replaceMediator } from '#app/domain/mediator/commands.server.ts'
import { appointView } from '#app/domain/mediator/queries.server.ts'
import { requireRole } from '#app/http/context.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/mediator.ts'
import { Desk, deskHandle, Pane } from '#app/ui/desk.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { BackLink, CaseCode } from '#app/ui/page.tsx'
import { AppointForm, DecideForm } from './ui/appoint.tsx'

export const handle = deskHandle

export const loader = casePage(({ platform, disputeId, roles, locale }) => {
  requireRole(roles, 'dispatcher', 'orgAdmin')
  return appointView(platform, disputeId, locale)
})

export const action = caseAction({
  appoint: formAct({ command: appointMediator }),
  reject: formAct({ command: rejectChallenge }),
  replace: formAct({ command: replaceMediator }),
})

/** The organisation appoints when the parties left it open, and decides when somebody asks for another mediator. */
export default function Appoint() {
  const view = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  return (
    <Desk place={view.topic} tabs={[]}>
      <Pane title={t.appoint.title} end={<CaseCode code={view.code} />} level={1}>
        <BackLink to={`/dispatch/c/${view.code}`} label={t.appoint.back} />
        {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
        {view.state === 'choosingMediator' ? <AppointForm view={view} /> : <DecideForm view={view} fault={fault} />}
      </Pane>
    </Desk>
  )
}
