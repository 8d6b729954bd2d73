import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { inboxOf } from '#app/domain/dispute/inbox.queries.server.ts'
import { mayStandInAddress } from '#app/domain/dispute/search.server.ts'
import { contextOf, localeOf, requirePost } from './context.server.ts'
import { formFault, readForm } from './form.server.ts'
import type { PersonContext } from './page.server.ts'

/** The inbox as its address asks for it; a name in an address is not looked for. */
export function inboxPage({ platform, person, url }: PersonContext) {
  const asked = (name: string) => url.searchParams.get(name)
  const q = asked('q')
  const view = { state: asked('state'), after: asked('after'), q: q && mayStandInAddress(q) ? q : null }
  return inboxOf(platform, person.posts, view)
}

/** What was typed into the search field: found at once when it may be somebody's name, by an address otherwise. */
export async function searchInbox(args: ActionFunctionArgs) {
  try {
    const { fields } = await readForm(args)
    const context = await contextOf(args)
    const person = requirePost(context, ['dispatcher'])
    const q = String(fields.q ?? '').trim()
    if (q === '') return redirect('/dispatch', 303)
    if (mayStandInAddress(q)) return redirect(`/dispatch?${new URLSearchParams({ q })}`, 303)
    return await inboxOf(context.platform, person.posts, { q })
  } catch (error) {
    return formFault(error, {}, await localeOf(args))
  }
}
