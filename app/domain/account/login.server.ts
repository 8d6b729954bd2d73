import type { Locale } from '#app/i18n/locale.ts'
import { DomainError } from '../errors.ts'
import { readPhone } from '../identity/phone.ts'
import type { Platform } from '../platform/platform.ts'
import { redeemCode, sendCode } from './codes.server.ts'
import { addContact, createPerson, personByPhone, phoneIndex } from './people.server.ts'
import { checkSecond } from './second.server.ts'
import { postsOf, startSession } from './sessions.server.ts'

const PURPOSE = { purpose: 'login', boundTo: 'login' } as const

/** A typed number as E.164. @throws DomainError at the field `phone`. */
export function phoneTyped(text: string): string {
  const read = readPhone(text)
  if (!read.ok) throw new DomainError('request/invalid', { phone: read.problem })
  return read.value.e164
}

/** Sends a login code. The answer is the same for every number, known or not. */
export const askToLogIn = (platform: Platform, phone: string, locale: Locale): Promise<void> =>
  sendCode(platform, { phone, ...PURPOSE, locale })

/** The person of this number: who proved it before, else who was invited by it, else somebody new. */
async function personFor(platform: Platform, phone: string): Promise<string> {
  const { db, clock } = platform
  const known = await personByPhone(db, platform, phone)
  if (known) return known
  return db.$transaction(async (tx) => {
    const invited = await tx.contact.findFirst({
      where: { kind: 'phone', valueBidx: phoneIndex(platform, phone), suppressedAt: null },
      orderBy: { id: 'desc' },
    })
    if (invited) {
      await tx.contact.update({ where: { id: invited.id }, data: { verifiedAt: clock.real() } })
      return invited.personId
    }
    const personId = await createPerson(tx, platform, { kind: 'person', name: '' })
    await addContact(tx, platform, { personId, kind: 'phone', value: phone, verifiedAt: clock.real() })
    return personId
  })
}

export interface LogIn {
  readonly phone: string
  readonly code: string
  /** Digits of the authenticator, for staff outside the demonstration. */
  readonly second: string
  /** Idempotency key of the form, so that the same form sent again is let in as well. */
  readonly form?: string
}

/** Logs in by code; staff outside the demonstration prove themselves twice. @returns the cookie value. */
export async function logIn(
  platform: Platform,
  { phone, code, second, form }: LogIn,
): Promise<{ token: string; personId: string }> {
  await redeemCode(platform, { phone, ...PURPOSE }, code, form ?? null)
  const personId = await personFor(platform, phone)
  const provedTwice = !platform.settings.demo && (await postsOf(platform, personId)).length > 0
  if (provedTwice) await checkSecond(platform, personId, second)
  return { token: await startSession(platform, personId, { steppedUp: true, provedTwice }), personId }
}
