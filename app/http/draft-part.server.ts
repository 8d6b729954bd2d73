import type { z } from 'zod'
import type { Command } from '#app/domain/engine/types.ts'
import type { PageContext } from './context.server.ts'
import { formAct, pageAction } from './form.server.ts'

/** The form of one part of a draft: saves it and goes on to the next part, or to the page that `act` names. */
export const draftPart = <Input extends z.ZodType>(command: Command<Input, void>, next: string) => {
  const goTo = (part: string) =>
    formAct<Input, void, PageContext>({
      command,
      then: (_, { params }) => `/file/${params.draft}${part === '' ? '' : `/${part}`}`,
    })
  return pageAction(
    { '': goTo(next), save: goTo(next), another: goTo('who?index=next'), more: goTo('want') },
    ({ params }) => params.draft ?? null,
    'draft',
  )
}
