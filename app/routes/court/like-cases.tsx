import { useActionData, useLoaderData } from '@remix-run/react'
import { openBatches } from '#app/domain/confirmation/batch.queries.server.ts'
import { batchRulesBy } from '#app/domain/confirmation/batch-rules.ts'
import { likeCases } from '#app/domain/confirmation/like-cases.queries.server.ts'
import { rulesOf } from '#app/domain/rules/rules.server.ts'
import { courtsOf } from '#app/http/court.server.ts'
import { drawAction } from '#app/http/court-batch.server.ts'
import { deskPage } from '#app/http/page.server.ts'
import { deskHandle } from '#app/ui/desk.tsx'
import { LikeCases } from './ui/like-cases.tsx'

export const handle = deskHandle
export const loader = deskPage(['clerk', 'judge'], async ({ platform, person }) => {
  const groups = await likeCases(platform, courtsOf(person))
  return {
    // Each group is a form of its own, and the number of the form becomes that of the batch.
    groups: groups.map((group) => ({ ...group, formKey: platform.chance.id() })),
    batches: await openBatches(platform, courtsOf(person)),
    inHundred: batchRulesBy((await rulesOf(platform.db)).of('batch')).inHundred,
  }
})

export const action = drawAction

/** C5: cases that are alike, to be decided together. */
export default function Like() {
  return <LikeCases {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
