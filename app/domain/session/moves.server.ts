import { z } from 'zod'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import type { Move } from './effects.server.ts'
import { makeRoom, planSeat, type SeatHolder, seatedNow, seatPlan } from './plan.server.ts'
import {
  afterMoves,
  areAloneTogether,
  isPrivateRoom,
  isRoomKey,
  MOST_EXTRA_ROOMS,
  type RoomKey,
  roomRow,
  type Seated,
} from './rooms.ts'
import { sessionIn } from './session-in.server.ts'

const Place = z.string().refine(isRoomKey, 'session/no-such-room')
const MOST_PEOPLE = 12
/** One or more people, as one field of a form. */
const People = z
  .string()
  .max(40 * MOST_PEOPLE)
  .default('')
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(z.uuid()).max(MOST_PEOPLE))

type Person = Seated & SeatHolder

/** Lets one waiting person in; the first one begins the mediation. */
async function letIn(act: Act, sessionId: string, personId: string, to: RoomKey): Promise<void> {
  const moves: Move[] = [{ personId, personKind: 'party', to }]
  const { state } = await act.dispute()
  if (state === 'scheduled') await act.move('dispute', act.disputeId, 'beginMediation', { sessionId, moves })
  await act.move('session', sessionId, 'admit', { personId, moves })
}

/** The mediator's click lets somebody in, into the room that was planned for him or the joint one. */
export const admit = defineCommand({
  name: 'session.admit',
  by: byOf('session', 'admit'),
  input: z.object({ sessionId: z.uuid(), personId: z.uuid() }),
  async run(act, { sessionId, personId }) {
    await sessionIn(act, sessionId)
    const waiting = (await seatedNow(act, sessionId)).find((seat) => seat.personId === personId)
    if (waiting?.at !== 'waiting') throw new DomainError('session/not-waiting')
    await letIn(act, sessionId, personId, (await seatPlan(act, sessionId)).get(personId) ?? 'joint')
  },
})

/** Whom a room means when nobody is named: a side and the one who acts, or everybody who is apart. */
function usual(seated: readonly Person[], to: RoomKey, me: string | null): readonly Person[] {
  if (to === 'joint') return seated.filter(({ at }) => isPrivateRoom(at))
  if (to === 'own') return seated.filter(({ personId }) => personId === me)
  const { side } = roomRow(to)
  const ofSide = side ? seated.filter(({ at, holder }) => at === 'joint' && holder === side) : []
  if (ofSide.length === 0) throw new DomainError('session/nobody-of-side')
  return [...ofSide, ...seated.filter(({ personId, at }) => personId === me && at !== to)]
}

const events = (to: RoomKey) =>
  to === 'joint' ? 'closeCaucus' : isPrivateRoom(to) && to !== 'own' ? 'openCaucus' : 'rearrange'

/** Both sides are never left alone with each other: whoever would be, waits. */
function withNobodyAlone(seated: readonly Person[], moves: readonly Move[]): readonly Move[] {
  const then = afterMoves(seated, moves)
  const left = then.filter(({ at }) => at !== 'waiting' && areAloneTogether(then.filter((one) => one.at === at)))
  const alone = seated.filter(({ personId }) => left.some((one) => one.personId === personId))
  const moved = new Set(moves.map(({ personId }) => personId))
  return [
    ...moves,
    ...alone
      .filter(({ personId }) => !moved.has(personId))
      .map(({ personId, personKind }) => ({ personId, personKind, to: 'waiting' as const })),
  ]
}

/**
 * The one command of the board: buttons, keys, menu and drag all give it. The people named go to a room; with nobody
 * named, those whom the room is for. Whoever waits is let in; every room that somebody leaves goes on under a new name.
 */
export const movePeople = defineCommand({
  name: 'session.move',
  by: byOf('session', 'rearrange'),
  input: z.object({ sessionId: z.uuid(), to: Place, people: People }),
  async run(act, { sessionId, to, people }) {
    const { state } = await sessionIn(act, sessionId)
    const seated = await seatedNow(act, sessionId)
    const named = people.length > 0 ? seated.filter(({ personId }) => people.includes(personId)) : []
    if (named.length < people.length) throw new DomainError('session/not-waiting')
    const who = people.length > 0 ? named : usual(seated, to, personOf(act.actor))
    const going = who.filter(({ at }) => at !== to)
    if (people.length > 0 && going.length === 0) return
    const waiting = going.filter(({ at }) => at === 'waiting')
    for (const { personId } of waiting) await letIn(act, sessionId, personId, to)
    const moves = going
      .filter(({ at }) => at !== 'waiting')
      .map(({ personId, personKind }) => ({ personId, personKind, to }))
    if (moves.length === 0 && waiting.length > 0) return
    if (state !== 'live') throw new DomainError('session/not-open')
    const now = afterMoves(
      seated,
      waiting.map(({ personId }) => ({ personId, to })),
    ) as Person[]
    await act.move('session', sessionId, events(to), { room: to, moves: withNobodyAlone(now, moves) })
  },
})

/** Where somebody belongs, said before he has come. */
export const assignRoom = defineCommand({
  name: 'session.assignRoom',
  by: byOf('session', 'rearrange'),
  input: z.object({ sessionId: z.uuid(), personId: z.uuid(), to: Place }),
  async run(act, { sessionId, personId, to }) {
    await sessionIn(act, sessionId)
    const party = await act.tx.party.findFirst({ where: { disputeId: act.disputeId, personId, leftAt: null } })
    const { holds } = roomRow(to)
    const side = party?.side === 'applicant' ? 'applicant' : 'respondent'
    if (!party || to === 'waiting' || !holds.includes(side)) throw new DomainError('session/no-such-room')
    await planSeat(act, sessionId, personId, to)
    await act.note('session.assignRoom', { sessionId, personId, to })
  },
})

/** One more room, while the session is open. */
export const addRoom = defineCommand({
  name: 'session.addRoom',
  by: byOf('session', 'rearrange'),
  input: z.object({ sessionId: z.uuid(), name: z.string().trim().min(1, 'request/required').max(20) }),
  async run(act, { sessionId, name }) {
    const { state } = await sessionIn(act, sessionId)
    if (state !== 'waiting' && state !== 'live') throw new DomainError('session/not-open')
    const rooms = await act.tx.room.findMany({ where: { sessionId, kind: 'extra' }, distinct: ['slot'] })
    if (rooms.length >= MOST_EXTRA_ROOMS) throw new DomainError('session/too-many-rooms')
    const slot = Math.max(0, ...rooms.map((room) => room.slot)) + 1
    const label = act.codec.seal(`room.label/${sessionId}/${slot}`, name)
    await makeRoom(act, sessionId, `extra-${slot}`, label)
    await act.note('session.addRoom', { sessionId, slot, name })
    await act.later('syncRooms', sessionId)
  },
})
