import { useActionData, useLoaderData } from '@remix-run/react'
import { courtCaseView } from '#app/domain/confirmation/queries.server.ts'
import { replyToCourt } from '#app/domain/confirmation/question.commands.server.ts'
import { requireRole } from '#app/http/context.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { deskHandle } from '#app/ui/desk.tsx'
import { AskedOfMediator } from './ui/asked-of-mediator.tsx'

export const handle = deskHandle

export const loader = casePage(async ({ platform, disputeId, roles, code, actor }) => {
  requireRole(roles, 'mediator')
  const view = await courtCaseView(platform, disputeId, actor.kind === 'person' ? actor.personId : '')
  return { code, state: view?.state ?? '', questions: view?.askedInWriting ?? [] }
})

export const action = caseAction({ reply: formAct({ command: replyToCourt }) })

/** C6 from the mediator's side: what the court asks, and the answers. */
export default function Asked() {
  return <AskedOfMediator {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
