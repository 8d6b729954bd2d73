import { useActionData, useLoaderData } from '@remix-run/react'
import * as desk from '#app/domain/confirmation/desk.commands.server.ts'
import { courtCaseView } from '#app/domain/confirmation/queries.server.ts'
import { signRuling, undoRuling } from '#app/domain/confirmation/sign-ruling.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { deskHandle } from '#app/ui/desk.tsx'
import { CourtCase } from './ui/court-case.tsx'

export const handle = deskHandle
export const loader = casePage(async ({ platform, disputeId, roles, code }) => {
  const view = roles.has('clerk') || roles.has('judge') ? await courtCaseView(platform, disputeId) : null
  if (!view) throw new DomainError('dispute/not-allowed')
  return { ...view, code, isJudge: roles.has('judge') }
})

export const action = caseAction({
  accept: formAct({ command: desk.acceptCase }),
  return: formAct({ command: desk.returnCase }),
  supplement: formAct({ command: desk.orderSupplement }),
  summon: formAct({ command: desk.summonParties }),
  record: formAct({ command: desk.recordInquiry }),
  propose: formAct({ command: desk.proposeConfirmation }),
  dismiss: formAct({ command: desk.proposeDismissal }),
  refuse: formAct({ command: desk.refuseCase }),
  sign: formAct({ command: signRuling }),
  undo: formAct({ command: undoRuling }),
  sendBack: formAct({ command: desk.sendBackToClerk }),
})

export default function Case() {
  return <CourtCase {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
