import { useActionData, useLoaderData } from '@remix-run/react'
import { countOfSpoken, tooLongSpoken } from '#app/domain/filing/spoken.server.ts'
import { openDraftHere } from '#app/http/draft.server.ts'
import { draftPlace, evidenceAction } from '#app/http/evidence.server.ts'
import { page } from '#app/http/page.server.ts'
import { SpokenPage } from './ui/spoken-page.tsx'

export const loader = page(async (context) => {
  await openDraftHere(context)
  const id = context.params.draft ?? ''
  const { db } = context.platform
  const [count, tooLong] = [await countOfSpoken(db, id), await tooLongSpoken(db, id)]
  return { base: `/file/${id}`, scope: id, count, tooLong }
}, 'draft')
export const action = evidenceAction(async (args) => {
  const place = await draftPlace(args)
  return { ...place, base: `/file/${place.scope}/spoken` }
})

export default function Spoken() {
  return <SpokenPage {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
