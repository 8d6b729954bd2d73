import { useActionData, useLoaderData } from '@remix-run/react'
import { perform } from '#app/domain/engine/perform.server.ts'
import { later } from '#app/domain/invitation/later.commands.server.ts'
import { landingOf } from '#app/domain/invitation/queries.server.ts'
import { inviteeAction, inviteePage, privateHeaders } from '#app/http/invitee.server.ts'
import { LaterForm } from './later-form.tsx'

export const headers = privateHeaders

export const loader = inviteePage(async ({ platform, invitee }) => {
  const { laterDays, askAgainOn, lastDay } = await landingOf(platform, invitee.invitationId)
  return { days: laterDays, chosen: askAgainOn, lastDay }
})

export const action = inviteeAction(async ({ platform, invitee }, { key, fields }) => {
  await perform(platform, later, { actor: invitee, disputeId: invitee.disputeId, key, input: fields })
  return '/i'
})

export default function Later() {
  return <LaterForm back="/i" {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
