import type { Tx } from '#prisma/client.server.ts'
import { dayOf } from '../calendar/days.ts'
import type { Channel } from './ladder.ts'

/** What was tried, for the applicant: by which way and on which day, nothing of what anybody said. */
export async function triedFor(tx: Tx, disputeId: string) {
  const rows = await tx.contactAttempt.findMany({
    where: { invitation: { disputeId }, OR: [{ channel: 'sms' }, { doneAt: { not: null } }] },
    orderBy: [{ at: 'asc' }, { rung: 'asc' }],
  })
  return rows.map(({ channel, at, doneAt, result }) => ({
    channel: channel as Channel,
    on: dayOf(doneAt ?? at),
    result: result ?? 'sent',
  }))
}
