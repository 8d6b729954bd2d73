import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { dayOf } from '#app/domain/calendar/days.ts'
import { warningShown } from '#app/domain/filing/guide-result.server.ts'
import { questionOf } from '#app/domain/intake/answer.ts'
import { hintsFor, nextQuestion, questionsToAsk } from '#app/domain/intake/rules.ts'
import { diversionTable, intakeTopic } from '#app/domain/intake/topics.server.ts'
import { draftAction, openDraftHere } from '#app/http/draft.server.ts'
import { abroadAct } from '#app/http/guide.server.ts'
import { page } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/filing.ts'
import { Actions, ButtonLink } from '#app/ui/button.tsx'
import { GuideQuestion } from './ui/guide-question.tsx'
import { PartPage } from './ui/part-page.tsx'
import { Warnings } from './ui/warnings.tsx'

export const loader = page(async (context) => {
  const { draft } = await openDraftHere(context)
  const file = `/file/${context.params.draft}`
  const { abroad } = draft
  if (!abroad) throw redirect(`${file}/want`)
  const topic = intakeTopic('overseas')
  const today = dayOf(context.platform.clock.law())
  const { searchParams } = context.url
  const asked = questionsToAsk(topic, abroad, today)
  const question = questionOf(topic, searchParams.get('q') ?? '') ?? nextQuestion(topic, abroad, today)
  const at = asked.findIndex(({ id }) => id === question?.id)
  return {
    file,
    // A page of its own at the end: what to know when somebody is far away.
    warnings: question ? [] : hintsFor(topic, abroad, today).warnings.map(warningShown),
    asked: question && {
      name: topic.name,
      question,
      answers: abroad,
      isOwnWords: searchParams.has('own'),
      earlier: asked
        .filter(({ id }) => id in abroad && id !== question.id)
        .map(({ id, text, options }) => ({ id, text, options: options ?? [] })),
      step: { at: at + 1, of: asked.length },
      before: asked[at - 1]?.id ?? null,
      emergency: diversionTable.emergencyLine,
    },
  }
}, 'draft')

export const action = draftAction(abroadAct)

/** A few more questions when somebody, or the money, is outside the mainland. */
export default function Abroad() {
  const { file, asked, warnings, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  if (asked)
    return <GuideQuestion {...asked} formKey={formKey} home={{ to: `${file}/who`, label: t.tasks.who }} fault={fault} />
  return (
    <PartPage title={t.abroad.doneTitle} lede={t.abroad.doneLede} fault={undefined}>
      <Warnings warnings={warnings} />
      <Actions>
        <ButtonLink to={`${file}/want`} wide>
          {t.abroad.onward}
        </ButtonLink>
      </Actions>
    </PartPage>
  )
}
