import { redirect } from '@remix-run/node'
import type { z } from 'zod'
import { perform } from '#app/domain/engine/perform.server.ts'
import type { Command } from '#app/domain/engine/types.ts'
import { sawEvidence } from '#app/domain/filing/commands.server.ts'
import { type PartKey, partAfter, partKeys, stateOfPart } from '#app/domain/filing/draft.ts'
import type { PageContext } from './context.server.ts'
import { type DraftAct, draftHere } from './draft.server.ts'
import { formAct, pageAction } from './form.server.ts'

/** Where the way leads after a part was saved: the next open part, the last look, or the list when this one is not done. */
export async function pageAfter(context: PageContext, part: PartKey | null): Promise<string> {
  const { draft } = await draftHere(context)
  const base = `/file/${context.params.draft}`
  const next = partAfter(draft, part)
  if (next) return `${base}/${next}`
  return partKeys.every((one) => stateOfPart(draft, one) === 'done') ? `${base}/check` : base
}

/** Everything that there is was put in, or there is nothing. */
export const evidenceSeenAct: DraftAct = async ({ key }, context) => {
  const { platform, actor, params } = context
  await perform(platform, sawEvidence, { actor, disputeId: params.draft ?? null, key, input: {} })
  return redirect(await pageAfter(context, 'evidence'), 303)
}

/** The form of one part of a draft: saves it and goes on to the next open part, or to the page that `act` names. */
export const draftPart = <Input extends z.ZodType>(command: Command<Input, void>, part: PartKey | null) => {
  const goTo = (page: string) =>
    formAct<Input, void, PageContext>({ command, then: (_, { params }) => `/file/${params.draft}/${page}` })
  // Whoever has somebody abroad is asked about that first; the page of those questions leads on by itself.
  const onward =
    part === 'who' ? goTo('abroad') : formAct<Input, void, PageContext>({ command, then: onwardFrom(part) })
  return pageAction(
    { '': onward, save: onward, another: goTo('who?index=next'), more: goTo('want') },
    ({ params }) => params.draft ?? null,
    'draft',
  )
}

const onwardFrom =
  (part: PartKey | null) =>
  (_: unknown, context: PageContext): Promise<string> =>
    pageAfter(context, part)
