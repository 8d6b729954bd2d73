import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { perform } from '#app/domain/engine/perform.server.ts'
import { rolesTowards } from '#app/domain/engine/relations.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import {
  completeUpload,
  refuseEvidence,
  releaseEvidence,
  shareEvidence,
  startUpload,
  withdrawEvidence,
} from '#app/domain/evidence/commands.server.ts'
import { MAX_SET, SMALL_MIB } from '#app/domain/evidence/limits.ts'
import {
  type EvidenceView,
  evidenceOf,
  type Looking,
  mayReadEvidence,
  openEvidence,
} from '#app/domain/evidence/queries.server.ts'
import { takeSmallForm } from '#app/domain/evidence/small-form.server.ts'
import { linkParts, PartsToLink, recordStored, storedParts } from '#app/domain/evidence/uploads.server.ts'
import { type UsualEvidence, usualEvidence } from '#app/domain/evidence/usual.queries.server.ts'
import { isId } from '#app/domain/text/id.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { words } from '#app/i18n/words/evidence.ts'
import { wordsFor } from '#app/i18n/words.ts'
import { bodyText } from './body.server.ts'
import { type Args, caseOf, contextOf, localeOf, refusalPage, requireMay } from './context.server.ts'
import type { DraftAct } from './draft.server.ts'
import { checkCsrf, formFault, readForm } from './form.server.ts'
import { sendObject } from './send-object.server.ts'

/** Where evidence is looked at: in a case, or in a draft by its holder. */
export type PlaceOf = (
  args: Args,
) => Promise<Looking & { readonly locale: Locale; readonly base: string; readonly scope: string }>

export const casePlace: PlaceOf = async (args) => {
  const context = await caseOf(args)
  return { ...context, base: `/c/${encodeURIComponent(context.code)}/evidence`, scope: context.code }
}

/** The draft of `:draft`, for the holder of its link or the applicant who logged in. */
export const draftPlace: PlaceOf = async (args) => {
  const context = await contextOf(args, 'draft')
  const id = args.params.draft ?? ''
  const roles = isId(id) ? await rolesTowards(context.platform.db, context.actor, id) : new Set<never>()
  if (!roles.has('applicant')) throw new DomainError('dispute/unknown')
  return { ...context, disputeId: id, roles, base: `/file/${id}/evidence`, scope: id }
}

/** What kind of file it is, and what keeps it from counting. */
function saidOf({ type, state, scan }: EvidenceView, locale: Locale) {
  const t = wordsFor(locale, words)
  const refusal = scan === 'infected' ? t.infectedText : t.refusedText
  const isUnread = state === 'verifying' && scan === 'waiting'
  return {
    typeName: t.types[type ?? ''] ?? t.otherType,
    wrong: state === 'refused' ? refusal : isUnread ? t.scannerAway : null,
  }
}

type Place = Awaited<ReturnType<PlaceOf>>

const usualFor = async (place: Place): Promise<readonly UsualEvidence[]> =>
  place.roles.has('party') || place.roles.has('applicant') ? usualEvidence(place) : []

/** The list and everything a page needs to add to it; `usual` tells what is worth having. */
export const evidenceLoader =
  (placeOf: PlaceOf, usual = usualFor) =>
  async (args: LoaderFunctionArgs) => {
    try {
      const place = await placeOf(args)
      const items = await evidenceOf(place)
      if (items.length === 0 && !(await mayReadEvidence(place))) throw new DomainError('dispute/not-allowed')
      const { base, scope, roles } = place
      const mayAdd = roles.has('party') || roles.has('mediator') || roles.has('dispatcher')
      return {
        items: items.map((item) => ({ ...item, ...saidOf(item, place.locale) })),
        base,
        scope,
        mayAdd,
        usual: await usual(place),
        mayReview: roles.has('dispatcher'),
        isByDay: new URL(args.request.url).searchParams.get('by') === 'day',
        smallMib: SMALL_MIB,
        formKey: place.platform.chance.id(),
      }
    } catch (error) {
      throw refusalPage(error, await localeOf(args))
    }
  }

