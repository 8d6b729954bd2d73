import { useActionData, useLoaderData } from '@remix-run/react'
import { readPerson } from '#app/domain/account/people.server.ts'
import { nextCase } from '#app/domain/confirmation/next-case.server.ts'
import { courtCaseView } from '#app/domain/confirmation/queries.server.ts'
import { queueRowOf } from '#app/domain/confirmation/queue.queries.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { maskPhone } from '#app/domain/identity/masking.ts'
import { courtAction, courtsOf } from '#app/http/court.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { deskHandle } from '#app/ui/desk.tsx'
import { CourtCase } from './ui/court-case.tsx'

export const handle = deskHandle
export const loader = casePage(async ({ platform, disputeId, roles, code, url, actor }) => {
  const view = roles.has('clerk') || roles.has('judge') ? await courtCaseView(platform, disputeId) : null
  if (!view) throw new DomainError('dispute/not-allowed')
  const isJudge = roles.has('judge')
  const mine = isJudge && actor.kind === 'person' ? await readPerson(platform.db, platform, actor.personId) : null
  const phone = maskPhone(mine?.phone ?? '')
  const wanted = url.searchParams.get('paper')
  const shown =
    view.papers.find((paper) => paper.code === wanted) ??
    view.papers.find(({ templateId }) => templateId === 'settlement-agreement') ??
    null
  const next = actor.kind === 'person' ? await nextCase(platform, courtsOf(actor), { code, isJudge }) : null
  const brief = await queueRowOf(platform, view.id)
  return { ...view, brief, code, isJudge, phone, shown, next, isSent: url.searchParams.has('sent') }
})

export const action = courtAction

export default function Case() {
  return <CourtCase {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
