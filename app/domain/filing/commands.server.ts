import { createHash } from 'node:crypto'
import { z } from 'zod'
import { createPerson } from '../account/people.server.ts'
import { newToken } from '../account/sessions.server.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { intakeTopic } from '../intake/topics.server.ts'
import { type Answer, type IntakeType, intakeTypes } from '../intake/types.ts'
import type { Platform } from '../platform/platform.ts'
import { draftOf, keepDraft } from './draft.server.ts'
import { type Draft, emptyDraft } from './draft.ts'
import { RESTORE_DAYS } from './draft-end.server.ts'
import { problemsOf } from './guards.server.ts'
import { Declare, Me, WantInput, What, Who } from './schema.ts'

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
async function openDraft(act: Act, topic: IntakeType, draft: Draft): Promise<string> {
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

const AnswerGuide = z.object({
  topic: z.enum(intakeTypes),
  question: z.string(),
  answer: z.union([z.string(), z.array(z.string())]).optional(),
  detail: z.string().optional(),
})

/** `none` marks a question that was skipped or that none of the answers fits. */
export const SKIPPED = 'none'

/** Answers one guided question; the first answer opens a draft. */
export const answerGuide = defineCommand({
  name: 'filing.answer',
  by: byOf('dispute', 'startDraft'),
  opens: true,
  input: AnswerGuide,
  async run(act, { topic, question, answer, detail }): Promise<string | null> {
    const known = await act.tx.dispute.findFirst({ where: { id: act.disputeId } })
    const draft = known ? await draftOf(act) : emptyDraft(topic)
    const said: Answer = detail ? { text: detail } : (answer ?? SKIPPED)
    const next: Draft = { ...draft, topic, declared: null, guide: { ...draft.guide, [question]: said } }
    if (!known) return openDraft(act, topic, next)
    await keepDraft(act, next)
    return null
  },
})

const change = <Input extends z.ZodType>(
  name: string,
  input: Input,
  merge: (draft: Draft, part: z.output<Input>) => Draft,
) =>
  defineCommand({
    name,
    by: ['applicant'],
    input,
    async run(act, part) {
      await keepDraft(act, { ...merge(await draftOf(act), part), declared: null })
    },
  })

export const saveWhat = change('filing.what', What, (draft, { facts }) => ({ ...draft, facts }))
export const saveWho = change('filing.who', Who, (draft, { index, ...one }) => {
  const who = [...draft.who]
  who[Math.min(index, who.length)] = one
  return { ...draft, who }
})
export const saveWant = change('filing.want', WantInput, (draft, { amount, acts, note }) => ({
  ...draft,
  want: { amountFen: amount, acts },
  note,
}))
export const saveMe = change('filing.me', Me, (draft, me) => ({ ...draft, me }))
export const sawEvidence = change('filing.evidence', z.object({}), (draft) => ({ ...draft, sawEvidence: true }))

/** The statement of truth and the consents, each with a tick of its own; they count for what is written now. */
export const declare = defineCommand({
  name: 'filing.declare',
  by: ['applicant'],
  input: Declare,
  async run(act, { consentEService }) {
    const draft = await draftOf(act)
    const [problem] = problemsOf(act.platform, draft, act.now)
    if (problem || !draft.me) throw new DomainError(`guard/${problem ?? 'claimStated'}`)
    await keepDraft(act, { ...draft, declared: { eService: consentEService === 'yes' } })
    await act.note('filing.declared', { truth: true, eService: consentEService === 'yes' })
  },
})

export const discardDraft = defineCommand({
  name: 'dispute.discardDraft',
  by: byOf('dispute', 'discardDraft'),
  input: z.object({}),
  async run(act) {
    await act.move('dispute', act.disputeId, 'discardDraft')
    await act.tx.draftAccess.updateMany({
      where: { disputeId: act.disputeId, revokedAt: null },
      data: { revokedAt: act.platform.clock.real() },
    })
  },
})
