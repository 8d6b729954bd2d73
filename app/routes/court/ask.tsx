import { useActionData, useLoaderData } from '@remix-run/react'
import { courtCaseView } from '#app/domain/confirmation/queries.server.ts'
import { askInWriting } from '#app/domain/confirmation/question.commands.server.ts'
import { askableByName } from '#app/domain/confirmation/question.queries.server.ts'
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
  const { state, court } = view
  const days = await cureDays(platform, platform.db)
  return { code, state, court, days, askable: await askableByName(platform, disputeId) }
})

export const action = caseAction({
  ask: formAct({ command: askInWriting, then: (_, { code }) => `/court/c/${code}` }),
})

/** C6: a question in writing to one side or both, or to the mediator. */
export default function Ask() {
  return <AskPage {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
