import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { dayOf } from '#app/domain/calendar/days.ts'
import { resumeCodeOf } from '#app/domain/filing/access.server.ts'
import { discardDraft } from '#app/domain/filing/commands.server.ts'
import { partKeys, stateOfPart } from '#app/domain/filing/draft.ts'
import { restorableUntil, restoreDraft } from '#app/domain/filing/draft-end.server.ts'
import type { PageContext } from '#app/http/context.server.ts'
import { draftHere } from '#app/http/draft.server.ts'
import { formAct, pageAction } from '#app/http/form.server.ts'
import { page } from '#app/http/page.server.ts'
import { DraftOver } from './ui/draft-over.tsx'
import { DraftTasks } from './ui/draft-tasks.tsx'

export const loader = page(async (context) => {
  const { draft, state } = await draftHere(context)
  const id = context.params.draft ?? ''
  if (state === 'closedDiscarded') {
    const until = await restorableUntil(context.platform.db, id)
    const isOpen = until !== null && context.platform.clock.law() < until
    return { over: { until: isOpen ? dayOf(new Date(until.getTime() - 1)) : null } }
  }
  if (state !== 'draft') throw redirect(`/file/${id}/sent`)
  const states = Object.fromEntries(partKeys.map((part) => [part, stateOfPart(draft, part)]))
  const resumeCode = resumeCodeOf(context.platform, id)
  return {
    over: null,
    resumeCode,
    resumeAt: `${context.platform.settings.origin}/file/resume?code=${resumeCode}`,
    base: `/file/${id}`,
    states,
    helper: draft.helper?.name ?? null,
    isReady: partKeys.every((part) => part === 'evidence' || states[part] === 'done'),
  }
}, 'draft')

export const action = pageAction(
  {
    discard: formAct<typeof discardDraft.input, void, PageContext>({ command: discardDraft, then: () => '/' }),
    restore: formAct<typeof restoreDraft.input, void, PageContext>({ command: restoreDraft }),
  },
  ({ params }) => params.draft ?? null,
  'draft',
)

export default function Tasks() {
  const data = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  return data.over ? (
    <DraftOver until={data.over.until} formKey={data.formKey} message={fault?.message} />
  ) : (
    <DraftTasks {...data} />
  )
}