const choices = { share: shareEvidence, withdraw: withdrawEvidence, release: releaseEvidence, refuse: refuseEvidence }

/** The plain upload form, and the buttons inside an item; `onward` answers the button that says that all is there. */
export const evidenceAction = (placeOf: PlaceOf, onward?: DraftAct) => async (args: ActionFunctionArgs) => {
  try {
    const place = await placeOf(args)
    if (args.request.headers.get('content-type')?.startsWith('multipart/form-data')) {
      requireMay(startUpload, place)
      await takeSmallForm(place, args.request, (csrf) => checkCsrf(args, csrf))
      return redirect(place.base, 303)
    }
    const form = await readForm(args)
    const { act, key, fields } = form
    if (onward && act === 'done') return await onward(form, await contextOf(args, 'draft'))
    const command = Object.hasOwn(choices, act) ? choices[act as keyof typeof choices] : null
    if (!command) throw new DomainError('request/foreign')
    // Pictures of one row go the same way, each by an act of its own; pressed again, what is done stays done.
    for (const [at, evidenceId] of [fields.evidenceId ?? ''].flat().slice(0, MAX_SET).entries()) {
      const asked = { actor: place.actor, disputeId: place.disputeId, key: at === 0 ? key : `${key}/${at}` }
      await perform(place.platform, command, { ...asked, input: { ...fields, evidenceId } })
    }
    return redirect(place.base, 303)
  } catch (error) {
    return formFault(error, {}, await localeOf(args))
  }
}

const refusedJson = (error: unknown, locale: Locale) => {
  if (!(error instanceof DomainError)) throw error
  return data({ message: error.words(locale) }, { status: error.status })
}

/** `GET …/api/stored`. */
export const uploadLoader = (placeOf: PlaceOf) => async (args: LoaderFunctionArgs) => {
  try {
    const place = await placeOf(args)
    if (args.params.call !== 'stored') throw new DomainError('dispute/unknown')
    requireMay(startUpload, place)
    return Response.json(await storedParts(place, new URL(args.request.url).searchParams.get('evidenceId') ?? ''))
  } catch (error) {
    return jsonOf(refusedJson(error, await localeOf(args)))
  }
}

const jsonOf = ({ data: body, init }: ReturnType<typeof refusedJson>) => Response.json(body, init ?? {})

const jsonBody = async (request: Request): Promise<unknown> => {
  const text = await bodyText(request)
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** `POST …/api/start`, `parts`, `complete`. */
export const uploadAction = (placeOf: PlaceOf) => async (args: ActionFunctionArgs) => {
  const { request, params } = args
  try {
    await checkCsrf(args, request.headers.get('x-csrf-token'))
    const place = await placeOf(args)
    const { platform, actor, disputeId } = place
    requireMay(startUpload, place)
    const input: unknown = await jsonBody(request)
    const asked = { actor, disputeId, key: request.headers.get('idempotency-key') ?? '', input }
    if (params.call === 'start') return Response.json((await perform(platform, startUpload, asked)).result)
    if (params.call === 'parts') {
      const wanted = PartsToLink.safeParse(input)
      if (!wanted.success) throw new DomainError('request/invalid')
      return Response.json(await linkParts(place, wanted.data))
    }
    if (params.call !== 'complete') throw new DomainError('dispute/unknown')
    await recordStored(place, String((input as { evidenceId?: unknown } | null)?.evidenceId ?? ''))
    return Response.json((await perform(platform, completeUpload, asked)).result)
  } catch (error) {
    return jsonOf(refusedJson(error, await localeOf(args)))
  }
}

/** The bytes of one item, for those who may open it. */
export const evidenceFile = (placeOf: PlaceOf) => async (args: LoaderFunctionArgs) => {
  try {
    const place = await placeOf(args)
    const wants = new URL(args.request.url).searchParams.has('download') ? 'original' : 'shown'
    const { objectKey: key, ...file } = await openEvidence(place, args.params.id ?? '', wants)
    return await sendObject(place.platform.store, args.request, { key, ...file })
  } catch (error) {
    throw refusalPage(error, await localeOf(args))
  }
}
