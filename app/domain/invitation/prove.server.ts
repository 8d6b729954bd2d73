import { redeemCode, sendCode } from '../account/codes.server.ts'
import { dayOf } from '../calendar/days.ts'
import type { Actor } from '../engine/actor.ts'
import { perform } from '../engine/perform.server.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { foldName } from '../text/printable.ts'
import { countMismatch } from './commands.server.ts'
import { match, readDocumentNumber } from './match.server.ts'
import { invitedPerson } from './queries.server.ts'

type Invitee = Extract<Actor, { kind: 'invitee' }>

/** Sends the code to the invited number; nobody can have it sent elsewhere. */
export async function sendMatchCode(platform: Platform, invitee: Invitee): Promise<void> {
  const { phone } = await invitedPerson(platform, invitee.invitationId)
  if (!phone) throw new DomainError('invitation/over')
  await sendCode(platform, { phone, purpose: 'match', boundTo: invitee.invitationId, locale: invitee.locale })
}

export interface Typed {
  readonly code: string
  readonly name: string
  readonly idNumber: string
  readonly representative: string
  readonly consentIdentity: boolean
}

/**
 * Name first, because three that differ freeze the link; then the number of the document; the code last, so that a
 * slip of the pen does not use it up.
 * @returns the person who may now log in.
 */
export async function proveIdentity(platform: Platform, invitee: Invitee, key: string, typed: Typed): Promise<string> {
  const invited = await invitedPerson(platform, invitee.invitationId)
  if (!invited.phone) throw new DomainError('invitation/over')
  if (!typed.name.trim()) throw new DomainError('request/invalid', { name: 'request/required' })
  if (foldName(invited.name) !== foldName(typed.name)) {
    const isFrozen = await countMismatch(platform, invitee)
    if (isFrozen) throw new DomainError('invitation/frozen')
    throw new DomainError('invitation/name-differs', { name: 'invitation/name-differs' })
  }
  const id = readDocumentNumber(typed.idNumber, invited.kind, dayOf(platform.clock.law()))
  if (!typed.consentIdentity) {
    throw new DomainError('invitation/identity-consent', { consentIdentity: 'invitation/identity-consent' })
  }
  const { phone } = invited
  const codeId = await redeemCode(platform, { phone, purpose: 'match', boundTo: invitee.invitationId }, typed.code, key)
  const input = { codeId, name: typed.name, id, representative: typed.representative }
  const done = await perform(platform, match, { actor: invitee, disputeId: invitee.disputeId, key, input })
  return done.result.personId
}
