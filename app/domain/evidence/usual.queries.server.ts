import type { EvidenceHint } from '../intake/schema.ts'
import { intakeTopic } from '../intake/topics.server.ts'
import { isIntakeType } from '../intake/types.ts'
import type { Looking } from './queries.server.ts'

export type UsualEvidence = Pick<EvidenceHint, 'id' | 'name' | 'get' | 'photo'>

/** What a page says of a hint. */
export const usual = ({ id, name, get, photo }: EvidenceHint): UsualEvidence => ({ id, name, get, photo })

/** A list that helps is short. */
const MOST = 4

/**
 * What people in a matter of this kind usually have. Only what holds whatever somebody answered: the answers of one side
 * must not show through to the other.
 */
export async function usualEvidence({ platform, disputeId }: Pick<Looking, 'platform' | 'disputeId'>) {
  const found = await platform.db.dispute.findFirst({ where: { id: disputeId }, select: { intakeType: true } })
  if (!found || !isIntakeType(found.intakeType)) return []
  const always = intakeTopic(found.intakeType).evidence.filter(({ showIf }) => showIf === undefined)
  return always.slice(0, MOST).map(usual)
}
