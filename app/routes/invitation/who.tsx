import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { startSession } from '#app/domain/account/sessions.server.ts'
import { proveIdentity, sendMatchCode } from '#app/domain/invitation/prove.server.ts'
import { landingOf } from '#app/domain/invitation/queries.server.ts'
import { inviteeAction, inviteePage, privateHeaders } from '#app/http/invitee.server.ts'
import { cookies, setCookie } from '#app/http/visitor.server.ts'
import { plainHandle } from '#app/ui/plain.ts'
import { WhoForm } from './who-form.tsx'

export const headers = privateHeaders
export const handle = plainHandle

export const loader = inviteePage(async ({ platform, invitee, url }) => {
  const { invitedPhone, invitedKind, state } = await landingOf(platform, invitee.invitationId)
  return { phone: invitedPhone, kind: invitedKind, state, isSent: url.searchParams.has('sent') }
})

export const action = inviteeAction(async ({ platform, invitee }, { act, key, fields }) => {
  if (act === 'sendCode') {
    await sendMatchCode(platform, invitee)
    return '/i/who?sent=1'
  }
  const text = (name: string) => String(fields[name] ?? '')
  const personId = await proveIdentity(platform, invitee, key, {
    code: text('code'),
    name: text('name'),
    idNumber: text('idNumber'),
    representative: text('representative'),
    consentIdentity: text('consentIdentity') === 'yes',
  })
  const { code } = await platform.db.dispute.findFirstOrThrow({ where: { id: invitee.disputeId } })
  const session = await startSession(platform, personId)
  return redirect(`/c/${encodeURIComponent(code ?? '')}/answer`, {
    status: 303,
    headers: { 'Set-Cookie': setCookie(cookies.session, session) },
  })
})

export default function Who() {
  return <WhoForm {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
