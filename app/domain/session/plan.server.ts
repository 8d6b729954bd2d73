import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { keyOfRoom, plannedKeys, type RoomKey, type RoomKind, roomRow, type Seated } from './rooms.ts'

export type PersonKind = 'party' | 'mediator'

export interface SeatHolder {
  readonly personId: string
  readonly personKind: PersonKind
}

const letters: Readonly<Record<RoomKind, string>> = {
  lobby: 'l',
  joint: 'j',
  caucus: 'c',
  agents: 'g',
  own: 'o',
  extra: 'x',
}

/** Name of a room on the media server: a capability that says nothing of the case. */
const roomName = ({ platform }: Act, sessionId: string, kind: RoomKind): string =>
  `s_${sessionId}_${letters[kind]}_${platform.chance.id()}${Buffer.from(platform.chance.bytes(8)).toString('hex')}`

export const openRooms = (act: Act, sessionId: string) =>
  act.tx.room.findMany({ where: { sessionId, closedAt: null }, orderBy: { planNo: 'asc' } })

export const openSeats = (act: Act, sessionId: string) =>
  act.tx.seat.findMany({ where: { sessionId, closedAt: null }, include: { room: true } })

/** Everybody of the session and where he is now; whoever is not here is not in it. */
export async function seatedNow(act: Act, sessionId: string): Promise<(Seated & SeatHolder)[]> {
  const parties = await act.tx.party.findMany({ where: { disputeId: act.disputeId, leftAt: null } })
  const sides = new Map(parties.map(({ personId, side }) => [personId, side]))
  return (await openSeats(act, sessionId)).flatMap(({ personId, personKind, room }) => {
    const at = keyOfRoom(room)
    const side = sides.get(personId) === 'applicant' ? 'applicant' : 'respondent'
    const holder = personKind === 'mediator' ? 'mediator' : side
    return at ? [{ personId, personKind: personKind as PersonKind, holder, at } as const] : []
  })
}

/**
 * The open room of a place, made when there is none; one that was added keeps the name that it was given.
 * @throws DomainError `session/no-such-room` for a number that nobody has added.
 */
export async function roomOf(act: Act, sessionId: string, key: RoomKey): Promise<string> {
  const { kind, side, slot } = roomRow(key)
  const there = await act.tx.room.findFirst({ where: { sessionId, kind, side, slot, closedAt: null } })
  if (there) return there.id
  if (kind !== 'extra') return makeRoom(act, sessionId, key, null)
  const before = await act.tx.room.findFirst({ where: { sessionId, kind, slot }, orderBy: { planNo: 'desc' } })
  if (!before) throw new DomainError('session/no-such-room')
  return makeRoom(act, sessionId, key, before.label)
}

/** Makes the room of a place that has none. */
export async function makeRoom(
  act: Act,
  sessionId: string,
  key: RoomKey,
  label: Uint8Array<ArrayBuffer> | null,
): Promise<string> {
  const { kind, side, slot } = roomRow(key)
  const id = act.platform.chance.id()
  const { planNo } = await act.tx.session.findFirstOrThrow({ where: { id: sessionId }, select: { planNo: true } })
  const name = roomName(act, sessionId, kind)
  await act.tx.room.create({ data: { id, sessionId, kind, side, slot, label, name, planNo } })
  return id
}

/** All rooms of the board stand before anybody needs them: those of every session and those that were added. */
export async function prepareRooms(act: Act, sessionId: string): Promise<void> {
  const added = await act.tx.room.findMany({ where: { sessionId, kind: 'extra' }, distinct: ['slot'] })
  for (const key of [...plannedKeys, ...added.map(({ slot }) => `extra-${slot}` as const)])
    await roomOf(act, sessionId, key)
}

/** Takes a person out of the rooms he is in; gives the rooms he left. */
export async function closeSeats(act: Act, sessionId: string, personId: string): Promise<string[]> {
  const seats = await act.tx.seat.findMany({ where: { sessionId, personId, closedAt: null } })
  await act.tx.seat.updateMany({
    where: { id: { in: seats.map(({ id }) => id) } },
    data: { closedAt: act.platform.clock.real() },
  })
  return seats.map(({ roomId }) => roomId)
}

/** Gives one person a seat of his own in a room: a new opaque identity each time. */
export async function openSeat(act: Act, sessionId: string, roomId: string, holder: SeatHolder): Promise<void> {
  const { personId, personKind } = holder
  const id = act.platform.chance.id()
  const openedAt = act.platform.clock.real()
  await act.tx.seat.create({
    data: { id, sessionId, roomId, personId, personKind, identity: `seat-${id}`, openedAt },
  })
}

/**
 * A room that somebody left is closed; whoever stays goes on under a new name that the one who left cannot know, and an
 * empty one stands ready again. The waiting room has no name on the media server and stays.
 */
export async function rotateRoom(act: Act, sessionId: string, roomId: string): Promise<void> {
  const room = await act.tx.room.findFirst({ where: { id: roomId, closedAt: null } })
  const key = room && keyOfRoom(room)
  if (!key || key === 'waiting') return
  const staying = await act.tx.seat.findMany({ where: { roomId, closedAt: null } })
  await closeRoom(act, roomId)
  const next = await roomOf(act, sessionId, key)
  for (const { personId, personKind } of staying) {
    await openSeat(act, sessionId, next, { personId, personKind: personKind as PersonKind })
  }
}

/** Takes a person out of a session: whoever stays goes on in rooms that he cannot find. Says whether he was in one. */
export async function takeOut(act: Act, sessionId: string, personId: string): Promise<boolean> {
  const left = await closeSeats(act, sessionId, personId)
  for (const roomId of left) await rotateRoom(act, sessionId, roomId)
  if (left.length > 0) await act.later('syncRooms', sessionId)
  return left.length > 0
}

/** Closes a room and every seat in it. */
export async function closeRoom(act: Act, roomId: string): Promise<void> {
  const closedAt = act.platform.clock.real()
  await act.tx.seat.updateMany({ where: { roomId, closedAt: null }, data: { closedAt } })
  await act.tx.room.updateMany({ where: { id: roomId, closedAt: null }, data: { closedAt } })
}

export const nextPlan = (act: Act, sessionId: string) =>
  act.tx.session.update({ where: { id: sessionId }, data: { planNo: { increment: 1 } } })

/** Where each person belongs when he is let in, or when everybody comes back after a break. */
export const seatPlan = async (act: Act, sessionId: string): Promise<ReadonlyMap<string, RoomKey>> =>
  new Map(
    (await act.tx.seatPlan.findMany({ where: { sessionId } })).map(({ personId, room }) => [personId, room as RoomKey]),
  )

export async function planSeat(act: Act, sessionId: string, personId: string, room: RoomKey): Promise<void> {
  const where = { sessionId_personId: { sessionId, personId } }
  await act.tx.seatPlan.upsert({ where, create: { sessionId, personId, room }, update: { room } })
}
