import { useActionData, useLoaderData } from '@remix-run/react'
import {
  acceptOffer,
  acknowledgePoints,
  counterOffer,
  declineOffer,
  makeOffer,
  withdrawOffer,
} from '#app/domain/offer/offer.server.ts'
import { offersView } from '#app/domain/offer/queries.server.ts'
import { requirePerson, requireRole } from '#app/http/context.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { OffersPage } from './ui/offers-page.tsx'

export const loader = casePage(async (context) => {
  requireRole(context.roles, 'party', 'mediator')
  const view = await offersView(context.platform, context.disputeId, requirePerson(context).personId)
  return { view, code: context.code, isMediator: context.roles.has('mediator') }
})
export const action = caseAction({
  make: formAct({ command: makeOffer }),
  accept: formAct({ command: acceptOffer }),
  decline: formAct({ command: declineOffer }),
  withdraw: formAct({ command: withdrawOffer }),
  counter: formAct({ command: counterOffer }),
  acknowledge: formAct({ command: acknowledgePoints }),
})

/** P11: offers, answers and the points to acknowledge. */
export default function Offers() {
  return <OffersPage {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
