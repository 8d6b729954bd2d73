import { redirect } from '@remix-run/node'
import { redeemCode, sendCode } from '#app/domain/account/codes.server.ts'
import { readPerson } from '#app/domain/account/people.server.ts'
import { applicationView } from '#app/domain/confirmation/application.queries.server.ts'
import { openApplication, signApplication } from '#app/domain/confirmation/commands.server.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { caseForm } from './case-form.server.ts'
import { requireMay, requirePerson } from './context.server.ts'

/** The forms of the joint application: agree, get a code, sign. */
export const applicationAction = caseForm(async ({ act, key, fields }, context) => {
  const { platform, disputeId, locale, url } = context
  const person = requirePerson(context)
  const here = url.pathname.replace(/\.data$/, '')
  const asked = { actor: person, disputeId, key }
  if (act === 'open') {
    await perform(platform, openApplication, { ...asked, input: fields })
    return redirect(here, 303)
  }
  requireMay(signApplication, context)
  const { bodySha256 } = await applicationView(platform, disputeId, person)
  const { phone } = await readPerson(platform.db, platform, person.personId)
  if (!phone || bodySha256 === '') throw new DomainError('state/moved-on')
  const bound = { phone, purpose: 'apply', boundTo: bodySha256, personId: person.personId } as const
  if (act === 'sendCode') {
    await sendCode(platform, { ...bound, locale })
    return redirect(`${here}?sent=1`, 303)
  }
  if (fields.bodySha256 !== bodySha256) throw new DomainError('guard/hashShownIsHashSigned')
  if (fields.undertaking !== 'yes') throw new DomainError('request/invalid', { undertaking: 'filing/tick' })
  const codeId = await redeemCode(platform, bound, String(fields.code ?? ''), key)
  await perform(platform, signApplication, { ...asked, input: { ...fields, codeId } })
  return redirect(here, 303)
})
