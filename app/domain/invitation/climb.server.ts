import { performSystem } from '../engine/perform.server.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { rulesOf } from '../rules/rules.server.ts'
import { climbOf } from './ladder.server.ts'
import { CLIMBING, ladderBy, nextRung } from './ladder.ts'

/** Climbs every ladder whose next rung is due by the law's clock; safe on many workers, since each rung is taken once. */
export async function climbLadders(platform: Platform): Promise<number> {
  const { db, clock } = platform
  const rows = await db.invitation.findMany({
    where: { state: { in: [...CLIMBING] }, dispute: { state: 'inviting' }, party: { leftAt: null } },
    select: { id: true, disputeId: true, answerBy: true, contactAttempts: true },
  })
  const rungs = ladderBy((await rulesOf(db)).of('ladder'))
  let climbed = 0
  for (const { id, disputeId, answerBy, contactAttempts } of rows) {
    const climb = climbOf(contactAttempts, answerBy)
    const next = climb && nextRung(climb, rungs)
    if (!next || next.dueAt > clock.law()) continue
    try {
      await performSystem(platform, disputeId, (act) => act.move('invitation', id, 'remind', { rung: next.rung.no }))
      climbed += 1
    } catch (error) {
      // Another worker was faster, or he has just answered.
      if (!(error instanceof DomainError)) throw error
    }
  }
  return climbed
}
