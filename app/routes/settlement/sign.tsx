import { useActionData, useLoaderData } from '@remix-run/react'
import { signView } from '#app/domain/settlement/agreement.queries.server.ts'
import { requirePerson, requireRole } from '#app/http/context.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { signingAction } from '#app/http/signing.server.ts'
import { SignPage } from './ui/sign-page.tsx'

export const loader = casePage(async (context) => {
  requireRole(context.roles, 'party', 'mediator', 'orgAdmin')
  const { platform, disputeId, locale, code, url } = context
  const view = await signView(platform, disputeId, requirePerson(context), locale)
  const isDesk = !url.pathname.startsWith('/c/')
  return { view, code, isDesk, isSent: url.searchParams.has('sent') }
})
export const action = signingAction

/** P13: signing, for parties, mediators and the holder of the organisation's seal. */
export default function Sign() {
  return <SignPage {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
