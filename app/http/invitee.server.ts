import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import type { Actor } from '#app/domain/engine/actor.ts'
import { DomainError } from '#app/domain/errors.ts'
import { contextOf, localeOf, type PageContext, refusalPage } from './context.server.ts'
import { type Fields, formFault, readForm } from './form.server.ts'
import { cookies, setCookie } from './visitor.server.ts'

export type InviteeContext = PageContext & { readonly invitee: Extract<Actor, { kind: 'invitee' }> }

/** Whoever holds an invitation by its cookie. @throws DomainError `invitation/over`. */
function inviteeOf(context: PageContext): InviteeContext {
  if (context.actor.kind !== 'invitee') throw new DomainError('invitation/over')
  return { ...context, invitee: context.actor }
}

/** A page of the invitation: nothing without the cookie. */
export const inviteePage =
  <Data extends object>(load: (context: InviteeContext) => Promise<Data>) =>
  async (args: LoaderFunctionArgs) => {
    try {
      const context = inviteeOf(await contextOf(args, 'invitation'))
      return { ...(await load(context)), formKey: context.platform.chance.id() }
    } catch (error) {
      throw refusalPage(error, await localeOf(args))
    }
  }

export interface InviteeForm {
  readonly act: string
  readonly key: string
  readonly fields: Fields
}

/**
 * A form of the invitation; what is typed comes back when something is to be mended. `whenOver` may answer a form that
 * ended the invitation itself and comes a second time.
 */
export const inviteeAction =
  (
    act: (context: InviteeContext, form: InviteeForm) => Promise<string | Response>,
    whenOver: (context: PageContext) => Promise<Response | null> = async () => null,
  ) =>
  async (args: ActionFunctionArgs) => {
    let fields: Fields = {}
    try {
      const form = await readForm(args)
      fields = form.fields
      const visit = await contextOf(args, 'invitation')
      const answer = visit.actor.kind === 'invitee' ? null : await whenOver(visit)
      if (answer) return answer
      const context = inviteeOf(visit)
      const done = await act(context, { ...form, key: form.key || context.platform.chance.id() })
      return typeof done === 'string' ? redirect(done, 303) : done
    } catch (error) {
      return formFault(error, fields, await localeOf(args))
    }
  }

/** Goes to the invitation with the cookie that stands for its link. */
export const toInvitation = (token: string): Response =>
  redirect('/i', { status: 303, headers: { 'Set-Cookie': setCookie(cookies.invitation, token, 7 * 86_400) } })

/**
 * The link is not told to any other site, and no cache keeps the page. (`no-referrer` would also take the origin from
 * forms without JavaScript, and they would be refused.)
 */
export const privateHeaders = (): Record<string, string> => ({
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-store',
})
