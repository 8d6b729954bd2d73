import { performSystem } from '../engine/perform.server.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { renewExpired } from './commands.server.ts'
import { newLink } from './link.server.ts'
import { type Asker, invitationsFor, landingOf } from './queries.server.ts'

export interface WaitingInvitation {
  readonly id: string
  readonly asker: Asker
  readonly topic: { readonly zh: string; readonly en: string }
}

/** What waits for the telephone that somebody has logged in with; no more than the link itself would say. */
export async function waitingFor(platform: Platform, personId: string): Promise<WaitingInvitation[]> {
  const found = await invitationsFor(platform, personId)
  return Promise.all(
    found.map(async ({ id }) => {
      const { asker, topic } = await landingOf(platform, id)
      return { id, asker, topic }
    }),
  )
}

/**
 * Opens an invitation for whoever logged in with the invited telephone: a fresh link in place of the old one.
 * @returns the token for the cookie.
 */
export async function openByPhone(platform: Platform, personId: string, invitationId: string): Promise<string> {
  const found = (await invitationsFor(platform, personId)).find(({ id }) => id === invitationId)
  if (!found) throw new DomainError('invitation/unknown')
  await renewExpired(platform, found)
  return performSystem(platform, found.disputeId, async (act) => {
    const row = await act.tx.invitation.findFirstOrThrow({ where: { id: found.id } })
    await act.note('invitation.openByPhone', { invitationId: row.id })
    const { token } = await newLink(act, row.id)
    if (row.state === 'sent') await act.follow('invitation', row.id, 'open')
    return token
  })
}
