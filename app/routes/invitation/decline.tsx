import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { perform } from '#app/domain/engine/perform.server.ts'
import { decline } from '#app/domain/invitation/answer.server.ts'
import { offeredReasons } from '#app/domain/reason/reasons.server.ts'
import { inviteeAction, inviteePage, privateHeaders } from '#app/http/invitee.server.ts'
import { cookies, setCookie } from '#app/http/visitor.server.ts'
import { plainHandle } from '#app/ui/plain.ts'
import { DeclineForm } from './decline-form.tsx'

export const headers = privateHeaders
export const handle = plainHandle
export const loader = inviteePage(async ({ platform }) => ({ reasons: await offeredReasons(platform.db, 'decline') }))

export const action = inviteeAction(async ({ platform, invitee }, { key, fields }) => {
  await perform(platform, decline, { actor: invitee, disputeId: invitee.disputeId, key, input: fields })
  return redirect('/invitation/declined', {
    status: 303,
    headers: { 'Set-Cookie': setCookie(cookies.invitation, '', 0) },
  })
})

export default function Decline() {
  const { formKey, reasons } = useLoaderData<typeof loader>()
  return <DeclineForm reasons={reasons} back="/i" formKey={formKey} fault={useActionData<typeof action>()} />
}
