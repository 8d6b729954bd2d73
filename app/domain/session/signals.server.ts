import { z } from 'zod'
import { codecFor } from '#prisma/codec.server.ts'
import { readPerson } from '../account/people.server.ts'
import { personOf } from '../engine/actor.ts'
import { defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { seatedNow } from './plan.server.ts'
import { isPrivateRoom, isRoomKey, type RoomKey } from './rooms.ts'
import { sessionIn } from './session-in.server.ts'

const One = z.object({ sessionId: z.uuid() })
const OPEN = ['waiting', 'live', 'paused']
/** A knock that nobody answered is over after this. */
const KNOCK_MS = 2 * 60_000
/** Words to all rooms stay on the screens for this long. */
const WORDS_MS = 10 * 60_000

async function openSession(act: Act, sessionId: string): Promise<string> {
  const { state } = await sessionIn(act, sessionId)
  if (!OPEN.includes(state)) throw new DomainError('session/not-open')
  const personId = personOf(act.actor)
  if (!personId) throw new DomainError('dispute/not-allowed')
  return personId
}

interface Sent {
  readonly kind: 'knock' | 'broadcast' | 'help' | 'notAlone'
  readonly room?: RoomKey
  readonly words?: string
}

async function send(act: Act, sessionId: string, { kind, room, words }: Sent): Promise<void> {
  const id = act.platform.chance.id()
  const sealed = words === undefined ? null : act.codec.seal(`session_signal.words/${id}`, words)
  const personId = await openSession(act, sessionId)
  const at = act.platform.clock.real()
  await act.tx.sessionSignal.create({ data: { id, sessionId, personId, kind, room: room ?? null, words: sealed, at } })
}

/** A mediator asks whoever is in a private room whether he may come in. */
export const knock = defineCommand({
  name: 'session.knock',
  by: ['mediator'],
  input: One.extend({ to: z.string().refine(isRoomKey, 'session/no-such-room') }),
  async run(act, { sessionId, to }) {
    const seated = await seatedNow(act, sessionId)
    if (!isPrivateRoom(to) || !seated.some(({ at }) => at === to)) throw new DomainError('session/no-such-room')
    await send(act, sessionId, { kind: 'knock', room: to })
    await act.note('session.knock', { sessionId, to })
  },
})

/** Words of the mediator to everybody, in whatever room. */
export const broadcast = defineCommand({
  name: 'session.broadcast',
  by: ['mediator'],
  input: One.extend({ words: z.string().trim().min(1, 'request/required').max(200) }),
  async run(act, { sessionId, words }) {
    await send(act, sessionId, { kind: 'broadcast', words })
    await act.note('session.broadcast', { sessionId, words })
  },
})

/** A silent call that only the mediators see. It leaves no line in the record that the other side may read. */
export const askHelp = defineCommand({
  name: 'session.askHelp',
  by: ['party'],
  input: One.extend({ kind: z.enum(['help', 'notAlone']) }),
  async run(act, { sessionId, kind }) {
    await send(act, sessionId, { kind })
  },
})

/** A mediator has seen a knock, a call for help, or takes words away from the screens. */
export const seeSignal = defineCommand({
  name: 'session.seeSignal',
  by: ['mediator'],
  input: One.extend({ signalId: z.uuid() }),
  async run(act, { sessionId, signalId }) {
    await openSession(act, sessionId)
    const where = { id: signalId, sessionId, seenAt: null }
    await act.tx.sessionSignal.updateMany({ where, data: { seenAt: act.platform.clock.real() } })
  },
})

/** Something that was sent to rooms and is not over. */
export interface OpenSignal {
  readonly id: string
  readonly kind: Sent['kind']
  readonly room: RoomKey | null
  readonly words: string | null
  readonly name: string
  readonly personId: string
  readonly at: string
}

/** Everything that is not over, newest first; pages of parties take only what is meant for them. */
export async function openSignals(platform: Platform, disputeId: string, sessionId: string): Promise<OpenSignal[]> {
  const { db, keys, clock } = platform
  const rows = await db.sessionSignal.findMany({ where: { sessionId, seenAt: null }, orderBy: { at: 'desc' } })
  const now = clock.real().getTime()
  const isOver = ({ kind, at }: (typeof rows)[number]) =>
    (kind === 'knock' && now - at.getTime() > KNOCK_MS) || (kind === 'broadcast' && now - at.getTime() > WORDS_MS)
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  const latest = new Set<string>()
  const open = rows.filter((row) => {
    const key = row.kind === 'broadcast' ? row.kind : `${row.kind}/${row.personId}/${row.room}`
    if (isOver(row) || latest.has(key)) return false
    latest.add(key)
    return true
  })
  return Promise.all(
    open.map(async ({ id, kind, room, words, personId, at }) => ({
      id,
      kind: kind as Sent['kind'],
      room: room && isRoomKey(room) ? room : null,
      words: codec.openMaybe(`session_signal.words/${id}`, words),
      name: (await readPerson(db, platform, personId)).name,
      personId,
      at: at.toISOString(),
    })),
  )
}
