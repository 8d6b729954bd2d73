import { redirect } from '@remix-run/node'
import { isCodeUsed, redeemCode, sendCode } from '#app/domain/account/codes.server.ts'
import { startSession } from '#app/domain/account/sessions.server.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Draft } from '#app/domain/filing/draft.ts'
import { problemsOf } from '#app/domain/filing/guards.server.ts'
import { helperOf } from '#app/domain/filing/helper.server.ts'
import { submitDraft } from '#app/domain/filing/submit.server.ts'
import { partiesOf } from '#app/domain/party/parties.server.ts'
import type { Platform } from '#app/domain/platform/platform.ts'
import { isId } from '#app/domain/text/id.ts'
import type { PageContext } from './context.server.ts'
import { type DraftAct, draftHere } from './draft.server.ts'
import { cookies, setCookie } from './visitor.server.ts'

const LOOK_AGAIN_MS = 250
const LOOKS = 12

/**
 * Lets the applicant in and closes the draft's own door. Who wrote for somebody else is not let in: the applicant logs
 * in on his own phone.
 */
async function enter(platform: Platform, id: string, personId: string): Promise<Response> {
  const isHelped = (await helperOf(platform, id)) !== null
  const headers = new Headers({ Location: isHelped ? '/file/helped' : `/file/${id}/sent` })
  if (!isHelped) {
    headers.append(
      'Set-Cookie',
      setCookie(cookies.session, await startSession(platform, personId, { steppedUp: true })),
    )
  }
  headers.append('Set-Cookie', setCookie(cookies.draft, '', 0))
  return new Response(null, { status: 303, headers })
}

/** The applicant of a dispute that was filed with this very code a moment ago, or null. */
async function filedBefore(platform: Platform, id: string, code: string): Promise<string | null> {
  if (!isId(id)) return null
  for (let look = 0; look < LOOKS; look += 1) {
    const row = await platform.db.dispute.findFirst({ where: { id }, select: { state: true } })
    if (!row) return null
    if (row.state !== 'draft') break
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
  const applicant = (await partiesOf(platform.db, platform, id)).find(({ side }) => side === 'applicant')
  if (!applicant?.phone) return null
  const right = await isCodeUsed(platform, { phone: applicant.phone, purpose: 'file', boundTo: id }, code)
  return right ? applicant.personId : null
}

/** The same form once more, after or beside the first: answered like the first. */
async function repeated({ platform }: PageContext, id: string, code: string, error: unknown): Promise<Response> {
  const known = error instanceof DomainError && ['dispute/unknown', 'account/code-spent'].includes(error.code)
  const personId = known ? await filedBefore(platform, id, code) : null
  if (!personId) throw error
  return enter(platform, id, personId)
}

const sendAgain = async ({ platform, locale }: PageContext, id: string, { me, helper }: Draft): Promise<Response> => {
  const isHelped = helper !== null
  await sendCode(platform, { phone: me?.phone ?? '', purpose: 'file', boundTo: id, locale, isHelped })
  return redirect(`/file/${id}/code?again=1`, 303)
}

/** The last step: the code, then the one transaction that files; the applicant is logged in with it. */
export const submitAct: DraftAct = async ({ act, key, fields }, context) => {
  const { platform, params, actor } = context
  const id = params.draft ?? ''
  const code = String(fields.code ?? '')
  try {
    const { draft } = await draftHere(context)
    if (!draft.me || !draft.declared) return redirect(`/file/${id}/check`, 303)
    if (act === 'again') return await sendAgain(context, id, draft)
    const [problem] = problemsOf(platform, draft, platform.clock.law())
    if (problem) throw new DomainError(`guard/${problem}`)
    const codeId = await redeemCode(platform, { phone: draft.me.phone, purpose: 'file', boundTo: id }, code, key)
    const { result } = await perform(platform, submitDraft, { actor, disputeId: id, key, input: { codeId } })
    return await enter(platform, id, result.personId)
  } catch (error) {
    return repeated(context, id, code, error)
  }
}
