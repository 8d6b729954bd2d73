import { redirect } from '@remix-run/node'
import { redeemCode, sendCode } from '#app/domain/account/codes.server.ts'
import { readPerson } from '#app/domain/account/people.server.ts'
import { allowWithdrawal } from '#app/domain/confirmation/after-court.commands.server.ts'
import { readRuling } from '#app/domain/confirmation/batch.commands.server.ts'
import { batchView } from '#app/domain/confirmation/batch.queries.server.ts'
import * as desk from '#app/domain/confirmation/desk.commands.server.ts'
import { courtCaseView } from '#app/domain/confirmation/queries.server.ts'
import { orderSupplement } from '#app/domain/confirmation/return.commands.server.ts'
import { signRuling, undoRuling } from '#app/domain/confirmation/sign-ruling.server.ts'
import { codeInAddress } from '#app/domain/dispute/code.ts'
import type { Actor } from '#app/domain/engine/actor.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { caseForm } from './case-form.server.ts'
import { type CaseContext, requireMay, requirePerson } from './context.server.ts'
import { formAct, runForm } from './form.server.ts'

/** The courts in which somebody holds a post. */
export const courtsOf = ({ posts }: Pick<Extract<Actor, { kind: 'person' }>, 'posts'>): string[] =>
  posts.flatMap(({ courtId }) => courtId ?? [])

/** From a ruling that was read to the next of the batch, and at the end to the batch, where all are signed. */
async function nextToRead(
  { result }: { readonly result: { readonly batchId: string } },
  { platform, actor }: CaseContext,
) {
  const courts = actor.kind === 'person' ? courtsOf(actor) : []
  const { toRead } = await batchView(platform, courts, result.batchId)
  return toRead[0] ? `/court/c/${codeInAddress(toRead[0])}` : `/court/batch/${result.batchId}`
}

const entries = {
  accept: formAct({ command: desk.acceptCase }),
  supplement: formAct({ command: orderSupplement }),
  summon: formAct({ command: desk.summonParties }),
  record: formAct({ command: desk.recordInquiry }),
  propose: formAct({ command: desk.proposeConfirmation }),
  dismiss: formAct({ command: desk.proposeDismissal }),
  refuse: formAct({ command: desk.refuseCase }),
  undo: formAct({ command: undoRuling }),
  readRuling: formAct({ command: readRuling, then: nextToRead }),
  sendBack: formAct({ command: desk.sendBackToClerk }),
  allowWithdrawal: formAct({ command: allowWithdrawal }),
}

/** The forms of the court's desk; a ruling is signed with a code that was sent for exactly this ruling. */
export const courtAction = caseForm(async (form, context) => {
  const { act, key, fields } = form
  if (act !== 'sendCode' && act !== 'sign') return runForm(form, entries, context, context.disputeId)
  const { platform, disputeId, locale, url } = context
  const person = requirePerson(context)
  const here = url.pathname.replace(/\.data$/, '')
  requireMay(signRuling, context)
  const view = await courtCaseView(platform, disputeId)
  const sha256 = view?.awaitsRuling ? view.ruling?.sha256 : undefined
  // A form sent twice is answered like the first time.
  if (act === 'sign' && view?.signing && sha256 === fields.rulingSha256) return redirect(here, 303)
  const { phone } = await readPerson(platform.db, platform, person.personId)
  if (!phone || !sha256) throw new DomainError('state/moved-on')
  const bound = { phone, purpose: 'sign', boundTo: sha256, personId: person.personId } as const
  if (act === 'sendCode') {
    await sendCode(platform, { ...bound, locale })
    return redirect(`${here}?sent=1`, 303)
  }
  if (fields.rulingSha256 !== sha256) throw new DomainError('guard/hashShownIsHashSigned')
  const codeId = await redeemCode(platform, bound, String(fields.code ?? ''), key)
  await perform(platform, signRuling, { actor: person, disputeId, key, input: { rulingSha256: sha256, codeId } })
  return redirect(here, 303)
})
