import { useActionData, useLoaderData } from '@remix-run/react'
import { endHandover, offerHandover } from '#app/domain/handover/commands.server.ts'
import type { PageContext } from '#app/http/context.server.ts'
import { formAct, pageAction } from '#app/http/form.server.ts'
import { handoverHere } from '#app/http/handover.server.ts'
import { privateHeaders } from '#app/http/invitee.server.ts'
import { page } from '#app/http/page.server.ts'
import { PhonePage } from './phone-page.tsx'

export const headers = privateHeaders
export const loader = page(handoverHere, 'draft')
export const action = pageAction(
  {
    offer: formAct<typeof offerHandover.input, void, PageContext>({ command: offerHandover }),
    end: formAct<typeof endHandover.input, void, PageContext>({ command: endHandover }),
  },
  ({ params }) => params.draft ?? null,
  'draft',
)

export default function Phone() {
  return <PhonePage {...useLoaderData<typeof loader>()} message={useActionData<typeof action>()?.message} />
}
