import { useActionData, useLoaderData } from '@remix-run/react'
import { maskIdNumber } from '#app/domain/identity/masking.ts'
import { checkAct, draftAction, draftHere } from '#app/http/draft.server.ts'
import { page } from '#app/http/page.server.ts'
import { CheckDraft } from './ui/check-draft.tsx'

export const loader = page(async (context) => {
  const { draft } = await draftHere(context)
  const { facts, want, note, who, me } = draft
  return {
    facts,
    want,
    note,
    who: who.map(({ name, phone, address }) => ({ name, phone, address })),
    me: me && { name: me.name, phone: me.phone, address: me.address, idNumber: maskIdNumber(me.idNumber) },
  }
}, 'draft')
export const action = draftAction(checkAct)

export default function Check() {
  return <CheckDraft {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
