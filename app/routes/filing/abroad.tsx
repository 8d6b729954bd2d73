import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { dayOf } from '#app/domain/calendar/days.ts'
import { warningShown } from '#app/domain/filing/guide-result.server.ts'
import { hintsFor } from '#app/domain/intake/rules.ts'
import { intakeTopic } from '#app/domain/intake/topics.server.ts'
import { draftAction, openDraftHere } from '#app/http/draft.server.ts'
import { pageAfter } from '#app/http/draft-part.server.ts'
import { abroadAct, questionHere } from '#app/http/guide.server.ts'
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
  const onward = await pageAfter(context, 'who')
  if (!abroad) throw redirect(onward)
  const topic = intakeTopic('overseas')
  const asked = questionHere(context, topic, abroad)
  // A page of its own at the end: what to know when somebody is far away.
  const raised = asked ? [] : hintsFor(topic, abroad, dayOf(context.platform.clock.law())).warnings
  return { file, onward, asked, warnings: raised.map(warningShown) }
}, 'draft')

export const action = draftAction(abroadAct)

/** A few more questions when somebody, or the money, is outside the mainland. */
export default function Abroad() {
  const { file, onward, asked, warnings, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  if (asked)
    return <GuideQuestion {...asked} formKey={formKey} home={{ to: `${file}/who`, label: t.tasks.who }} fault={fault} />
  return (
    <PartPage title={t.abroad.doneTitle} lede={t.abroad.doneLede} fault={undefined}>
      <Warnings warnings={warnings} />
      <Actions>
        <ButtonLink to={onward} wide>
          {t.abroad.onward}
        </ButtonLink>
      </Actions>
    </PartPage>
  )
}
