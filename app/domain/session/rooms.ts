/** A place on the board; `waiting` exists in the record only, and rooms that were added while the session runs have a number. */
export type RoomKey = PlannedRoom | `extra-${number}`
export type PlannedRoom = keyof typeof plannedRooms
/** As it is stored; several rooms of one kind differ by side or number. */
export type RoomKind = 'lobby' | 'joint' | 'caucus' | 'agents' | 'own' | 'extra'
export type RoomHolder = 'applicant' | 'respondent' | 'agent' | 'mediator'

interface RoomRow {
  readonly kind: RoomKind
  readonly side: 'applicant' | 'respondent' | null
  /** Who may sit in it. */
  readonly holds: readonly RoomHolder[]
}

const everybody: readonly RoomHolder[] = ['applicant', 'respondent', 'agent', 'mediator']

/** The rooms that every session has from the moment its waiting room opens, in the order of the board. */
export const plannedRooms = {
  waiting: { kind: 'lobby', side: null, holds: ['applicant', 'respondent', 'agent'] },
  joint: { kind: 'joint', side: null, holds: everybody },
  applicant: { kind: 'caucus', side: 'applicant', holds: ['applicant', 'mediator'] },
  respondent: { kind: 'caucus', side: 'respondent', holds: ['respondent', 'mediator'] },
  agents: { kind: 'agents', side: null, holds: ['agent', 'mediator'] },
  own: { kind: 'own', side: null, holds: ['mediator'] },
} as const satisfies Record<string, RoomRow>

const extra: RoomRow = { kind: 'extra', side: null, holds: everybody }

export const plannedKeys = Object.keys(plannedRooms) as PlannedRoom[]
/** More rooms than this on one board nobody keeps an eye on. */
export const MOST_EXTRA_ROOMS = 4

const EXTRA = /^extra-([1-9])$/

export const isRoomKey = (text: string): text is RoomKey => Object.hasOwn(plannedRooms, text) || EXTRA.test(text)

/** Kind, side and number of a place, and who may sit there. */
export const roomRow = (key: RoomKey): RoomRow & { readonly slot: number } =>
  Object.hasOwn(plannedRooms, key)
    ? { ...plannedRooms[key as PlannedRoom], slot: 0 }
    : { ...extra, slot: Number(EXTRA.exec(key)?.[1] ?? 0) }

/** The place of a stored room; null for a room of another sort, such as that of an inquiry by a court. */
export const keyOfRoom = (room: { kind: string; side: string | null; slot: number }): RoomKey | null =>
  room.kind === 'extra'
    ? `extra-${room.slot}`
    : (plannedKeys.find((key) => plannedRooms[key].kind === room.kind && plannedRooms[key].side === room.side) ?? null)

/** Neither the waiting room nor the joint one: whoever is there speaks apart. */
export const isPrivateRoom = (key: RoomKey): boolean => key !== 'waiting' && key !== 'joint'

export interface Seated {
  readonly personId: string
  readonly holder: RoomHolder
  readonly at: RoomKey
}

/** Both sides are in one room and nobody leads the talk. */
export const areAloneTogether = (people: readonly Pick<Seated, 'holder'>[]): boolean => {
  const here = new Set(people.map(({ holder }) => holder))
  return here.has('applicant') && here.has('respondent') && !here.has('mediator')
}

/** What is wrong with a board: somebody sits where he may not, or both sides are together without a mediator. */
export const isSound = (people: readonly Seated[]): boolean => {
  if (people.some(({ at, holder }) => !roomRow(at).holds.includes(holder))) return false
  const rooms = new Set(people.map(({ at }) => at))
  rooms.delete('waiting')
  return [...rooms].every((key) => !areAloneTogether(people.filter(({ at }) => at === key)))
}

/** Where everybody is after some of them have moved. */
export const afterMoves = (
  seated: readonly Seated[],
  moves: readonly { readonly personId: string; readonly to: RoomKey }[],
): Seated[] => {
  const to = new Map(moves.map((move) => [move.personId, move.to]))
  return seated.map((one) => ({ ...one, at: to.get(one.personId) ?? one.at }))
}
