import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Tx } from '#prisma/client.server.ts'
import { personOf } from '../engine/actor.ts'
import { defineCommand } from '../engine/command.ts'
import { payloadText } from '../engine/trail.server.ts'
import type { Act, Guard } from '../engine/types.ts'
import { DomainError } from '../errors.ts'

/** What the record of a session says by itself: who was there and when. What was said alone is in no record. */
export interface SessionRecord {
  readonly from: string | null
  readonly to: string | null
  readonly people: readonly { readonly personId: string; readonly personKind: string; readonly at: string }[]
  readonly entries: readonly { readonly seq: number; readonly kind: string }[]
}

/** The record of a session that has ended; the same bytes whenever it is read. */
export async function recordOf(
  tx: Tx,
  sessionId: string,
): Promise<SessionRecord & { sha256: Uint8Array<ArrayBuffer> }> {
  const seats = await tx.seat.findMany({
    where: { sessionId, room: { kind: { not: 'lobby' } } },
    orderBy: { openedAt: 'asc' },
  })
  const first = new Map<string, (typeof seats)[number]>()
  for (const seat of seats) if (!first.has(seat.personId)) first.set(seat.personId, seat)
  const ends = seats.flatMap(({ closedAt }) => (closedAt ? [closedAt.toISOString()] : [])).sort()
  const entries = await tx.recordEntry.findMany({ where: { sessionId }, orderBy: { seq: 'asc' } })
  const record: SessionRecord = {
    from: seats[0]?.openedAt.toISOString() ?? null,
    to: ends.at(-1) ?? null,
    people: [...first.values()].map(({ personId, personKind, openedAt }) => ({
      personId,
      personKind,
      at: openedAt.toISOString(),
    })),
    entries: entries.map(({ seq, kind }) => ({ seq, kind })),
  }
  return { ...record, sha256: new Uint8Array(createHash('sha256').update(payloadText(record)).digest()) }
}

/** Parties who were in a room of the session: those whom the record is read to. */
async function missingAnswers(act: Act, sessionId: string): Promise<string[]> {
  const { people, sha256 } = await recordOf(act.tx, sessionId)
  const answers = await act.tx.recordConfirmation.findMany({ where: { sessionId } })
  const answered = new Set(
    answers.filter((one) => Buffer.compare(one.recordSha256, sha256) === 0).map(({ personId }) => personId),
  )
  return people
    .filter(({ personKind, personId }) => personKind === 'party' && !answered.has(personId))
    .map(({ personId }) => personId)
}

/** Everybody present has answered to this record, or the days for it are over. */
export const recordConfirmedByAll: Guard = async ({ act, subjectId }) => {
  if ((await missingAnswers(act, subjectId)).length === 0) return true
  const deadline = await act.tx.deadline.findFirst({
    where: { subjectId, key: 'record.confirm', metAt: null, cancelledAt: null },
    orderBy: { dueAt: 'desc' },
  })
  return deadline !== null && deadline.dueAt <= act.now
}

/** A party's answer to the record; the last one confirms it. */
export const confirmRecord = defineCommand({
  name: 'session.confirmRecord',
  by: ['party'],
  input: z.object({
    sessionId: z.uuid(),
    answer: z.enum(['confirmed', 'objected']),
    note: z.string().max(1_000).default(''),
  }),
  async run(act, { sessionId, answer, note }) {
    const session = await act.tx.session.findFirst({ where: { id: sessionId, disputeId: act.disputeId } })
    const personId = personOf(act.actor)
    if (!session || !personId) throw new DomainError('session/unknown')
    if (session.state !== 'ended') throw new DomainError('state/moved-on')
    const { sha256: recordSha256 } = await recordOf(act.tx, sessionId)
    const sealed = note ? act.codec.seal(`record_confirmation.note/${sessionId}/${personId}`, note) : null
    const said = { recordSha256, answer, note: sealed, at: act.now }
    await act.tx.recordConfirmation.upsert({
      where: { sessionId_personId: { sessionId, personId } },
      create: { sessionId, personId, ...said },
      update: said,
    })
    await act.note('session.answerRecord', { sessionId, answer }, recordSha256)
    if ((await missingAnswers(act, sessionId)).length === 0) await act.follow('session', sessionId, 'confirmRecord')
  },
})
