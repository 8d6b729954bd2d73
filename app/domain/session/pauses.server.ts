import { z } from 'zod'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { raiseTask } from '../performance/supervision.server.ts'
import type { Move } from './effects.server.ts'
import { openSeats, type PersonKind, seatPlan } from './plan.server.ts'
import { sessionIn } from './session-in.server.ts'

const One = z.object({ sessionId: z.uuid() })
const MINUTE_MS = 60_000
/** Lengths of a break that are offered; without one it lasts until the mediator calls. */
export const breakMinutes = ['5', '10', '15', '30'] as const

/** Why everybody waits: a break, the mediator's line broke, somebody may be in danger, a consent was taken back. */
export type PauseCause = 'break' | 'lost' | 'safety' | 'consent'

export async function keepCause(act: Act, sessionId: string, cause: PauseCause | null, until: Date | null = null) {
  await act.tx.session.update({ where: { id: sessionId }, data: { pauseCause: cause, pauseUntil: until } })
}

/** Everybody waits; with a number of minutes it is a break until then. */
export const pauseSession = defineCommand({
  name: 'session.pause',
  by: byOf('session', 'pause'),
  input: One.extend({ minutes: z.union([z.literal(''), z.enum(breakMinutes)]).default('') }),
  async run(act, { sessionId, minutes }) {
    await sessionIn(act, sessionId)
    await act.move('session', sessionId, 'pause', { minutes })
    const until = minutes ? new Date(act.now.getTime() + Number(minutes) * MINUTE_MS) : null
    await keepCause(act, sessionId, 'break', until)
  },
})

/** Everybody waits at once, and the organisation looks into it; nobody is told who asked for it. */
export const pauseForSafety = defineCommand({
  name: 'session.pauseForSafety',
  by: byOf('session', 'pause'),
  input: One.extend({ reason: z.string().trim().min(2, 'request/required').max(500) }),
  async run(act, { sessionId, reason }) {
    const { state } = await sessionIn(act, sessionId)
    if (state === 'live') await act.move('session', sessionId, 'pause')
    else if (state !== 'paused') throw new DomainError('session/not-open')
    await keepCause(act, sessionId, 'safety')
    await raiseTask(act, { kind: 'safety', rule: 'session.pauseForSafety', source: 'rule', words: reason })
  },
})

/** Goes on with everybody who was let in before and is in the waiting room now, each where he was. */
export const resumeSession = defineCommand({
  name: 'session.resume',
  by: byOf('session', 'resume'),
  input: One,
  async run(act, { sessionId }) {
    await sessionIn(act, sessionId)
    await act.move('session', sessionId, 'resume', { moves: await movesBack(act, sessionId) })
    await keepCause(act, sessionId, null)
  },
})

/** The board as it was when everybody was sent to wait: parties who are here again, and the mediators of the dispute. */
async function movesBack(act: Act, sessionId: string): Promise<Move[]> {
  const plan = await seatPlan(act, sessionId)
  const waiting = (await openSeats(act, sessionId)).filter(({ room }) => room.kind === 'lobby')
  const before = await act.tx.seat.findMany({
    where: { sessionId, room: { kind: { not: 'lobby' } } },
    distinct: ['personId'],
    select: { personId: true },
  })
  const admitted = new Set(before.map(({ personId }) => personId))
  const mediators = await act.tx.assignment.findMany({
    where: { disputeId: act.disputeId, state: 'active', capacity: { in: ['lead', 'coMediator'] } },
    select: { personId: true },
  })
  const back = (personId: string, personKind: PersonKind): Move => ({
    personId,
    personKind,
    to: plan.get(personId) ?? 'joint',
  })
  return [
    ...mediators.map(({ personId }) => back(personId, 'mediator')).filter(({ to }) => to !== 'joint'),
    ...waiting.filter(({ personId }) => admitted.has(personId)).map(({ personId }) => back(personId, 'party')),
  ]
}
