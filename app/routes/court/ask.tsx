import { useActionData, useLoaderData } from '@remix-run/react'
import { courtCaseView } from '#app/domain/confirmation/queries.server.ts'
import { askParties } from '#app/domain/confirmation/question.commands.server.ts'
import { cureDays } from '#app/domain/confirmation/return.queries.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { deskHandle } from '#app/ui/desk.tsx'
import { AskPage } from './ui/ask-page.tsx'

export const handle = deskHandle
export const loader = casePage(async ({ platform, disputeId, roles, code }) => {
  const view = roles.has('clerk') || roles.has('judge') ? await courtCaseView(platform, disputeId) : null
  if (!view) throw new DomainError('dispute/not-allowed')
  const { state, court, parties } = view
  const days = await cureDays(platform, platform.db)
  return { code, state, court, days, parties: parties.map(({ partyId, name }) => ({ partyId, name })) }
})

export const action = caseAction({
  ask: formAct({ command: askParties, then: (_, { code }) => `/court/c/${code}` }),
})

/** C6: a question in writing to one side or both. */
export default function Ask() {
  return <AskPage {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
