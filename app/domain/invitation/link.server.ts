import type { Act } from '../engine/types.ts'
import { tokenHashOf } from './link-token.ts'

const TOKEN_BYTES = 16
/** How long a link lives; every further rung of the ladder gives it as long again. */
export const LINK_LASTS_MS = 7 * 86_400_000

/** A fresh link in place of the old one. @returns the token. */
export async function newLink(act: Act, invitationId: string): Promise<{ token: string; expiresAt: Date }> {
  const token = Buffer.from(act.platform.chance.bytes(TOKEN_BYTES)).toString('base64url')
  const expiresAt = new Date(act.now.getTime() + LINK_LASTS_MS)
  await act.tx.invitation.update({
    where: { id: invitationId },
    data: { tokenHash: tokenHashOf(token), expiresAt, failedMatches: 0 },
  })
  return { token, expiresAt }
}
