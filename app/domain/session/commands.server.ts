import { z } from 'zod'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { openSeat, openSeats, roomOf, takeOut } from './plan.server.ts'
import { sessionIn } from './session-in.server.ts'

const One = z.object({ sessionId: z.uuid() })
const Somebody = One.extend({ personId: z.uuid() })
const WithReason = z.string().trim().min(2, 'request/required').max(500)
/** States in which a person may sit in the waiting room. */
const WAITS = ['waiting', 'live', 'paused']

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
    await openSeat(act, sessionId, await roomOf(act, sessionId, 'waiting'), { personId, personKind: 'party' })
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

/** A raised hand, the wish to speak alone with the mediator, or to have a break; the mediator decides. */
export const wishes = ['speak', 'aside', 'break'] as const

export const askFor = defineCommand({
  name: 'session.askFor',
  by: ['party'],
  input: One.extend({ wish: z.enum(wishes) }),
  async run(act, { sessionId, wish }) {
    await sessionIn(act, sessionId)
    await act.note('session.askFor', { sessionId, wish })
  },
})

/** The mediator has answered a wish, or whoever had it takes it back. */
export const answerWish = defineCommand({
  name: 'session.answerWish',
  by: ['party', 'mediator'],
  input: Somebody.extend({ wish: z.enum(wishes) }),
  async run(act, { sessionId, personId, wish }) {
    await sessionIn(act, sessionId)
    if (!act.roles.has('mediator') && personId !== personOf(act.actor)) throw new DomainError('dispute/not-allowed')
    await act.note('session.answerWish', { sessionId, personId, wish })
  },
})
