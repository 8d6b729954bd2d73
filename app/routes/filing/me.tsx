import { useActionData, useLoaderData } from '@remix-run/react'
import { saveMe } from '#app/domain/filing/commands.server.ts'
import { dialled } from '#app/domain/identity/phone.ts'
import { openDraftHere } from '#app/http/draft.server.ts'
import { draftPart } from '#app/http/draft-part.server.ts'
import { page } from '#app/http/page.server.ts'
import { MyselfForm } from './ui/myself-form.tsx'

export const loader = page(async (context) => {
  const { me, helper } = (await openDraftHere(context)).draft
  return { me: me && { ...me, phone: dialled(me.phone) }, isHelped: helper !== null }
}, 'draft')
export const action = draftPart(saveMe, 'me')

export default function Me() {
  return <MyselfForm {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
