import type { Act } from '../engine/types.ts'

/** Time limits that run on after the end: objecting to a ruling and applying for enforcement. */
const RUN_ON = [{ key: { startsWith: 'objection.' } }, { key: 'enforce.apply' }]

/** Whenever a dispute closes: mediators are released, nothing runs any more, and the day of the end is kept. */
export async function closeDispute(act: Act): Promise<void> {
  await act.tx.dispute.updateMany({ where: { id: act.disputeId, closedAt: null }, data: { closedAt: act.now } })
  await releaseMediators(act)
  await act.tx.deadline.updateMany({
    where: { disputeId: act.disputeId, metAt: null, cancelledAt: null, missedAt: null, NOT: { OR: RUN_ON } },
    data: { cancelledAt: act.now },
  })
}

async function releaseMediators(act: Act): Promise<void> {
  const open = await act.tx.assignment.findMany({
    where: { disputeId: act.disputeId, state: { in: ['offered', 'awaitingConsent', 'active', 'challenged'] } },
    select: { id: true, state: true },
  })
  for (const { id, state } of open) {
    if (state === 'active') await act.follow('assignment', id, 'release')
    else if (state === 'offered') await act.follow('assignment', id, 'decline', { reason: 'disputeOver' })
    else await act.follow('assignment', id, 'replace', { unable: 'disputeOver' })
  }
}
