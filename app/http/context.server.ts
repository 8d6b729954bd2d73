import { type ActionFunctionArgs, type AppLoadContext, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import './load-context.ts'
import { readDisputeCode } from '#app/domain/dispute/code.ts'
import type { Actor, StaffRole } from '#app/domain/engine/actor.ts'
import { rolesTowards } from '#app/domain/engine/relations.server.ts'
import type { Command } from '#app/domain/engine/types.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Platform } from '#app/domain/platform/platform.ts'
import type { Role } from '#app/domain/workflow/types.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { displayOf } from './display.server.ts'
import { holderOf, visitorOf } from './visitor.server.ts'

export type Args = LoaderFunctionArgs | ActionFunctionArgs
/** Which cookie counts on this page: `draft` and `invitation` holders come before a logged-in person only where named. */
export type Holder = 'draft' | 'invitation'

/** What a page knows before it loads anything. */
export interface PageContext {
  readonly platform: Platform
  /** The one object of this request, the same for each of its loaders: the key to what was read for it already. */
  readonly asked: Pick<AppLoadContext, 'platform'>
  readonly request: Request
  readonly actor: Actor
  readonly locale: Locale
  readonly params: Readonly<Record<string, string | undefined>>
  readonly url: URL
}

/** A page of one dispute, for somebody who has to do with it. */
export interface CaseContext extends PageContext {
  readonly disputeId: string
  readonly code: string
  readonly roles: ReadonlySet<Role>
}

export async function contextOf({ context, request, params }: Args, holder?: Holder): Promise<PageContext> {
  const { platform } = context
  const first = displayOf(request).locale
  const held = holder ? await holderOf(platform, request, first, holder) : null
  const actor = held ?? (await visitorOf(context, request)).actor
  const locale = displayOf(request, actor.kind === 'person' ? actor.locale : null).locale
  return { platform, asked: context, request, actor, locale, params, url: new URL(request.url) }
}

/** The language of whoever asks: his own, where he is known. */
export async function localeOf({ context, request }: Args): Promise<Locale> {
  const { actor } = await visitorOf(context, request)
  return displayOf(request, actor.kind === 'person' ? actor.locale : null).locale
}

/** Sends somebody who is not logged in to the login page and back again. */
export function requirePerson(context: PageContext): Extract<Actor, { kind: 'person' }> {
  if (context.actor.kind === 'person') return context.actor
  const { pathname, search } = context.url
  const back = `${pathname.replace(/\.data$/, '')}${search}`
  throw redirect(`/login?back=${encodeURIComponent(back)}`)
}

/** The dispute behind `:code`, for somebody with a role towards it; a stranger learns nothing, not even that it exists. */
export async function caseOf(args: Args): Promise<CaseContext> {
  const context = await contextOf(args)
  requirePerson(context)
  const code = readDisputeCode(args.params.code ?? '')?.code
  const dispute = code ? await context.platform.db.dispute.findFirst({ where: { code }, select: { id: true } }) : null
  if (!dispute || !code) throw new DomainError('dispute/unknown')
  const roles = await rolesTowards(context.platform.db, context.actor, dispute.id)
  if (roles.size === 0) throw new DomainError('dispute/unknown')
  return { ...context, disputeId: dispute.id, code, roles }
}

/** Somebody who holds one of these posts. */
export function requirePost(context: PageContext, roles: readonly StaffRole[]): Extract<Actor, { kind: 'person' }> {
  const person = requirePerson(context)
  if (!person.posts.some(({ role }) => roles.includes(role))) throw new DomainError('account/not-staff')
  return person
}

/**
 * Leads on from a page that stands in one state only, except when it answers a form that was refused: then what was
 * typed stays where it is. (After a form the loaders are asked by GET, and only the form's headers still tell of it.)
 */
export function leadOn({ request }: PageContext, path: string): void {
  if (!request.headers.has('content-type')) throw redirect(path)
}

/** A page of a dispute that only some of those who have to do with it may see; a stranger never comes this far. */
export function requireRole(roles: ReadonlySet<Role>, ...allowed: readonly Role[]): void {
  if (!allowed.some((role) => roles.has(role))) throw new DomainError('dispute/not-allowed')
}

/** Whoever may not give this command is told so before anything else, such as a code of his, is looked at. */
export function requireMay({ by }: Pick<Command, 'by'>, { roles }: Pick<CaseContext, 'roles'>): void {
  if (!by.some((role) => roles.has(role))) throw new DomainError('dispute/not-allowed')
}

/** A refusal as the page of its status, in the reader's language. */
export function refusalPage(error: unknown, locale: Locale): unknown {
  return error instanceof DomainError ? data({ message: error.words(locale) }, { status: error.status }) : error
}
