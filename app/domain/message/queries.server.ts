import { codecFor } from '#prisma/codec.server.ts'
import { readPerson } from '../account/people.server.ts'
import type { Platform } from '../platform/platform.ts'
import type { Role } from '../workflow/types.ts'
import { type Thread, threadKey, threadsFor } from './threads.ts'

const SHOWN = 200

interface Reader {
  readonly disputeId: string
  readonly personId: string
  readonly roles: ReadonlySet<Role>
}

const readers = (readBy: unknown): Record<string, unknown> =>
  typeof readBy === 'object' && readBy !== null ? (readBy as Record<string, unknown>) : {}

/** The threads of one reader with how much in each is new to him. */
export async function threadList({ db }: Platform, { disputeId, personId, roles }: Reader) {
  const rows = await db.message.findMany({ where: { disputeId }, select: { thread: true, side: true, readBy: true } })
  return threadsFor(roles).map((thread) => ({
    key: threadKey(thread),
    ...thread,
    unread: rows.filter(
      (row) => row.thread === thread.kind && row.side === thread.side && !(personId in readers(row.readBy)),
    ).length,
  }))
}

/** What was said in one thread, oldest first; whoever opens it has read it. */
export async function openThread(platform: Platform, { disputeId, personId }: Reader, { kind, side }: Thread) {
  const { db, keys, clock } = platform
  const rows = await db.message.findMany({
    where: { disputeId, thread: kind, side },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take: SHOWN,
  })
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  const parties = await db.party.findMany({ where: { disputeId }, select: { personId: true, side: true } })
  const names = new Map<string, string>()
  for (const { byId } of rows) {
    if (!names.has(byId)) names.set(byId, (await readPerson(db, platform, byId)).name)
  }
  const fresh = rows.filter(({ readBy }) => !(personId in readers(readBy)))
  for (const { id } of fresh) {
    await db.$executeRaw`update message set read_by = read_by || jsonb_build_object(${personId}::text, ${clock.law().toISOString()}::text)
      where id = ${id}::uuid`
  }
  return rows.reverse().map(({ id, byId, body, sentAt }) => {
    const side = parties.find((party) => party.personId === byId)?.side
    return {
      key: id,
      side: side === 'applicant' ? ('a' as const) : side === 'respondent' ? ('b' as const) : ('m' as const),
      name: names.get(byId) ?? '',
      sentAt,
      text: codec.open(`message.body/${id}`, body),
      mine: byId === personId,
    }
  })
}
