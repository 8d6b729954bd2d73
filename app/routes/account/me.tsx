import { useLoaderData } from '@remix-run/react'
import { casesOf } from '#app/domain/account/cases.server.ts'
import { invitationsFor } from '#app/domain/invitation/queries.server.ts'
import { personPage } from '#app/http/page.server.ts'
import { MyCases } from './ui/my-cases.tsx'

export const loader = personPage(async ({ platform, person, locale }) => ({
  cases: await casesOf(platform, person.personId, locale),
  invitations: (await invitationsFor(platform, person.personId)).length,
}))

export default function Me() {
  return <MyCases {...useLoaderData<typeof loader>()} />
}
