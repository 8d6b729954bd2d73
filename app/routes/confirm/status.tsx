import { useActionData, useLoaderData } from '@remix-run/react'
import { closeDismissed, performAnyway, renegotiate } from '#app/domain/confirmation/after-court.commands.server.ts'
import { afterCourtView } from '#app/domain/confirmation/after-court.queries.server.ts'
import { answerCourt, withdrawApplication } from '#app/domain/confirmation/commands.server.ts'
import { courtCaseView } from '#app/domain/confirmation/queries.server.ts'
import { replyToCourt } from '#app/domain/confirmation/question.commands.server.ts'
import { courtSteps } from '#app/domain/confirmation/status.queries.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { CourtStatus } from './ui/court-status.tsx'

export const loader = casePage(async ({ platform, disputeId, roles, code, actor }) => {
  if (!roles.has('party') && !roles.has('mediator')) throw new DomainError('dispute/not-allowed')
  const view = await courtCaseView(platform, disputeId, actor.kind === 'person' ? actor.personId : null)
  const rulings = view?.papers.filter(({ templateId }) => templateId.includes('ruling')) ?? []
  return {
    code,
    isParty: roles.has('party'),
    next: await afterCourtView(platform, disputeId, actor.kind === 'person' ? actor.personId : ''),
    found: view && {
      state: view.state,
      court: view.court,
      reach: view.reach,
      caseNumber: view.caseNumber,
      returns: view.returns.filter(({ isAnswered }) => !isAnswered),
      questions: roles.has('party') ? view.askedInWriting : [],
      correction: view.correction,
      withdrawalAskedBy: view.withdrawalAskedBy,
      finding: view.state === 'dismissed' || view.state === 'notAccepted' ? view.finding : null,
    },
    steps: await courtSteps(platform, disputeId),
    ruling: rulings.at(-1)?.code ?? null,
  }
})

export const action = caseAction({
  answer: formAct({ command: answerCourt }),
  reply: formAct({ command: replyToCourt }),
  withdraw: formAct({ command: withdrawApplication }),
  renegotiate: formAct({ command: renegotiate }),
  performAnyway: formAct({ command: performAnyway }),
  close: formAct({ command: closeDismissed }),
})

export default function Status() {
  return <CourtStatus {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
