import type { Effect, EffectStep } from '../engine/types.ts'
import {
  closeRoom,
  closeSeats,
  nextPlan,
  openRooms,
  openSeat,
  openSeats,
  type PersonKind,
  planSeat,
  prepareRooms,
  roomOf,
  rotateRoom,
  type SeatHolder,
} from './plan.server.ts'
import { keyOfRoom, type RoomKey } from './rooms.ts'

/** Who goes where: told by the command, done by the effects of the transition. */
export interface Move extends SeatHolder {
  readonly to: RoomKey
}

export const movesOf = ({ facts }: Pick<EffectStep, 'facts'>): readonly Move[] =>
  Array.isArray(facts.moves) ? (facts.moves as Move[]) : []

const leftRooms = ({ facts }: EffectStep): string[] => (Array.isArray(facts.leftRooms) ? facts.leftRooms : [])

/** The media server follows after commit; the same work is done again by the reconciler when it is away now. */
const syncLater = ({ act, subjectId, entry }: EffectStep) => act.later('syncRooms', subjectId, `syncRooms/${entry.id}`)

/** Every room of the board, with the mediators in the joint room. */
const createRooms: Effect = async (step) => {
  const { act, subjectId } = step
  await nextPlan(act, subjectId)
  await prepareRooms(act, subjectId)
  const joint = await roomOf(act, subjectId, 'joint')
  for (const personId of await mediatorsOf(step)) {
    await closeSeats(act, subjectId, personId)
    await openSeat(act, subjectId, joint, { personId, personKind: 'mediator' })
  }
  await syncLater(step)
}

async function mediatorsOf({ act }: EffectStep): Promise<string[]> {
  const rows = await act.tx.assignment.findMany({
    where: { disputeId: act.disputeId, state: 'active', capacity: { in: ['lead', 'coMediator'] } },
    select: { personId: true },
  })
  return rows.map(({ personId }) => personId)
}

/** Everybody who moves leaves first; then the rooms that were left get new names. */
const rotateRooms: Effect = async (step) => {
  const { act, subjectId } = step
  await nextPlan(act, subjectId)
  const left = new Set(leftRooms(step))
  for (const { personId } of movesOf(step)) {
    for (const roomId of await closeSeats(act, subjectId, personId)) left.add(roomId)
  }
  for (const roomId of left) await rotateRoom(act, subjectId, roomId)
  await syncLater(step)
}

const grantSeat: Effect = async (step) => {
  const { act, subjectId } = step
  for (const { personId, personKind, to } of movesOf(step)) {
    await closeSeats(act, subjectId, personId)
    await openSeat(act, subjectId, await roomOf(act, subjectId, to), { personId, personKind })
  }
  await syncLater(step)
}

const revokeSeat: Effect = async ({ act, subjectId, facts }) => {
  if (typeof facts.personId === 'string') facts.leftRooms = await closeSeats(act, subjectId, facts.personId)
}

/** Everybody back to the waiting room; where each was is kept, the rooms end and come back under other names. */
const revokeTokens: Effect = async (step) => {
  const { act, subjectId } = step
  const seats = await openSeats(act, subjectId)
  await nextPlan(act, subjectId)
  for (const { personId, room } of seats) {
    const key = keyOfRoom(room)
    if (key && key !== 'waiting') await planSeat(act, subjectId, personId, key)
  }
  for (const { id, kind } of await openRooms(act, subjectId)) {
    if (kind !== 'lobby') await closeRoom(act, id)
  }
  const lobby = await roomOf(act, subjectId, 'waiting')
  for (const { personId, personKind, room } of seats) {
    if (room.kind === 'lobby' || personKind === 'mediator') continue
    await openSeat(act, subjectId, lobby, { personId, personKind: personKind as PersonKind })
  }
  await syncLater(step)
}

const RUNNING = ['waiting', 'live', 'paused']

/** Whatever stops a dispute or its mediator ends the session that runs: nobody goes on talking in its rooms. */
async function endSessions({ act }: EffectStep): Promise<void> {
  const running = await act.tx.session.findMany({
    where: { disputeId: act.disputeId, state: { in: RUNNING } },
    select: { id: true },
  })
  for (const { id } of running) await act.follow('session', id, 'end')
}

/** Of a session its rooms; of a dispute the sessions with theirs. */
const closeRooms: Effect = async (step) => {
  if (step.workflow === 'dispute') return endSessions(step)
  for (const { id } of await openRooms(step.act, step.subjectId)) await closeRoom(step.act, id)
  await syncLater(step)
}

/** Rooms and seats live in the record alone; the media server is brought in line after commit. */
export const sessionEffects: Readonly<Record<string, Effect>> = {
  createRooms,
  rotateRooms,
  grantSeat,
  revokeSeat,
  revokeTokens,
  closeRooms,
}
