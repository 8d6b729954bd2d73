import { useActionData, useLoaderData } from '@remix-run/react'
import { saveHelper } from '#app/domain/filing/commands.server.ts'
import { dialled } from '#app/domain/identity/phone.ts'
import { openDraftHere } from '#app/http/draft.server.ts'
import { draftPart } from '#app/http/draft-part.server.ts'
import { page } from '#app/http/page.server.ts'
import { HelperForm } from './ui/helper-form.tsx'

export const loader = page(async (context) => {
  const { helper } = (await openDraftHere(context)).draft
  return { helper: helper && { ...helper, phone: dialled(helper.phone) } }
}, 'draft')
export const action = draftPart(saveHelper, null)

export default function HelperPage() {
  return <HelperForm {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
