import { useActionData, useLoaderData } from '@remix-run/react'
import { saveWho } from '#app/domain/filing/commands.server.ts'
import { dialled } from '#app/domain/identity/phone.ts'
import { openDraftHere } from '#app/http/draft.server.ts'
import { draftPart } from '#app/http/draft-part.server.ts'
import { page } from '#app/http/page.server.ts'
import { OtherSideForm } from './ui/other-side-form.tsx'

export const loader = page(async (context) => {
  const { draft } = await openDraftHere(context)
  const asked = context.url.searchParams.get('index')
  const index = asked === 'next' ? draft.who.length : Math.min(Number(asked ?? 0) || 0, draft.who.length)
  const other = draft.who[index]
  return { index, isAbroad: draft.abroad !== null, other: other ? { ...other, phone: dialled(other.phone) } : null }
}, 'draft')

export const action = draftPart(saveWho, 'who')

export default function Who() {
  return <OtherSideForm {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
