import { useActionData, useLoaderData } from '@remix-run/react'
import { courtCaseView } from '#app/domain/confirmation/queries.server.ts'
import { returnCase } from '#app/domain/confirmation/return.commands.server.ts'
import { cureDays, returnMessage } from '#app/domain/confirmation/return.queries.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { offeredReasons } from '#app/domain/reason/reasons.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { deskHandle } from '#app/ui/desk.tsx'
import { ReturnPage } from './ui/return-page.tsx'

export const handle = deskHandle
export const loader = casePage(async ({ platform, disputeId, roles, code }) => {
  const view = roles.has('clerk') || roles.has('judge') ? await courtCaseView(platform, disputeId) : null
  if (!view) throw new DomainError('dispute/not-allowed')
  const { state, court, caseNumber, clauses, parties, mediators } = view
  const [days, reasons, message] = await Promise.all([
    cureDays(platform, platform.db),
    offeredReasons(platform.db, 'return'),
    returnMessage(platform),
  ])
  return { code, state, court, caseNumber, clauses, parties, mediators, days, reasons, message }
})

export const action = caseAction({
  return: formAct({ command: returnCase, then: (_, { code }) => `/court/c/${code}` }),
})

/** C3: what is to be mended and where, until when, and what the parties will read. */
export default function Return() {
  return <ReturnPage {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
