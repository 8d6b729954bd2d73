import { codecFor } from '#prisma/codec.server.ts'
import type { Actor } from '../engine/actor.ts'
import { rolesTowards } from '../engine/relations.server.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { isId } from '../text/id.ts'
import { type Draft, emptyDraft } from './draft.ts'

const PLACE = 'dispute.answers'

/** A draft from before a part of it was invented has that part empty. */
const whole = (kept: Partial<Draft>): Draft => ({ ...emptyDraft(kept.topic ?? 'other'), ...kept })

/** What was written at filing, as it is kept with the dispute; null once it was erased. */
export const keptDraft = (codec: Act['codec'], answers: Uint8Array<ArrayBuffer> | null): Draft | null =>
  answers ? whole(codec.openJson<Partial<Draft>>(PLACE, answers)) : null

/** What the draft holds inside a command. @throws DomainError `state/moved-on` when it is no draft any more. */
export async function draftOf(act: Act): Promise<Draft> {
  const { state, answers } = await act.dispute()
  if (state !== 'draft' || !answers) throw new DomainError('state/moved-on')
  return whole(act.codec.openJson<Draft>(PLACE, answers))
}

export async function keepDraft(act: Act, draft: Draft): Promise<void> {
  await act.tx.dispute.update({
    where: { id: act.disputeId },
    data: { answers: act.codec.sealJson(PLACE, draft), intakeType: draft.topic },
  })
}

/** A draft for its holder or its applicant. @throws DomainError `dispute/unknown`. */
export async function readDraft(
  platform: Platform,
  actor: Actor,
  id: string,
): Promise<{ draft: Draft; state: string; code: string | null }> {
  const roles = isId(id) ? await rolesTowards(platform.db, actor, id) : new Set()
  if (!roles.has('applicant')) throw new DomainError('dispute/unknown')
  const row = await platform.db.dispute.findFirstOrThrow({
    where: { id },
    select: { state: true, answers: true, code: true },
  })
  if (!row.answers) throw new DomainError('filing/gone')
  const codec = await codecFor(platform.db, platform.keys, 'dispute', id)
  return { draft: whole(codec.openJson<Draft>(PLACE, row.answers)), state: row.state, code: row.code }
}

/** How many pieces of evidence the draft has, those under examination counted. */
export const countOfEvidence = ({ db }: Platform, disputeId: string): Promise<number> =>
  db.evidenceItem.count({ where: { disputeId, state: { in: ['verifying', 'verified'] } } })
