import { useActionData, useLoaderData } from '@remix-run/react'
import { acceptAssignment, acceptDisclosing, declineAssignment } from '#app/domain/mediator/commands.server.ts'
import { offerView } from '#app/domain/mediator/desk.queries.server.ts'
import { disclosureCircumstances } from '#app/domain/mediator/guards.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { deskHandle } from '#app/ui/desk.tsx'
import { MediatorDesk } from './ui/mediator-desk.tsx'
import { OfferCard } from './ui/offer.tsx'

export const handle = deskHandle

export const loader = casePage(({ platform, disputeId, actor, locale }) =>
  offerView(platform, disputeId, actor.kind === 'person' ? actor.personId : '', locale),
)

export const action = caseAction({
  accept: formAct({
    command: acceptAssignment,
    input: (fields) => ({ nothing: disclosureCircumstances.filter((one) => fields[one] === 'yes') }),
    then: (_, { code }) => `/desk/c/${code}`,
  }),
  disclose: formAct({ command: acceptDisclosing, then: (_, { code }) => `/desk/c/${code}` }),
  decline: formAct({ command: declineAssignment, then: () => '/desk/offers' }),
})

/** M2, one case: the short of it, three ticks, or what must be disclosed, or no. */
export default function Offer() {
  const view = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  return (
    <MediatorDesk tab="offers" layout="2">
      <OfferCard view={view} fault={fault} />
    </MediatorDesk>
  )
}
