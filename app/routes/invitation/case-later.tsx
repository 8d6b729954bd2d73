import { useActionData, useLoaderData } from '@remix-run/react'
import { codeInAddress } from '#app/domain/dispute/code.ts'
import { DomainError } from '#app/domain/errors.ts'
import { otherSideSays } from '#app/domain/invitation/answer.queries.server.ts'
import { later } from '#app/domain/invitation/later.commands.server.ts'
import { leadOn } from '#app/http/context.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { LaterForm } from './later-form.tsx'

export const loader = casePage(async (context) => {
  const { platform, disputeId, actor, roles, code } = context
  const personId = actor.kind === 'person' ? actor.personId : ''
  const home = `/c/${codeInAddress(code)}`
  const said = await otherSideSays(platform, disputeId, personId)
  if (said.state !== 'known') leadOn(context, home)
  if (!later.by.some((role) => roles.has(role))) throw new DomainError('dispute/not-allowed')
  return { back: `${home}/answer`, days: said.laterDays, chosen: said.askAgainOn, lastDay: said.lastDay }
})

export const action = caseAction({
  later: formAct({ command: later, then: (_, { code }) => `/c/${codeInAddress(code)}/answer` }),
})

export default function CaseLater() {
  return <LaterForm {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
