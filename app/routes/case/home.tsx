import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { homeOf } from '#app/domain/dispute/home.queries.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { squareOf } from '#app/http/square.server.ts'
import { words } from '#app/i18n/words/case.ts'
import { wordsFor } from '#app/i18n/words.ts'
import { CaseHome } from './ui/case-home.tsx'

export const loader = casePage(async ({ platform, disputeId, roles, actor, locale }) => {
  // Somebody who is invited and has not shown who he is reads the invitation first.
  if (roles.has('invitee') && roles.size === 1) throw redirect('/invitations')
  const { address, ...home } = await homeOf(platform, disputeId, roles, actor.kind === 'person' ? actor.personId : '')
  return { ...home, square: squareOf(address), step: wordsFor(locale, words).steps[home.next.words] }
})

export default function Home() {
  return <CaseHome {...useLoaderData<typeof loader>()} />
}
