import { z } from 'zod'
import { codecFor } from '#prisma/codec.server.ts'
import { defineCommand } from '../engine/command.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { sessionIn } from './session-in.server.ts'

/** Points that every session has; their words are in the words files, those that a mediator adds are his own. */
export const USUAL_POINTS = 5
const MOST_POINTS = 30

export interface AgendaPoint {
  readonly no: number
  /** Null for one of the usual points. */
  readonly title: string | null
  readonly isDone: boolean
}

/** Ticks a point of the agenda, or takes the tick away. */
export const tickPoint = defineCommand({
  name: 'session.tickPoint',
  by: ['mediator'],
  input: z.object({
    sessionId: z.uuid(),
    no: z.coerce.number().int().min(1).max(MOST_POINTS),
    done: z.enum(['yes', 'no']),
  }),
  async run(act, { sessionId, no, done }) {
    await sessionIn(act, sessionId)
    const where = { sessionId_no: { sessionId, no } }
    const doneAt = done === 'yes' ? act.now : null
    const known = await act.tx.agendaItem.findUnique({ where })
    if (!known && no > USUAL_POINTS) throw new DomainError('session/no-such-point')
    await act.tx.agendaItem.upsert({ where, create: { sessionId, no, doneAt }, update: { doneAt } })
    await act.note('session.tickPoint', { sessionId, no, done })
  },
})

/** One more point for this session. */
export const addPoint = defineCommand({
  name: 'session.addPoint',
  by: ['mediator'],
  input: z.object({ sessionId: z.uuid(), title: z.string().trim().min(1, 'request/required').max(80) }),
  async run(act, { sessionId, title }) {
    await sessionIn(act, sessionId)
    const last = await act.tx.agendaItem.findFirst({ where: { sessionId }, orderBy: { no: 'desc' } })
    const no = Math.max(USUAL_POINTS, last?.no ?? 0) + 1
    if (no > MOST_POINTS) throw new DomainError('session/no-such-point')
    const sealed = act.codec.seal(`agenda_item.title/${sessionId}/${no}`, title)
    await act.tx.agendaItem.create({ data: { sessionId, no, title: sealed } })
    await act.note('session.addPoint', { sessionId, no, title })
  },
})

/** The agenda of a session: the usual points and those that were added. */
export async function agendaOf({ db, keys }: Platform, disputeId: string, sessionId: string): Promise<AgendaPoint[]> {
  const rows = await db.agendaItem.findMany({ where: { sessionId }, orderBy: { no: 'asc' } })
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  const kept = new Map(rows.map((row) => [row.no, row]))
  const usual = Array.from({ length: USUAL_POINTS }, (_, index) => index + 1)
  const numbers = [...usual, ...rows.map(({ no }) => no).filter((no) => no > USUAL_POINTS)]
  return numbers.map((no) => ({
    no,
    title: codec.openMaybe(`agenda_item.title/${sessionId}/${no}`, kept.get(no)?.title ?? null),
    isDone: (kept.get(no)?.doneAt ?? null) !== null,
  }))
}
