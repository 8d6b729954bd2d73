import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { letterOf } from '#app/domain/filing/letter.server.ts'
import { intakeTopic } from '#app/domain/intake/topics.server.ts'
import { draftAction } from '#app/http/draft.server.ts'
import { guidedHere, letterAct } from '#app/http/guide.server.ts'
import { page } from '#app/http/page.server.ts'
import { isLocale } from '#app/i18n/locale.ts'
import { LetterPage } from './ui/letter-page.tsx'

export const loader = page(async (context) => {
  const { topic, id, draft, today } = await guidedHere(context)
  const asked = context.url.searchParams.get('lang')
  const locale = isLocale(asked) ? asked : context.locale
  const letter = letterOf(draft, locale, today)
  if (!letter) throw redirect(`/guide/${topic}/result`)
  return { name: intakeTopic(topic).name, locale, ...letter, result: `/guide/${topic}/result`, file: `/file/${id}` }
}, 'draft')

/** Gives the letter back as a file, as it was changed; nothing of it is kept. */
export const action = draftAction(letterAct)

export default function Letter() {
  return <LetterPage {...useLoaderData<typeof loader>()} fault={useActionData<typeof action>()} />
}
