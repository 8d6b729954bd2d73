import { useActionData, useLoaderData } from '@remix-run/react'
import { closePerformed, confirmReceived, denyReceived, markPaid } from '#app/domain/performance/performance.server.ts'
import { performanceView } from '#app/domain/performance/queries.server.ts'
import { requirePerson, requireRole } from '#app/http/context.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { PerformancePage } from './ui/performance-page.tsx'

export const loader = casePage(async (context) => {
  requireRole(context.roles, 'party', 'mediator')
  const { platform, disputeId, locale, code, roles } = context
  const view = await performanceView(platform, disputeId, requirePerson(context).personId, locale)
  return { ...view, code, mayClose: roles.has('mediator') && view.isDone }
})
export const action = caseAction({
  paid: formAct({ command: markPaid }),
  received: formAct({ command: confirmReceived }),
  deny: formAct({ command: denyReceived }),
  close: formAct({ command: closePerformed, then: (_, { code }) => `/desk/c/${code}` }),
})

/** P16: what is owed, day by day. */
export default function Performance() {
  return <PerformancePage {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
