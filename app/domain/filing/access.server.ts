import { createHash } from 'node:crypto'
import { createPerson } from '../account/people.server.ts'
import { newToken } from '../account/sessions.server.ts'
import type { Act } from '../engine/types.ts'
import { intakeTopic } from '../intake/topics.server.ts'
import type { IntakeType } from '../intake/types.ts'
import type { Platform } from '../platform/platform.ts'
import type { Draft } from './draft.ts'
import { RESTORE_DAYS } from './draft-end.server.ts'

/** The link to a draft outlives it, so that an expired draft can say so and be restored. */
export const ACCESS_DAYS = 90 + RESTORE_DAYS
/** Spoken and typed: no letters that are mistaken for others. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const RESUME_CHARACTERS = 10
const RESUME_PURPOSE = 'draft/resume'

const hashOf = (value: string) => new Uint8Array(createHash('sha256').update(value).digest())

/** What is typed on another device to go on with this draft, such as K7QM2-R9DWX; the same whenever it is shown. */
export function resumeCodeOf({ keys }: Pick<Platform, 'keys'>, disputeId: string): string {
  const characters = [...keys.secretHash(RESUME_PURPOSE, disputeId)]
    .slice(0, RESUME_CHARACTERS)
    .map((byte) => ALPHABET.charAt(byte % ALPHABET.length))
    .join('')
  return `${characters.slice(0, 5)}-${characters.slice(5)}`
}

/** What a person types to go on elsewhere, in the form in which it is stored. */
export const resumeKey = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')

/** @returns the value of the cookie that opens the draft. */
export async function openDraft(act: Act, topic: IntakeType, draft: Draft): Promise<string> {
  const { platform, tx, disputeId } = act
  const personId = await createPerson(tx, platform, { kind: 'person', name: '' })
  await tx.dispute.create({
    data: {
      id: disputeId,
      intakeType: topic,
      statType: intakeTopic(topic).statType?.default ?? 'other',
      source: 'web',
      answers: act.codec.sealJson('dispute.answers', draft),
    },
  })
  await act.move('dispute', disputeId, 'startDraft', { topic })
  await tx.party.create({
    data: { id: platform.chance.id(), disputeId, personId, side: 'applicant', ordinal: 1, joinedAt: act.now },
  })
  return grantAccess(act)
}

/** The link and the code to this draft. */
async function grantAccess(act: Act): Promise<string> {
  const { platform, tx, disputeId } = act
  const token = newToken(platform)
  await tx.draftAccess.create({
    data: {
      id: platform.chance.id(),
      disputeId,
      tokenHash: hashOf(token),
      codeHash: hashOf(resumeKey(resumeCodeOf(platform, disputeId))),
      expiresAt: new Date(platform.clock.real().getTime() + ACCESS_DAYS * 86_400_000),
    },
  })
  return token
}
