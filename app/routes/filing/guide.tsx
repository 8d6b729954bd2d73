import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { dayOf } from '#app/domain/calendar/days.ts'
import { questionOf } from '#app/domain/intake/answer.ts'
import { nextQuestion, questionsToAsk } from '#app/domain/intake/rules.ts'
import { diversionTable, intakeTopic } from '#app/domain/intake/topics.server.ts'
import { draftAction, heldDraft } from '#app/http/draft.server.ts'
import { guideAct, topicHere } from '#app/http/guide.server.ts'
import { page } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/guide.ts'
import { GuideQuestion } from './ui/guide-question.tsx'

export const loader = page(async (context) => {
  const key = topicHere(context)
  const topic = intakeTopic(key)
  const held = await heldDraft(context, key)
  const answers = held?.draft.guide ?? {}
  const today = dayOf(context.platform.clock.law())
  const { searchParams } = context.url
  const question = questionOf(topic, searchParams.get('q') ?? '') ?? nextQuestion(topic, answers, today)
  if (!question) throw redirect(`/guide/${key}/result`)
  const asked = questionsToAsk(topic, answers, today)
  const at = asked.findIndex(({ id }) => id === question.id)
  return {
    name: topic.name,
    question,
    answers,
    isOwnWords: searchParams.has('own'),
    earlier: asked
      .filter(({ id }) => id in answers && id !== question.id)
      .map(({ id, text, options }) => ({ id, text, options: options ?? [] })),
    step: { at: at + 1, of: asked.length },
    before: asked[at - 1]?.id ?? null,
    emergency: diversionTable.emergencyLine,
  }
}, 'draft')

export const action = draftAction(guideAct)

export default function Guide() {
  const shown = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  return <GuideQuestion {...shown} home={{ to: '/topics', label: t.allKinds }} fault={fault} />
}
