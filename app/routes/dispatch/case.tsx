import { useActionData, useLoaderData } from '@remix-run/react'
import {
  askForMore,
  assignOrganisation,
  closeRefused,
  correctContact,
  refuseAcceptance,
  register,
  returnFiling,
} from '#app/domain/dispute/dispatch.commands.server.ts'
import { dispatchCase } from '#app/domain/dispute/dispatch.queries.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { closeUnreachable, declinedByPhone, reinvite } from '#app/domain/invitation/again.commands.server.ts'
import { answerQuestion, invite, sendAgain } from '#app/domain/invitation/commands.server.ts'
import { logContact, markUnreachable } from '#app/domain/invitation/contact.commands.server.ts'
import { laterByPhone } from '#app/domain/invitation/later.commands.server.ts'
import { deliveriesOf } from '#app/domain/notice/delivery.server.ts'
import { caseAction, type Fields, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { deskHandle } from '#app/ui/desk.tsx'
import { DispatchCase } from './ui/dispatch-case.tsx'

export const handle = deskHandle

export const loader = casePage(async ({ platform, disputeId, roles }) => {
  if (!roles.has('dispatcher')) throw new DomainError('dispute/not-allowed')
  return { ...(await dispatchCase(platform, disputeId)), deliveries: await deliveriesOf(platform, disputeId) }
})

const nothing = () => ({})
const only =
  (...names: string[]) =>
  (fields: Fields) =>
    Object.fromEntries(names.map((name) => [name, fields[name] ?? '']))

const declinedFields = ({ invitationId, text, share }: Fields) => ({ invitationId, text, share })

export const action = caseAction({
  assign: formAct({ command: assignOrganisation, input: only('organisationId') }),
  register: formAct({ command: register, input: nothing }),
  invite: formAct({ command: invite, input: nothing }),
  askForMore: formAct({ command: askForMore, input: only('defects') }),
  returnFiling: formAct({ command: returnFiling, input: only('reason') }),
  refuse: formAct({ command: refuseAcceptance, input: only('reason') }),
  reinvite: formAct({ command: reinvite, input: nothing }),
  closeUnreachable: formAct({ command: closeUnreachable, input: nothing }),
  declined: formAct({ command: declinedByPhone, input: declinedFields }),
  closeRefused: formAct({ command: closeRefused, input: nothing }),
  correct: formAct({ command: correctContact, input: only('partyId', 'name', 'phone') }),
  resend: formAct({ command: sendAgain, input: only('partyId') }),
  logContact: formAct({ command: logContact, input: only('attemptId', 'result', 'callAt', 'note') }),
  laterByPhone: formAct({ command: laterByPhone, input: only('invitationId', 'on') }),
  unreachable: formAct({ command: markUnreachable, input: only('why', 'text') }),
  answer: formAct({ command: answerQuestion, input: only('invitationId', 'text') }),
})

export default function Case() {
  return <DispatchCase {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
