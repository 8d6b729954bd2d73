import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { perform } from '#app/domain/engine/perform.server.ts'
import { rolesTowards } from '#app/domain/engine/relations.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { SMALL_MIB } from '#app/domain/evidence/limits.ts'
import { openHandover } from '#app/domain/handover/commands.server.ts'
import { actorOfHandover, filesOfHandover, handoverOf, lookAtHandover } from '#app/domain/handover/queries.server.ts'
import { LASTS_MINUTES, OPENS_MINUTES } from '#app/domain/handover/schema.ts'
import { contextOf, localeOf, type PageContext, refusalPage } from './context.server.ts'
import { openDraftHere } from './draft.server.ts'
import type { PlaceOf } from './evidence.server.ts'
import { formFault, readForm } from './form.server.ts'
import { cookies, readCookie, setCookie } from './visitor.server.ts'

const MINUTE_S = 60

/** The draft whose evidence this phone adds to, by its own cookie alone. @throws DomainError `handover/over`. */
export const handedPlace: PlaceOf = async (args) => {
  const context = await contextOf(args)
  const grant = readCookie(args.request, cookies.handover)
  const actor = grant ? await actorOfHandover(context.platform, grant, context.locale) : null
  if (!actor) throw new DomainError('handover/over')
  const { disputeId, handoverId } = actor
  const roles = await rolesTowards(context.platform.db, actor, disputeId)
  return { ...context, actor, disputeId, roles, base: '/h', scope: handoverId }
}

/** What the phone sees: the names of what it has sent, nothing else of the draft. */
export const handedLoader = async (args: LoaderFunctionArgs) => {
  try {
    const { platform, actor, disputeId, scope } = await handedPlace(args)
    const files = actor.kind === 'handover' ? await filesOfHandover(platform, disputeId, actor.handoverId) : []
    return { files, scope, smallMib: SMALL_MIB, formKey: platform.chance.id() }
  } catch (error) {
    throw refusalPage(error, await localeOf(args))
  }
}

/** Looks at a code and uses nothing up: programs that preview links do this too. */
export const handoverLinkLoader = async (args: LoaderFunctionArgs) => {
  try {
    const { platform, params, locale } = await contextOf(args)
    const seen = await lookAtHandover(platform, params.token ?? '', locale)
    if (!seen) throw new DomainError('handover/spent')
    return { state: seen.state, minutes: LASTS_MINUTES, formKey: platform.chance.id() }
  } catch (error) {
    throw refusalPage(error, await localeOf(args))
  }
}

/** Opens the code on this phone; a second phone is told that it is spent. */
export const handoverLinkAction = async (args: ActionFunctionArgs) => {
  try {
    const { key } = await readForm(args)
    const { platform, params, locale } = await contextOf(args)
    const seen = await lookAtHandover(platform, params.token ?? '', locale)
    if (!seen?.holder) throw new DomainError('handover/spent')
    const asked = { actor: seen.holder, disputeId: seen.holder.disputeId, key, input: {} }
    const { result } = await perform(platform, openHandover, asked)
    const headers = { 'Set-Cookie': setCookie(cookies.handover, result.grant, LASTS_MINUTES * MINUTE_S) }
    return redirect('/h', { status: 303, headers })
  } catch (error) {
    return formFault(error, {}, await localeOf(args))
  }
}

/** The page beside the phone: the code while it waits, then what came. */
export async function handoverHere(context: PageContext) {
  await openDraftHere(context)
  const { platform, params } = context
  const { token = null, ...view } = (await handoverOf(platform, params.draft ?? '')) ?? { state: null, files: [] }
  return {
    ...view,
    link: token && `${platform.settings.origin}/h/${token}`,
    opensMinutes: OPENS_MINUTES,
    base: `/file/${params.draft}`,
  }
}
