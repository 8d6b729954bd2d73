import { redirect } from '@remix-run/node'
import { redeemCode, sendCode } from '#app/domain/account/codes.server.ts'
import { readPerson } from '#app/domain/account/people.server.ts'
import { codeInAddress } from '#app/domain/dispute/code.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { signView } from '#app/domain/settlement/agreement.queries.server.ts'
import { declineToSign } from '#app/domain/settlement/commands.server.ts'
import { signAgreement } from '#app/domain/settlement/signing/commands.server.ts'
import { caseForm } from './case-form.server.ts'
import { requireMay, requirePerson } from './context.server.ts'
import type { Fields } from './form.server.ts'

const TICKS = ['amount', 'date', 'consequence'] as const

const isPoint = (name: string) => (TICKS as readonly string[]).includes(name)
const codeOf = (name: string) => (isPoint(name) ? 'settlement/point' : 'settlement/tick')

/** @throws DomainError `request/invalid` naming what is to be ticked and is not. */
function checkTicked(fields: Fields, names: readonly string[]): void {
  const missing = names.filter((name) => fields[name] !== 'yes')
  if (missing.length === 0) return
  throw new DomainError('request/invalid', Object.fromEntries(missing.map((name) => [name, codeOf(name)])))
}

/** The forms of signing: get a code for exactly this text, sign it, or say that one does not. */
export const signingAction = caseForm(async ({ act, key, fields }, context) => {
  const { platform, disputeId, locale, url } = context
  const person = requirePerson(context)
  const here = url.pathname.replace(/\.data$/, '')
  const asked = { actor: person, disputeId, key }
  if (act === 'decline') {
    await perform(platform, declineToSign, { ...asked, input: fields })
    return redirect(`/c/${codeInAddress(context.code)}`, 303)
  }
  requireMay(signAgreement, context)
  const view = await signView(platform, disputeId, person, locale)
  // A form sent twice is answered like the first time, also when that signature was the last one.
  const isMineDone = view.state !== 'none' && view.hash === fields.bodySha256 && (view.isSigned || view.isPending)
  if (act !== 'sendCode' && isMineDone) return redirect(here, 303)
  const { phone } = await readPerson(platform.db, platform, person.personId)
  if (!phone || view.state !== 'signing' || !view.role) throw new DomainError('state/moved-on')
  const bound = { phone, purpose: 'sign', boundTo: view.hash, personId: person.personId } as const
  const points = view.role === 'party' ? TICKS : []
  if (act === 'sendCode') {
    // Whoever has not said of each point that he understood it gets no code, and so cannot sign.
    checkTicked(fields, points)
    await sendCode(platform, { ...bound, locale })
    return redirect(`${here}?sent=1`, 303)
  }
  if (fields.bodySha256 !== view.hash) throw new DomainError('guard/hashShownIsHashSigned')
  // What can be mended on the form is found before the code is used up.
  checkTicked(fields, [...points, ...(view.hasConsent ? [] : ['eSignature'])])
  const codeId = await redeemCode(platform, bound, String(fields.code ?? ''), key)
  await perform(platform, signAgreement, { ...asked, input: { ...fields, codeId } })
  return redirect(here, 303)
})
