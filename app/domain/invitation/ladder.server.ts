import { readPerson } from '../account/people.server.ts'
import { dayOf } from '../calendar/days.ts'
import type { Act, Effect, EffectStep, Guard } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { rulesOf } from '../rules/rules.server.ts'
import { spokenWord } from './code-word.ts'
import { askedFor, type Climb, ladder, ladderBy, nextRung, type Rung, rungOf } from './ladder.ts'
import { letterCodeOf } from './letter-code.ts'
import { LINK_LASTS_MS, newLink } from './link.server.ts'
import { tokenHashOf } from './link-token.ts'
import { wordOn } from './words.server.ts'

const CODE_BYTES = 8
const FIRST = ladder.filter(({ day }) => day === 0)

type Attempts = readonly { readonly rung: number; readonly at: Date; readonly followsId: string | null }[]

/** Where an invitation stands on the ladder; null before its first message. */
export function climbOf(attempts: Attempts, answerBy: Date | null): Climb | null {
  const first = attempts.find(({ rung }) => rung === FIRST[0]?.no)
  return first ? { startedAt: first.at, climbed: attempts.map(({ rung }) => rung), answerBy } : null
}

async function attempt(step: EffectStep, rung: Rung, more: object = {}): Promise<void> {
  const { act, subjectId, entry } = step
  const dueAt = rung.by === 'dispatcher' ? act.now : null
  await act.tx.contactAttempt.create({
    data: {
      id: act.platform.chance.id(),
      invitationId: subjectId,
      rung: rung.no,
      channel: rung.channel,
      at: act.now,
      eventId: entry.id,
      dueAt,
      ...more,
    },
  })
}

/** The rungs of the day on which the invitation goes out; a link that is sent anew does not begin again. */
export async function firstRungs(step: EffectStep): Promise<void> {
  const { act, subjectId } = step
  if ((await act.tx.contactAttempt.count({ where: { invitationId: subjectId } })) > 0) return
  for (const rung of FIRST) await attempt(step, rung, rung.channel === 'letter' ? letterOf(act) : {})
}

/** The letter has a code of its own: the record keeps its hash, and the code sealed for whoever prints it. */
function letterOf(act: Act): {
  id: string
  letterCode: Uint8Array<ArrayBuffer>
  letterCodeHash: Uint8Array<ArrayBuffer>
} {
  const id = act.platform.chance.id()
  const code = letterCodeOf(act.platform.chance.bytes(CODE_BYTES))
  return {
    id,
    letterCode: act.codec.seal(`contact_attempt.letter_code/${id}`, code),
    letterCodeHash: tokenHashOf(code),
  }
}

/** The link of the last message, so that a second one does not make the first worth nothing; a new one if it is gone. */
async function linkAgain({ act, subjectId }: EffectStep, personId: string): Promise<string> {
  const row = await act.tx.invitation.findFirstOrThrow({ where: { id: subjectId } })
  const notices = await act.tx.notice.findMany({
    where: { disputeId: act.disputeId, personId, key: { startsWith: 'invite-' } },
    orderBy: { stateAt: 'desc' },
  })
  for (const { id, rendered } of notices) {
    const { url } = act.codec.openJson<{ url?: string }>(`notice.rendered/${id}`, rendered)
    const token = url?.split('/').at(-1) ?? ''
    if (row.tokenHash && Buffer.compare(row.tokenHash, tokenHashOf(token)) === 0) return token
  }
  return (await newLink(act, subjectId)).token
}

/** What the second message says; the link lives on with every rung. */
async function messageAgain(step: EffectStep): Promise<void> {
  const { act, subjectId, facts } = step
  const row = await act.tx.invitation.findFirstOrThrow({ where: { id: subjectId }, include: { party: true } })
  const { personId } = row.party
  const { locale } = await readPerson(act.tx, act.platform, personId)
  const word = wordOn(act.platform.keys, act.codec, row, dayOf(act.platform.clock.real()))
  facts.messageTo = personId
  facts.url = `${act.platform.settings.origin}/i/${await linkAgain(step, personId)}`
  if (word) facts.code4 = spokenWord(word, locale)
}

/** One rung up: a message in other words, or a task for the dispatcher. */
const ladderTask: Effect = async (step) => {
  const { act, subjectId, facts } = step
  const rung = rungOf(Number(facts.rung))
  if (!rung) throw new DomainError('guard/rungNext')
  await attempt(step, rung)
  if (rung.channel === 'sms') await messageAgain(step)
  if (rung.no === askedFor.no) facts.noticeAs = 'inviteAskedFor'
  facts.dueAt = new Date(act.now.getTime() + LINK_LASTS_MS)
  await act.tx.invitation.update({ where: { id: subjectId }, data: { expiresAt: facts.dueAt as Date } })
}

const rungNext: Guard = async ({ act, subjectId, facts }) => {
  const row = await act.tx.invitation.findFirst({ where: { id: subjectId }, include: { contactAttempts: true } })
  const climb = row && climbOf(row.contactAttempts, row.answerBy)
  const next = climb && nextRung(climb, ladderBy((await rulesOf(act.tx)).of('ladder')))
  if (!next || next.rung.no !== facts.rung || next.dueAt > act.now) return false
  return (await act.dispute()).state === 'inviting'
}

export const ladderGuards = { rungNext } as const
export const ladderEffects: Readonly<Record<string, Effect>> = { ladderTask }
