import { useActionData, useLoaderData } from '@remix-run/react'
import { codeInAddress } from '#app/domain/dispute/code.ts'
import { DomainError } from '#app/domain/errors.ts'
import { otherSideSays } from '#app/domain/invitation/answer.queries.server.ts'
import { decline } from '#app/domain/invitation/answer.server.ts'
import { offeredReasons } from '#app/domain/reason/reasons.server.ts'
import { leadOn } from '#app/http/context.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { DeclineForm } from './decline-form.tsx'

export const loader = casePage(async (context) => {
  const { platform, disputeId, actor, roles, code } = context
  const personId = actor.kind === 'person' ? actor.personId : ''
  const home = `/c/${codeInAddress(code)}`
  if ((await otherSideSays(platform, disputeId, personId)).state !== 'known') leadOn(context, home)
  if (!decline.by.some((role) => roles.has(role))) throw new DomainError('dispute/not-allowed')
  return { home, reasons: await offeredReasons(platform.db, 'decline') }
})

export const action = caseAction({ decline: formAct({ command: decline, then: () => '/invitation/declined' }) })

export default function CaseDecline() {
  const { home, reasons, formKey } = useLoaderData<typeof loader>()
  return (
    <DeclineForm reasons={reasons} back={`${home}/answer`} formKey={formKey} fault={useActionData<typeof action>()} />
  )
}
