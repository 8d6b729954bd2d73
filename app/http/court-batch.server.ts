import { redirect } from '@remix-run/node'
import { redeemCode, sendCode } from '#app/domain/account/codes.server.ts'
import { readPerson } from '#app/domain/account/people.server.ts'
import { batchView } from '#app/domain/confirmation/batch.queries.server.ts'
import { drawTogether, proposeTogether, signTogether, undoTogether } from '#app/domain/confirmation/batch.server.ts'
import { digestOfRulings } from '#app/domain/confirmation/sign-ruling.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { maskPhone } from '#app/domain/identity/masking.ts'
import { type PageContext, requirePost } from './context.server.ts'
import { courtsOf } from './court.server.ts'
import { type Fields, type PostedForm, plainAction } from './form.server.ts'
import type { PersonContext } from './page.server.ts'

const DESK = ['clerk', 'judge'] as const

const several = (fields: Fields, name: string): readonly string[] => [fields[name] ?? []].flat()
const keyOf = ({ platform }: PageContext, { key }: PostedForm) => key || platform.chance.id()
const batchOf = ({ params }: PageContext) => params.batch ?? ''

/** One batch as its page shows it, to clerk and judge. */
export async function batchPage(context: PersonContext) {
  const { platform, person, url } = context
  const view = await batchView(platform, courtsOf(person), batchOf(context))
  const isJudge = person.posts.some(({ role }) => role === 'judge')
  const phone = isJudge ? maskPhone((await readPerson(platform.db, platform, person.personId)).phone ?? '') : ''
  const left = Number(url.searchParams.get('left')) || 0
  return { ...view, isJudge, phone, isSent: url.searchParams.has('sent'), left }
}

/** The form of the page of like cases: what was ticked goes together, and a sample is drawn. */
export const drawAction = plainAction(async (form, context) => {
  const actor = requirePost(context, DESK)
  const cases = several(form.fields, 'cases')
  const { batchId } = await drawTogether(context.platform, { actor, key: keyOf(context, form) }, cases)
  return redirect(`/court/batch/${batchId}`, 303)
})

/** The forms of one batch: propose the rest, send a code for the rulings that were read, sign them, take it back. */
export const batchAction = plainAction(async (form, context) => {
  const here = `/court/batch/${batchOf(context)}`
  const { platform } = context
  if (form.act === 'propose') {
    const actor = requirePost(context, DESK)
    const { noGround, heard } = form.fields
    const review = { batchId: batchOf(context), noGround, heard }
    await proposeTogether(platform, { actor, key: keyOf(context, form) }, review)
    return redirect(here, 303)
  }
  const actor = requirePost(context, ['judge'])
  if (form.act === 'undo') {
    await undoTogether(platform, { actor, key: keyOf(context, form) }, batchOf(context))
    return redirect(here, 303)
  }
  if (form.act === 'sendCode' || form.act === 'sign') return signOrSend(form, context)
  throw new DomainError('request/foreign')
})

/** The code counts for exactly the rulings that the page showed. */
async function signOrSend(form: PostedForm, context: PageContext): Promise<Response> {
  const { platform, locale } = context
  const actor = requirePost(context, ['judge'])
  const batchId = batchOf(context)
  const here = `/court/batch/${batchId}`
  const { rows, together } = await batchView(platform, courtsOf(actor), batchId)
  const hashes = form.act === 'sign' ? several(form.fields, 'rulings') : together
  const { phone } = await readPerson(platform.db, platform, actor.personId)
  if (!phone || hashes.length === 0) throw new DomainError('state/moved-on')
  const boundTo = digestOfRulings(hashes)
  const bound = { phone, purpose: 'sign', boundTo, personId: actor.personId } as const
  if (form.act === 'sendCode') {
    await sendCode(platform, { ...bound, locale })
    return redirect(`${here}?sent=1`, 303)
  }
  // A form sent twice is answered like the first time.
  const done = rows.filter(({ step }) => step === 'signing' || step === 'confirmed')
  if (hashes.every((hash) => done.some(({ rulingSha256 }) => rulingSha256 === hash))) return redirect(here, 303)
  const key = keyOf(context, form)
  const codeId = await redeemCode(platform, bound, String(form.fields.code ?? ''), key)
  const left = await signTogether(platform, { actor, key }, { batchId, codeId, hashes })
  return redirect(left > 0 ? `${here}?left=${left}` : here, 303)
}
