import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { intakeTopic } from '#app/domain/intake/topics.server.ts'
import { draftAction, heldDraft } from '#app/http/draft.server.ts'
import { guideAct, questionHere, topicHere } from '#app/http/guide.server.ts'
import { page } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/guide.ts'
import { GuideQuestion } from './ui/guide-question.tsx'

export const loader = page(async (context) => {
  const topic = topicHere(context)
  const held = await heldDraft(context, topic)
  const shown = questionHere(context, intakeTopic(topic), held?.draft.guide ?? {})
  if (!shown) throw redirect(`/guide/${topic}/result`)
  return shown
}, 'draft')

export const action = draftAction(guideAct)

export default function Guide() {
  const shown = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  return <GuideQuestion {...shown} home={{ to: '/topics', label: t.allKinds }} fault={fault} />
}
