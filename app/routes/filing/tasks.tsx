import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { discardDraft, resumeCodeOf } from '#app/domain/filing/commands.server.ts'
import { partKeys, stateOfPart } from '#app/domain/filing/draft.ts'
import type { PageContext } from '#app/http/context.server.ts'
import { draftHere } from '#app/http/draft.server.ts'
import { formAct, pageAction } from '#app/http/form.server.ts'
import { page } from '#app/http/page.server.ts'
import { DraftTasks } from './ui/draft-tasks.tsx'

export const loader = page(async (context) => {
  const { draft, state } = await draftHere(context)
  const id = context.params.draft ?? ''
  if (state !== 'draft') throw redirect(`/file/${id}/sent`)
  const states = Object.fromEntries(partKeys.map((part) => [part, stateOfPart(draft, part)]))
  const resumeCode = resumeCodeOf(context.platform, id)
  return {
    resumeCode,
    resumeAt: `${context.platform.settings.origin}/file/resume?code=${resumeCode}`,
    base: `/file/${id}`,
    states,
    isReady: partKeys.every((part) => part === 'evidence' || states[part] === 'done'),
  }
}, 'draft')

export const action = pageAction(
  { discard: formAct<typeof discardDraft.input, void, PageContext>({ command: discardDraft, then: () => '/' }) },
  ({ params }) => params.draft ?? null,
  'draft',
)

export default function Tasks() {
  return <DraftTasks {...useLoaderData<typeof loader>()} />
}
