import type { Act } from '../engine/types.ts'

/** Rooms that are reached today; `lobby` is the waiting room and exists in the record only: nobody gets a token for it. */
export type RoomKind = 'lobby' | 'joint' | 'caucus'
export type PersonKind = 'party' | 'mediator'

export interface SeatHolder {
  readonly personId: string
  readonly personKind: PersonKind
}

const letters: Readonly<Record<RoomKind, string>> = { lobby: 'l', joint: 'j', caucus: 'c' }

/** Name of a room on the media server: a capability that says nothing of the case. */
const roomName = ({ platform }: Act, sessionId: string, kind: RoomKind): string =>
  `s_${sessionId}_${letters[kind]}_${platform.chance.id()}${Buffer.from(platform.chance.bytes(8)).toString('hex')}`

export const openRooms = (act: Act, sessionId: string) =>
  act.tx.room.findMany({ where: { sessionId, closedAt: null }, orderBy: { planNo: 'asc' } })

export const openSeats = (act: Act, sessionId: string) =>
  act.tx.seat.findMany({ where: { sessionId, closedAt: null }, include: { room: true } })

/** The open room of a kind, made when there is none. */
export async function roomOf(act: Act, sessionId: string, kind: RoomKind, side?: string): Promise<string> {
  const there = await act.tx.room.findFirst({ where: { sessionId, kind, closedAt: null } })
  if (there) return there.id
  const id = act.platform.chance.id()
  const { planNo } = await act.tx.session.findFirstOrThrow({ where: { id: sessionId }, select: { planNo: true } })
  const name = roomName(act, sessionId, kind)
  await act.tx.room.create({ data: { id, sessionId, kind, side: side ?? null, name, planNo } })
  return id
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
  const id = act.platform.chance.id()
  await act.tx.seat.create({
    data: { id, sessionId, roomId, ...holder, identity: `seat-${id}`, openedAt: act.platform.clock.real() },
  })
}

/**
 * A room that somebody left is closed; whoever stays goes on under a new name that the one who left cannot know.
 * The waiting room has no name on the media server and stays.
 */
export async function rotateRoom(act: Act, sessionId: string, roomId: string): Promise<void> {
  const room = await act.tx.room.findFirst({ where: { id: roomId, closedAt: null } })
  if (!room || room.kind === 'lobby') return
  const staying = await act.tx.seat.findMany({ where: { roomId, closedAt: null } })
  await closeRoom(act, roomId)
  if (staying.length === 0) return
  const kind = room.kind as RoomKind
  const next = await roomOf(act, sessionId, kind, room.side ?? undefined)
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
