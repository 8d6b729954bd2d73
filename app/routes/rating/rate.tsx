import { useActionData, useLoaderData } from '@remix-run/react'
import { DomainError } from '#app/domain/errors.ts'
import { mayRate, rate } from '#app/domain/rating/rating.server.ts'
import { requirePerson } from '#app/http/context.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court.ts'
import { Note } from '#app/ui/marks.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'
import { RatingForm } from './ui/rating-form.tsx'

export const loader = casePage(async (context) => {
  const { platform, disputeId, roles, code } = context
  if (!roles.has('party')) throw new DomainError('dispute/not-allowed')
  const { personId } = requirePerson(context)
  const { state, closedAt } = await platform.db.dispute.findFirstOrThrow({ where: { id: disputeId } })
  const party = await platform.db.party.findFirst({ where: { disputeId, personId, leftAt: null } })
  const given = party ? await platform.db.rating.count({ where: { disputeId, partyId: party.id } }) : 0
  return { code, isOpen: mayRate(state, closedAt, platform.clock.law()), isGiven: given > 0 }
})
export const action = caseAction({ rate: formAct({ command: rate }) })

export default function Rate() {
  const { code, isOpen, isGiven, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const all = useWords(words)
  const t = all.rate
  const back = { to: `/c/${encodeURIComponent(code)}`, label: all.apply.back }
  return (
    <QuestionPage back={back} title={t.title} lede={t.lede} errors={fault?.errors} message={fault?.message}>
      {isGiven && <Note tone="ok">{t.thanks}</Note>}
      {!isGiven && !isOpen && <Note>{t.notYet}</Note>}
      {!isGiven && isOpen && <RatingForm formKey={formKey} fault={fault} />}
    </QuestionPage>
  )
}
