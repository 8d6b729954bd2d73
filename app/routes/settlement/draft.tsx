import { useActionData, useLoaderData } from '@remix-run/react'
import { keepOldAgreement } from '#app/domain/confirmation/after-court.commands.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordPoints } from '#app/domain/offer/offer.server.ts'
import { amend, openSigning, sendForReading, takeBack } from '#app/domain/settlement/commands.server.ts'
import {
  acceptWarning,
  addClause,
  agreeInPrinciple,
  changeClause,
  keepDraft,
  removeClause,
  resumeMediation,
  startDraft,
} from '#app/domain/settlement/draft.commands.server.ts'
import { draftView } from '#app/domain/settlement/draft.queries.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { deskHandle } from '#app/ui/desk.tsx'
import { DraftPage } from './ui/draft-page.tsx'

export const handle = deskHandle

export const loader = casePage(async ({ platform, disputeId, roles, locale, url }) => {
  if (!roles.has('mediator')) throw new DomainError('dispute/not-allowed')
  const query = url.searchParams
  const { toCheck, ...view } = await draftView(platform, disputeId, locale)
  const add = query.get('add')
  const edit = query.get('edit')
  return {
    view,
    toCheck: add || edit ? toCheck : null,
    add,
    edit,
    parts: Math.min(24, Math.max(1, Math.trunc(Number(query.get('parts'))) || 0)) || null,
    isPartsSet: query.has('parts'),
  }
})

export const action = caseAction({
  points: formAct({ command: recordPoints }),
  agree: formAct({ command: agreeInPrinciple }),
  start: formAct({ command: startDraft }),
  add: formAct({ command: addClause }),
  change: formAct({ command: changeClause }),
  remove: formAct({ command: removeClause }),
  notes: formAct({ command: keepDraft }),
  accept: formAct({ command: acceptWarning }),
  send: formAct({ command: sendForReading }),
  takeBack: formAct({ command: takeBack }),
  open: formAct({ command: openSigning }),
  amend: formAct({ command: amend }),
  resume: formAct({ command: resumeMediation }),
  keepOld: formAct({ command: keepOldAgreement }),
})

/** M7: the mediator writes the agreement; the check speaks beside it. */
export default function Draft() {
  return <DraftPage {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
