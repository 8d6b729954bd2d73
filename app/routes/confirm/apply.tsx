import { useActionData, useLoaderData } from '@remix-run/react'
import { applicationView } from '#app/domain/confirmation/application.queries.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { applicationAction } from '#app/http/application.server.ts'
import { requirePerson } from '#app/http/context.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { ApplyPage } from './ui/apply-page.tsx'

export const loader = casePage(async (context) => {
  if (!context.roles.has('party')) throw new DomainError('dispute/not-allowed')
  const view = await applicationView(context.platform, context.disputeId, requirePerson(context))
  return { ...view, code: context.code, isSent: context.url.searchParams.has('sent') }
})
export const action = applicationAction

export default function Apply() {
  return <ApplyPage {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
