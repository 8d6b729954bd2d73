import { dayOf } from '../calendar/days.ts'
import type { Looking } from '../evidence/queries.server.ts'
import { type UsualEvidence, usual } from '../evidence/usual.queries.server.ts'
import { hintsFor } from '../intake/rules.ts'
import { intakeTopic } from '../intake/topics.server.ts'
import { readDraft } from './draft.server.ts'

/** What is worth having after these answers: for the one who gave them and still writes. */
export async function evidenceWorthHaving({
  platform,
  actor,
  disputeId,
}: Pick<Looking, 'platform' | 'actor' | 'disputeId'>): Promise<readonly UsualEvidence[]> {
  const { draft } = await readDraft(platform, actor, disputeId)
  const today = dayOf(platform.clock.law())
  const asked = [
    hintsFor(intakeTopic(draft.topic), draft.guide, today),
    ...(draft.abroad ? [hintsFor(intakeTopic('overseas'), draft.abroad, today)] : []),
  ]
  const hints = asked.flatMap(({ evidence }) => evidence.map(usual))
  return hints.filter((one, at) => hints.findIndex(({ id }) => id === one.id) === at)
}
