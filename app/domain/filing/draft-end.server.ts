import { z } from 'zod'
import type { Tx } from '#prisma/client.server.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Guards } from '../engine/types.ts'
import type { Platform } from '../platform/platform.ts'

/** How long an expired draft can be taken up again; then what was written is deleted. */
export const RESTORE_DAYS = 30
const DAY_MS = 86_400_000
const BATCH = 50

/** Until when an expired draft can be restored, or null: it was discarded by hand, is none, or is deleted already. */
export async function restorableUntil(tx: Tx, disputeId: string): Promise<Date | null> {
  const dispute = await tx.dispute.findFirst({ where: { id: disputeId }, select: { state: true, answers: true } })
  if (dispute?.state !== 'closedDiscarded' || !dispute.answers) return null
  const [last, deadline] = await Promise.all([
    tx.trailEvent.findFirst({ where: { chainId: disputeId, workflow: 'dispute' }, orderBy: { seq: 'desc' } }),
    tx.deadline.findFirst({ where: { subjectId: disputeId, key: 'draft.expire' }, orderBy: { dueAt: 'desc' } }),
  ])
  if (last?.event !== 'expireDraft' || !deadline) return null
  return new Date(deadline.dueAt.getTime() + RESTORE_DAYS * DAY_MS)
}

/** An expired draft is taken up again by whoever still has its link; another ninety days begin. */
export const restoreDraft = defineCommand({
  name: 'dispute.restoreDraft',
  by: byOf('dispute', 'restoreDraft'),
  input: z.object({}),
  run: (act) => act.move('dispute', act.disputeId, 'restoreDraft').then(() => undefined),
})

export const draftEndGuards = {
  restorable: async ({ act }) => {
    const until = await restorableUntil(act.tx, act.disputeId)
    return until !== null && act.now < until
  },
} satisfies Guards

/** Deletes what was written in a draft that nobody can take up any more, its files first. */
async function sweep({ db, store, clock }: Platform, id: string): Promise<boolean> {
  const until = await restorableUntil(db, id)
  if (until !== null && clock.law() < until) return false
  const items = await db.evidenceItem.findMany({ where: { disputeId: id, sha256: { not: null } } })
  for (const { objectKey } of items) {
    await store.liftHold(objectKey)
    await store.remove(objectKey)
  }
  await db.dispute.update({ where: { id }, data: { answers: null } })
  await db.draftAccess.updateMany({ where: { disputeId: id, revokedAt: null }, data: { revokedAt: clock.real() } })
  return true
}

/** Drafts that are over: those discarded by hand at once, expired ones when their time to be restored is over. */
export async function sweepDrafts(platform: Platform): Promise<number> {
  const rows = await platform.db.dispute.findMany({
    where: { state: 'closedDiscarded', answers: { not: null } },
    orderBy: { stateSince: 'asc' },
    take: BATCH,
    select: { id: true },
  })
  const swept = await Promise.all(rows.map(({ id }) => sweep(platform, id)))
  return swept.filter(Boolean).length
}
