import { useActionData, useLoaderData } from '@remix-run/react'
import { countOfEvidence } from '#app/domain/filing/draft.server.ts'
import { hasFacts } from '#app/domain/filing/draft.ts'
import { accountOf } from '#app/domain/filing/spoken.server.ts'
import { maskIdNumber } from '#app/domain/identity/masking.ts'
import { dialled } from '#app/domain/identity/phone.ts'
import { checkAct, draftAction, openDraftHere } from '#app/http/draft.server.ts'
import { page } from '#app/http/page.server.ts'
import { CheckDraft } from './ui/check-draft.tsx'

export const loader = page(async (context) => {
  const { draft } = await openDraftHere(context)
  const { want, note, who, me, helper } = draft
  const id = context.params.draft ?? ''
  return {
    base: `/file/${id}`,
    evidence: await countOfEvidence(context.platform, id),
    facts: hasFacts(draft) ? accountOf(draft, context.locale) : '',
    want,
    note,
    helper: helper && { ...helper, phone: dialled(helper.phone) },
    who: who.map(({ name, phone, address }) => ({ name, phone: dialled(phone), address })),
    me: me && { name: me.name, phone: dialled(me.phone), address: me.address, idNumber: maskIdNumber(me.idNumber) },
  }
}, 'draft')
export const action = draftAction(checkAct)

export default function Check() {
  return <CheckDraft {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
