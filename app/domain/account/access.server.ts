import { createHash } from 'node:crypto'
import type { Actor } from '../engine/actor.ts'
import { byToken } from '../invitation/link-token.ts'
import type { Platform } from '../platform/platform.ts'

const hashOf = (value: string) => new Uint8Array(createHash('sha256').update(value).digest())

/** The holder of a draft by the value of his cookie, or null. */
export async function actorOfDraft(
  { db, clock }: Platform,
  token: string,
  locale: 'zh-CN' | 'en',
): Promise<Actor | null> {
  const row = await db.draftAccess.findFirst({
    where: { tokenHash: hashOf(token), revokedAt: null, expiresAt: { gt: clock.real() } },
    include: {
      dispute: { include: { parties: { where: { side: 'applicant' }, orderBy: { ordinal: 'asc' }, take: 1 } } },
    },
  })
  const party = row?.dispute.parties[0]
  return row && party ? { kind: 'holder', disputeId: row.disputeId, personId: party.personId, locale } : null
}

const OPEN_INVITATION = ['sent', 'opened', 'known', 'accepted', 'declined']

/** Whether the holder of this token has said already that he is somebody else. */
export const isSomebodyElse = async ({ db }: Platform, token: string): Promise<boolean> =>
  (await db.invitation.findFirst({
    where: { ...byToken(token), state: 'wrongPerson' },
    select: { id: true },
  })) !== null

/** The holder of an invitation by the token that the page exchanged for a cookie, or null. */
export async function actorOfInvitation(
  { db, clock }: Platform,
  token: string,
  locale: 'zh-CN' | 'en',
): Promise<Actor | null> {
  const row = await db.invitation.findFirst({
    where: { ...byToken(token), state: { in: OPEN_INVITATION }, expiresAt: { gt: clock.law() } },
    select: { id: true, disputeId: true },
  })
  return row ? { kind: 'invitee', disputeId: row.disputeId, invitationId: row.id, locale } : null
}
