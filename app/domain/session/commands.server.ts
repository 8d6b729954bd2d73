import { z } from 'zod'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import type { Move } from './effects.server.ts'
import { openSeat, openSeats, roomOf, takeOut } from './plan.server.ts'

const One = z.object({ sessionId: z.uuid() })
const Somebody = One.extend({ personId: z.uuid() })
const WithReason = z.string().trim().min(2, 'request/required').max(500)
/** States in which a person may sit in the waiting room. */
const WAITS = ['waiting', 'live', 'paused']

/** The session of this dispute. @throws DomainError `session/unknown` */
export async function sessionIn(act: Act, sessionId: string) {
  const session = await act.tx.session.findFirst({ where: { id: sessionId, disputeId: act.disputeId } })
  if (!session) throw new DomainError('session/unknown')
  return session
}

/** Opens the waiting room before its time only for nobody: the guard of the window decides. */
export const openWaiting = defineCommand({
  name: 'session.openWaiting',
  by: byOf('session', 'openWaiting'),
  input: One,
  async run(act, { sessionId }) {
    await sessionIn(act, sessionId)
    await act.move('session', sessionId, 'openWaiting')
  },
})

/** A party is here: he sits in the waiting room, where nobody hears him. The first one opens it. */
export const enterWaiting = defineCommand({
  name: 'session.enterWaiting',
  by: ['party', 'agent'],
  input: One,
  async run(act, { sessionId }) {
    const session = await sessionIn(act, sessionId)
    const personId = personOf(act.actor)
    if (!personId) throw new DomainError('dispute/not-allowed')
    if (session.state === 'booked') await act.follow('session', sessionId, 'openWaiting')
    else if (!WAITS.includes(session.state)) throw new DomainError('session/not-open')
    const seated = await act.tx.seat.findFirst({ where: { sessionId, personId, closedAt: null } })
    if (seated) return
    await openSeat(act, sessionId, await roomOf(act, sessionId, 'lobby'), { personId, personKind: 'party' })
    await act.note('session.enterWaiting', { sessionId })
  },
})

/** A party goes away by himself; whoever stays goes on in a room that he can not find. */
export const leaveRoom = defineCommand({
  name: 'session.leave',
  by: ['party', 'agent'],
  input: One,
  async run(act, { sessionId }) {
    await sessionIn(act, sessionId)
    const personId = personOf(act.actor)
    if (personId && (await takeOut(act, sessionId, personId))) await act.note('session.leave', { sessionId })
  },
})

/** The mediator's click lets somebody in; the first one begins the mediation. */
export const admit = defineCommand({
  name: 'session.admit',
  by: byOf('session', 'admit'),
  input: Somebody,
  async run(act, { sessionId, personId }) {
    await sessionIn(act, sessionId)
    const waiting = (await openSeats(act, sessionId)).find((seat) => seat.personId === personId)
    if (waiting?.room.kind !== 'lobby') throw new DomainError('session/not-waiting')
    const moves: Move[] = [{ personId, personKind: 'party', to: 'joint' }]
    const { state } = await act.dispute()
    if (state === 'scheduled') await act.move('dispute', act.disputeId, 'beginMediation', { sessionId, moves })
    await act.move('session', sessionId, 'admit', { personId, moves })
  },
})

/** One side and the mediator go apart; the other side stays in a joint room under a new name, where nobody speaks. */
export const openCaucus = defineCommand({
  name: 'session.openCaucus',
  by: byOf('session', 'openCaucus'),
  input: One.extend({ side: z.enum(['applicant', 'respondent']) }),
  async run(act, { sessionId, side }) {
    await sessionIn(act, sessionId)
    const seats = (await openSeats(act, sessionId)).filter(({ room }) => room.kind === 'joint')
    const parties = await act.tx.party.findMany({ where: { disputeId: act.disputeId, side, leftAt: null } })
    const own = new Set(parties.map(({ personId }) => personId))
    const sideMoves = seats.filter(({ personId }) => own.has(personId)).map((seat) => moveOf(seat.personId, 'party'))
    if (sideMoves.length === 0) throw new DomainError('session/nobody-of-side')
    const mediators = seats.filter((seat) => seat.personKind === 'mediator')
    const moves = [...sideMoves, ...mediators.map((seat) => moveOf(seat.personId, 'mediator'))]
    await act.move('session', sessionId, 'openCaucus', { side, moves })
  },
})

const moveOf = (personId: string, personKind: Move['personKind']): Move => ({ personId, personKind, to: 'caucus' })

