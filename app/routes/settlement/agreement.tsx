import { useActionData, useLoaderData } from '@remix-run/react'
import { agreementView } from '#app/domain/settlement/agreement.queries.server.ts'
import { confirmRead, requestChange } from '#app/domain/settlement/commands.server.ts'
import { requirePerson, requireRole } from '#app/http/context.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { ReadPage } from './ui/read-page.tsx'

export const loader = casePage(async (context) => {
  requireRole(context.roles, 'party', 'mediator', 'orgAdmin', 'clerk', 'judge')
  const view = await agreementView(context.platform, context.disputeId, requirePerson(context), context.locale)
  return { view, code: context.code, clause: context.url.searchParams.get('clause') }
})
export const action = caseAction({
  read: formAct({ command: confirmRead }),
  change: formAct({ command: requestChange }),
})

/** P12: the text, plain words beside the formal ones. */
export default function Agreement() {
  return <ReadPage {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
