import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'

/** The session of this dispute. @throws DomainError `session/unknown` */
export async function sessionIn(act: Act, sessionId: string) {
  const session = await act.tx.session.findFirst({ where: { id: sessionId, disputeId: act.disputeId } })
  if (!session) throw new DomainError('session/unknown')
  return session
}
