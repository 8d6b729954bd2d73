import type { Tx } from '#prisma/client.server.ts'
import { codecFor } from '#prisma/codec.server.ts'
import { readPerson } from '../account/people.server.ts'
import type { Platform } from '../platform/platform.ts'
import type { PauseCause } from './pauses.server.ts'
import { isPrivateRoom, keyOfRoom, type RoomKey } from './rooms.ts'
import { seatNow } from './seats.server.ts'

/** `caucus`: in one of the private rooms. */
export type Place = 'away' | 'waiting' | 'joint' | 'caucus'

/** Somebody who has a part in this session, and where he is by the record. */
export interface SessionPerson {
  readonly personId: string
  readonly name: string
  readonly side: 'applicant' | 'respondent' | 'mediator'
  readonly place: Place
  /** Which room that is; null while he is away. */
  readonly at: RoomKey | null
  /** Since when he is there. */
  readonly since: string | null
  /** His identity in the media room, so that a page can tell whose picture it is. */
  readonly identity: string | null
  /** Was let in before in this session. */
  readonly admitted: boolean
}

export interface SessionView {
  readonly id: string
  readonly state: string
  readonly kind: string
  readonly startsAt: string | null
  readonly endsAt: string | null
  readonly stateSince: string
  readonly people: readonly SessionPerson[]
  /** Private rooms in which somebody is, with the moment since when. */
  readonly apart: readonly { readonly room: RoomKey; readonly since: string }[]
  readonly pauseCause: PauseCause | null
  /** Until when a break was announced, by the clock of the law. */
  readonly pauseUntil: string | null
  readonly shownEvidenceId: string | null
}

const placeOf = (at: RoomKey | null): Place =>
  at === null ? 'away' : at === 'waiting' || at === 'joint' ? at : 'caucus'

const sideOf = (side: string) => (side === 'applicant' ? ('applicant' as const) : ('respondent' as const))

type SeatRow = Awaited<ReturnType<typeof seatsOf>>[number]

const seatsOf = (tx: Tx, sessionId: string) =>
  tx.seat.findMany({ where: { sessionId }, include: { room: true }, orderBy: { openedAt: 'asc' } })

/** The session of a dispute that a page is about, or null. */
export const sessionOfDispute = (platform: Platform, disputeId: string, sessionId: string) =>
  platform.db.session.findFirst({ where: { id: sessionId, disputeId } })

/** Everything about who is where, for the mediator's console; pages of parties take what they may see. */
export async function readSession(
  platform: Platform,
  disputeId: string,
  sessionId: string,
): Promise<SessionView | null> {
  const { db } = platform
  const session = await sessionOfDispute(platform, disputeId, sessionId)
  if (!session) return null
  const [seats, parties, assignments] = await Promise.all([
    seatsOf(db, sessionId),
    db.party.findMany({ where: { disputeId, leftAt: null }, orderBy: [{ side: 'asc' }, { ordinal: 'asc' }] }),
    db.assignment.findMany({ where: { disputeId, state: 'active', capacity: { in: ['lead', 'coMediator'] } } }),
  ])
  const holders = [
    ...parties.map(({ personId, side }) => ({ personId, side: sideOf(side) })),
    ...assignments.map(({ personId }) => ({ personId, side: 'mediator' as const })),
  ]
  const people = await Promise.all(holders.map((holder) => personView(platform, holder, seats)))
  return {
    id: session.id,
    state: session.state,
    kind: session.kind,
    startsAt: session.startsAt?.toISOString() ?? null,
    endsAt: session.endsAt?.toISOString() ?? null,
    stateSince: session.stateSince.toISOString(),
    people,
    apart: apartFrom(people),
    pauseCause: session.pauseCause as PauseCause | null,
    pauseUntil: session.pauseUntil?.toISOString() ?? null,
    shownEvidenceId: session.shownEvidenceId,
  }
}

/** The private rooms in which somebody is, in the order in which they were entered. */
function apartFrom(people: readonly SessionPerson[]): SessionView['apart'] {
  const since = new Map<RoomKey, string>()
  for (const { at, since: entered } of people) {
    if (!at || !entered || !isPrivateRoom(at)) continue
    const known = since.get(at)
    if (!known || entered > known) since.set(at, entered)
  }
  return [...since].map(([room, from]) => ({ room, since: from })).sort((a, b) => (a.since < b.since ? -1 : 1))
}

async function personView(
  platform: Platform,
  holder: Pick<SessionPerson, 'personId' | 'side'>,
  seats: readonly SeatRow[],
): Promise<SessionPerson> {
  const own = seats.filter(({ personId }) => personId === holder.personId)
  const open = own.filter(({ closedAt }) => closedAt === null).at(-1)
  const at = open ? keyOfRoom(open.room) : null
  return {
    ...holder,
    name: (await readPerson(platform.db, platform, holder.personId)).name,
    place: placeOf(at),
    at,
    since: open?.openedAt.toISOString() ?? null,
    identity: open?.identity ?? null,
    admitted: own.some(({ room }) => room.kind !== 'lobby'),
  }
}

/** The own place of a reader: the key of his seat in a media room, or null in the waiting room. */
export async function ownPlace(platform: Platform, sessionId: string, personId: string) {
  const seat = await seatNow(platform, sessionId, personId)
  if (seat) return placed(seat.id, seat.room)
  const where = { sessionId, personId, closedAt: null }
  const waiting = await platform.db.seat.findFirst({ where, include: { room: true } })
  return placed(null, waiting?.room)
}

function placed(seat: string | null, room: Parameters<typeof keyOfRoom>[0] | undefined) {
  const at = room ? keyOfRoom(room) : null
  return { seat, at, place: placeOf(at) }
}

/** What a party has done to get ready, and what is still missing. */
export async function readiness(platform: Platform, disputeId: string, personId: string) {
  const { db } = platform
  const party = await db.party.findFirst({ where: { disputeId, personId, leftAt: null } })
  if (!party) return null
  const [consents, rights, address, checked] = await Promise.all([
    db.consent.findMany({ where: { personId, disputeId, withdrawnAt: null }, select: { step: true } }),
    db.serviceProof.count({ where: { partyId: party.id, readAt: { not: null }, document: { disputeId, docNo: 5 } } }),
    db.serviceAddress.findFirst({ where: { partyId: party.id, replacedAt: null } }),
    db.identityCheck.findFirst({ where: { personId, disputeId, grade: 'G3', state: 'passed' } }),
  ])
  const codec = await codecFor(db, platform.keys, 'dispute', disputeId)
  return {
    side: sideOf(party.side),
    consents: consents.map(({ step }) => step),
    rightsRead: rights > 0,
    address: address ? codec.open(`service_address.address/${address.id}`, address.address) : null,
    eService: address?.eService ?? false,
    isConfirmedPerson: checked !== null,
  }
}

/** The rooms that were added, with the names that they were given. */
export async function addedRooms({ db, keys }: Platform, disputeId: string, sessionId: string) {
  const rooms = await db.room.findMany({
    where: { sessionId, kind: 'extra', closedAt: null },
    orderBy: { slot: 'asc' },
  })
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  return rooms.map(({ slot, label }) => ({
    key: `extra-${slot}` as RoomKey,
    name: codec.openMaybe(`room.label/${sessionId}/${slot}`, label) ?? '',
  }))
}
