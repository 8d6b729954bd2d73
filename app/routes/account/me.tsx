import { useLoaderData } from '@remix-run/react'
import { casesOf } from '#app/domain/account/cases.server.ts'
import { personPage } from '#app/http/page.server.ts'
import { MyCases } from './ui/my-cases.tsx'

export const loader = personPage(async ({ platform, person, locale }) => ({
  cases: await casesOf(platform, person.personId, locale),
}))

export default function Me() {
  return <MyCases {...useLoaderData<typeof loader>()} />
}
