import { inForce } from '../account/posts.server.ts'
import { performSystem } from '../engine/perform.server.ts'
import type { Act } from '../engine/types.ts'
import type { Platform } from '../platform/platform.ts'
import { openSeats, takeOut } from './plan.server.ts'

/** Where no mediator is left the two sides do not stay alone with each other: everybody waits. */
async function takeMediatorOut(act: Act, { sessionId, personId }: { sessionId: string; personId: string }) {
  const { state } = await act.tx.session.findFirstOrThrow({ where: { id: sessionId }, select: { state: true } })
  if (!(await takeOut(act, sessionId, personId))) return
  await act.note('session.postLost', { sessionId, personId })
  const isLed = (await openSeats(act, sessionId)).some(({ personKind }) => personKind === 'mediator')
  if (state === 'live' && !isLed) await act.follow('session', sessionId, 'pause')
}

/**
 * Takes those out of the rooms who sit there as mediators and hold the post no more: logging them out keeps them from a
 * new token, but the connection that they have would go on. Nearly free while nobody sits in a room.
 */
export async function emptyLostSeats(platform: Platform): Promise<number> {
  const post = { role: 'mediator', ...inForce(platform.clock.real()) }
  const lost = await platform.db.seat.findMany({
    where: { closedAt: null, personKind: 'mediator', person: { staffRolesByPerson: { none: post } } },
    select: { sessionId: true, personId: true, session: { select: { disputeId: true } } },
  })
  for (const { session, ...seat } of lost)
    await performSystem(platform, session.disputeId, (act) => takeMediatorOut(act, seat))
  return lost.length
}
