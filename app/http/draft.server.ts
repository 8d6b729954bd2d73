import { createHash } from 'node:crypto'
import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { sendCode } from '#app/domain/account/codes.server.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { ACCESS_DAYS, resumeKey } from '#app/domain/filing/access.server.ts'
import { declare } from '#app/domain/filing/commands.server.ts'
import { readDraft } from '#app/domain/filing/draft.server.ts'
import { contextOf, leadOn, localeOf, type PageContext } from './context.server.ts'
import { type Fields, formFault, type PostedForm, readForm } from './form.server.ts'
import { cookies, setCookie } from './visitor.server.ts'

export const DRAFT_SECONDS = ACCESS_DAYS * 86_400

/** The draft of this browser, when it is still one and of this topic. */
export async function heldDraft({ platform, actor }: PageContext, topic?: string) {
  if (actor.kind !== 'holder') return null
  const held = await readDraft(platform, actor, actor.disputeId).catch(() => null)
  if (held?.state !== 'draft' || (topic !== undefined && held.draft.topic !== topic)) return null
  return { id: actor.disputeId, ...held }
}

/** The draft of `:draft` for its holder. */
export const draftHere = ({ platform, actor, params }: PageContext) => readDraft(platform, actor, params.draft ?? '')

/** The same for a page that writes: what is no draft any more leads to the page that says what became of it. */
export async function openDraftHere(context: PageContext) {
  const held = await draftHere(context)
  if (held.state !== 'draft') leadOn(context, `/file/${context.params.draft}`)
  return held
}

export type DraftAct = (form: PostedForm, context: PageContext) => Promise<Response>

/** Forms around a draft: its link's cookie counts before a login. */
export const draftAction = (act: DraftAct) => async (args: ActionFunctionArgs) => {
  let fields: Fields = {}
  try {
    const form = await readForm(args)
    fields = form.fields
    return await act(form, await contextOf(args, 'draft'))
  } catch (error) {
    return formFault(error, fields, await localeOf(args))
  }
}

/** Opens a draft on another device by its code. */
export async function resumeDraft({ platform }: PageContext, typed: string): Promise<Response> {
  const codeHash = new Uint8Array(createHash('sha256').update(resumeKey(typed)).digest())
  const row = await platform.db.draftAccess.findFirst({
    where: { codeHash, revokedAt: null, expiresAt: { gt: platform.clock.real() } },
  })
  if (!row) throw new DomainError('filing/resume', { code: 'filing/resume' })
  const token = Buffer.from(platform.chance.bytes(32)).toString('base64url')
  await platform.db.draftAccess.create({
    data: {
      id: platform.chance.id(),
      disputeId: row.disputeId,
      tokenHash: new Uint8Array(createHash('sha256').update(token).digest()),
      codeHash: new Uint8Array(createHash('sha256').update(`${row.id}/${token}`).digest()),
      expiresAt: row.expiresAt,
    },
  })
  const headers = new Headers({ Location: `/file/${row.disputeId}` })
  headers.append('Set-Cookie', setCookie(cookies.draft, token, DRAFT_SECONDS))
  return new Response(null, { status: 303, headers })
}

/** Looks the draft over, keeps the ticks and sends the code; the ticks come first, so that no code is wasted. */
export const checkAct: DraftAct = async ({ key, fields }, context) => {
  const { platform, params, actor, locale } = context
  const id = params.draft ?? ''
  await perform(platform, declare, { actor, disputeId: id, key, input: fields })
  const { draft } = await draftHere(context)
  const isHelped = draft.helper !== null
  await sendCode(platform, { phone: draft.me?.phone ?? '', purpose: 'file', boundTo: id, locale, isHelped })
  return redirect(`/file/${id}/code`, 303)
}
