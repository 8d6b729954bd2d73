import { useActionData, useLoaderData } from '@remix-run/react'
import { cockpitView } from '#app/domain/mediator/cockpit.queries.server.ts'
import { keepNote } from '#app/domain/mediator/ending.commands.server.ts'
import { requireRole } from '#app/http/context.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { deskHandle } from '#app/ui/desk.tsx'
import { NextActions, Statements } from './ui/cockpit.tsx'
import { MediatorDesk } from './ui/mediator-desk.tsx'

export const handle = deskHandle

export const loader = casePage(({ platform, disputeId, actor, roles, locale }) => {
  requireRole(roles, 'mediator')
  return cockpitView(platform, disputeId, actor.kind === 'person' ? actor.personId : '', locale)
})

export const action = caseAction({ note: formAct({ command: keepNote }) })

/** M3: both versions, the claims, what comes next, and notes that nobody else reads. */
export default function Cockpit() {
  const view = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  return (
    <MediatorDesk layout="2">
      <Statements view={view} />
      <NextActions view={view} fault={fault} />
    </MediatorDesk>
  )
}
