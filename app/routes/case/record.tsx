import { useLoaderData } from '@remix-run/react'
import { codeInAddress } from '#app/domain/dispute/code.ts'
import { recordOf } from '#app/domain/dispute/record.queries.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { CaseRecord } from './ui/case-record.tsx'

export const loader = casePage(async ({ platform, disputeId, roles, actor, code }) => {
  const personId = actor.kind === 'person' ? actor.personId : ''
  return { code, home: `/c/${codeInAddress(code)}`, lines: await recordOf(platform, { disputeId, personId, roles }) }
})

export default function Record() {
  return <CaseRecord {...useLoaderData<typeof loader>()} />
}