export const closeCaucus = defineCommand({
  name: 'session.closeCaucus',
  by: byOf('session', 'closeCaucus'),
  input: One,
  async run(act, { sessionId }) {
    await sessionIn(act, sessionId)
    const seats = (await openSeats(act, sessionId)).filter(({ room }) => room.kind === 'caucus')
    const moves = seats.map(({ personId, personKind }) => ({ personId, personKind, to: 'joint' }))
    await act.move('session', sessionId, 'closeCaucus', { moves })
  },
})

export const removePerson = defineCommand({
  name: 'session.remove',
  by: byOf('session', 'remove'),
  input: Somebody.extend({ reason: WithReason }),
  async run(act, { sessionId, personId, reason }) {
    await sessionIn(act, sessionId)
    const party = await act.tx.party.findFirst({ where: { disputeId: act.disputeId, personId } })
    if (!party) throw new DomainError('session/not-waiting')
    await act.move('session', sessionId, 'remove', { personId, reason })
  },
})

export const pauseSession = defineCommand({
  name: 'session.pause',
  by: byOf('session', 'pause'),
  input: One,
  async run(act, { sessionId }) {
    await sessionIn(act, sessionId)
    await act.move('session', sessionId, 'pause')
  },
})

/** Goes on with everybody who was let in before and is in the waiting room now. */
export const resumeSession = defineCommand({
  name: 'session.resume',
  by: byOf('session', 'resume'),
  input: One,
  async run(act, { sessionId }) {
    await sessionIn(act, sessionId)
    const waiting = (await openSeats(act, sessionId)).filter(({ room }) => room.kind === 'lobby')
    const before = await act.tx.seat.findMany({
      where: { sessionId, room: { kind: { in: ['joint', 'caucus'] } } },
      select: { personId: true },
    })
    const admitted = new Set(before.map(({ personId }) => personId))
    const moves: Move[] = waiting
      .filter(({ personId }) => admitted.has(personId))
      .map(({ personId }) => ({ personId, personKind: 'party', to: 'joint' }))
    await act.move('session', sessionId, 'resume', { moves })
  },
})

export const endSession = defineCommand({
  name: 'session.end',
  by: byOf('session', 'end'),
  input: One,
  async run(act, { sessionId }) {
    await sessionIn(act, sessionId)
    await act.move('session', sessionId, 'end')
  },
})

export const markMissed = defineCommand({
  name: 'session.markMissed',
  by: byOf('session', 'markMissed'),
  input: One,
  async run(act, { sessionId }) {
    await sessionIn(act, sessionId)
    await act.move('session', sessionId, 'markMissed')
    if ((await act.dispute()).state === 'scheduled') await act.follow('dispute', act.disputeId, 'unbookSession')
  },
})

/** Puts one shared exhibit on everybody's screen, or takes it away. */
export const showEvidence = defineCommand({
  name: 'session.showEvidence',
  by: ['mediator', 'party'],
  input: One.extend({ evidenceId: z.union([z.uuid(), z.literal('')]) }),
  async run(act, { sessionId, evidenceId }) {
    const { state } = await sessionIn(act, sessionId)
    if (state !== 'live') throw new DomainError('session/not-open')
    const personId = personOf(act.actor) ?? ''
    const seat = (await openSeats(act, sessionId)).find((one) => one.personId === personId)
    if (seat?.room.kind !== 'joint') throw new DomainError('session/not-in-joint')
    if (evidenceId) await sharedItem(act, evidenceId)
    await act.tx.session.update({ where: { id: sessionId }, data: { shownEvidenceId: evidenceId || null } })
    await act.note('session.showEvidence', { sessionId, evidenceId })
  },
})

/** Only what both sides may see anyway can be shown to both. */
async function sharedItem(act: Act, id: string): Promise<void> {
  const item = await act.tx.evidenceItem.findFirst({
    where: { id, disputeId: act.disputeId, state: 'verified', sharedAt: { not: null } },
  })
  if (!item) throw new DomainError('session/not-shared')
}

/** The own wish to speak alone with the mediator, or to have a break; the mediator decides. */
export const askFor = defineCommand({
  name: 'session.askFor',
  by: ['party'],
  input: One.extend({ wish: z.enum(['aside', 'break']) }),
  async run(act, { sessionId, wish }) {
    await sessionIn(act, sessionId)
    await act.note('session.askFor', { sessionId, wish })
  },
})
