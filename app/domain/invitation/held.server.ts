import type { Platform } from '../platform/platform.ts'

/** When an invitation that was written in the quiet hours goes out; null when none of a dispute waits for the morning. */
export async function heldUntil(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  disputeId: string,
): Promise<Date | null> {
  const waiting = await db.notice.findFirst({
    where: { disputeId, key: 'invite-first', state: 'queued', notBefore: { gt: clock.real() } },
    orderBy: { notBefore: 'asc' },
    select: { notBefore: true },
  })
  return waiting?.notBefore ?? null
}
