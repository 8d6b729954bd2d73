import { z } from 'zod'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { isQuietHour } from '../notice/quiet.ts'
import { rulesOf } from '../rules/rules.server.ts'
import { CLIMBING, contactResults, ladderBy, type Rung, rungOf, unreachableReasons } from './ladder.ts'

const DAY_MS = 86_400_000

const Log = z.object({
  attemptId: z.uuid(),
  result: z.enum(contactResults, 'invitation/choose'),
  /** When he asked to be called, as a clock on the wall of China shows it: `2026-11-30T19:30`. */
  callAt: z.string().trim().default(''),
  note: z.string().trim().max(500).default(''),
})

async function taskOf(act: Act, attemptId: string) {
  const row = await act.tx.contactAttempt.findFirst({
    where: { id: attemptId, invitation: { disputeId: act.disputeId } },
    include: { invitation: true },
  })
  const rung = row && rungOf(row.rung, ladderBy((await rulesOf(act.tx)).of('ladder')))
  if (!row || !rung || rung.by !== 'dispatcher') throw new DomainError('invitation/unknown')
  return { row, rung }
}

/** The instant of a call that he asked for: still to come, by day, before his time to answer is over. */
async function callTime(act: Act, typed: string): Promise<Date> {
  const at = new Date(`${typed}:00+08:00`)
  const due = await act.tx.deadline.findFirst({
    where: { disputeId: act.disputeId, key: 'invitation.answer', metAt: null, cancelledAt: null },
  })
  const isLate = due !== null && at >= due.dueAt
  if (Number.isNaN(at.getTime()) || at <= act.now || isLate || isQuietHour(at, (await rulesOf(act.tx)).quiet)) {
    throw new DomainError('request/invalid', { callAt: 'dispatch/call-time' })
  }
  return at
}

interface Again {
  readonly invitationId: string
  readonly rung: Rung
  readonly followsId: string
  readonly dueAt: Date
}

const tryAgain = (act: Act, { invitationId, rung, followsId, dueAt }: Again) =>
  act.tx.contactAttempt.create({
    data: {
      id: act.platform.chance.id(),
      invitationId,
      rung: rung.no,
      channel: rung.channel,
      at: act.now,
      followsId,
      dueAt,
    },
  })

/** The dispatcher writes down what came of a letter, a call or a visit; what is still to be tried is put on his desk. */
export const logContact = defineCommand({
  name: 'invitation.logContact',
  by: ['dispatcher'],
  input: Log,
  async run(act, { attemptId, result, callAt, note }) {
    const { row, rung } = await taskOf(act, attemptId)
    const { invitationId } = row
    // A posted letter may still be handed over, or come back.
    const isOver = row.doneAt !== null && row.result !== 'posted'
    const isClimbing = (CLIMBING as readonly string[]).includes(row.invitation.state)
    if (isOver || !isClimbing) throw new DomainError('state/moved-on')
    if (!rung.results.includes(result)) throw new DomainError('request/invalid', { result: 'invitation/choose' })
    const again = result === 'callBack' ? await callTime(act, callAt) : new Date(act.now.getTime() + DAY_MS)
    await act.tx.contactAttempt.update({
      where: { id: row.id },
      data: {
        result,
        doneAt: act.now,
        byId: personOf(act.actor),
        note: note ? act.codec.seal(`contact_attempt.note/${row.id}`, note) : row.note,
      },
    })
    await act.note('invitation.contact', { attemptId, rung: rung.no, result })
    const tried = await act.tx.contactAttempt.count({ where: { invitationId, rung: rung.no } })
    if (result === 'callBack' || (result === 'noAnswer' && tried < rung.tries)) {
      await tryAgain(act, { invitationId, rung, followsId: row.id, dueAt: again })
    }
    if (result === 'wrongPerson') await act.follow('invitation', invitationId, 'sayNotMe')
  },
})

/** The dispatcher says why the rest of the ladder leads nowhere; the applicant is told and may choose what to do. */
export const markUnreachable = defineCommand({
  name: 'dispute.markUnreachable',
  by: byOf('dispute', 'markUnreachable'),
  input: z.object({
    why: z.enum(unreachableReasons, 'invitation/choose'),
    text: z.string().trim().max(500).default(''),
  }),
  async run(act, { why, text }) {
    if (why === 'other' && text.length < 2) throw new DomainError('request/invalid', { text: 'request/required' })
    await act.move('dispute', act.disputeId, 'markUnreachable', { unreachable: why, reason: text || why })
  },
})
