import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { dayOf } from '#app/domain/calendar/days.ts'
import { DomainError } from '#app/domain/errors.ts'
import { nextQuestion } from '#app/domain/intake/rules.ts'
import { intakeTopic } from '#app/domain/intake/topics.server.ts'
import { isIntakeType } from '#app/domain/intake/types.ts'
import { draftAction, guideAct, heldDraft } from '#app/http/draft.server.ts'
import { page } from '#app/http/page.server.ts'
import { GuideQuestion } from './ui/guide-question.tsx'

export const loader = page(async (context) => {
  const key = context.params.topic ?? ''
  if (!isIntakeType(key)) throw new DomainError('filing/topic')
  const topic = intakeTopic(key)
  const held = await heldDraft(context, key)
  const answers = held?.draft.guide ?? {}
  const asked = context.url.searchParams.get('q')
  const question =
    topic.questions.find(({ id }) => id === asked) ?? nextQuestion(topic, answers, dayOf(context.platform.clock.law()))
  if (!question) throw redirect(`/guide/${key}/result`)
  const earlier = topic.questions.filter(({ id }) => id in answers && id !== question.id)
  return {
    name: topic.name,
    question,
    answers,
    earlier: earlier.map(({ id, text, options }) => ({ id, text, options: options ?? [] })),
  }
}, 'draft')

export const action = draftAction(guideAct)

export default function Guide() {
  const shown = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  return <GuideQuestion {...shown} fault={fault} />
}
