import type { OutboxHandler } from '../engine/types.ts'
import type { Platform } from '../platform/platform.ts'

const IN_SESSION = ['waiting', 'live']

/** Brings the media server in line with the record for one session: open rooms exist, closed ones do not. */
export async function syncRooms(platform: Platform, sessionId: string): Promise<void> {
  const { db, media } = platform
  if (media.publicUrl === null) return
  const rooms = await db.room.findMany({ where: { sessionId, kind: { not: 'lobby' } } })
  const there = new Set(await media.rooms())
  for (const room of rooms) {
    if (room.closedAt === null && !there.has(room.name)) await openOnServer(platform, room)
    if (room.closedAt !== null && there.has(room.name)) await media.deleteRoom(room.name)
  }
}

async function openOnServer({ db, media, clock }: Platform, room: { id: string; name: string; openedAt: Date | null }) {
  await media.createRoom(room.name)
  // A room that was closed while we were making it goes away again at once.
  const now = await db.room.findFirst({ where: { id: room.id }, select: { closedAt: true } })
  if (now?.closedAt) await media.deleteRoom(room.name)
  else if (room.openedAt === null) await db.room.update({ where: { id: room.id }, data: { openedAt: clock.real() } })
}

/** Rooms of the media server follow the record after commit. */
export const sessionHandlers: Readonly<Record<string, OutboxHandler>> = {
  syncRooms: (platform, { target }) => syncRooms(platform, target),
}

/**
 * Makes rooms again that a restarted media server has lost; people come back by themselves. Nearly free: one list of
 * open rooms in the record, and one question to the media server only while a session is on.
 */
export async function keepLiveRooms(platform: Platform): Promise<number> {
  const { db, media } = platform
  if (media.publicUrl === null) return 0
  const open = await db.room.findMany({
    where: { closedAt: null, kind: { not: 'lobby' }, session: { state: { in: IN_SESSION } } },
    select: { id: true, name: true, openedAt: true },
  })
  if (open.length === 0 || !(await media.ready())) return 0
  const there = new Set(await media.rooms())
  const lost = open.filter(({ name }) => !there.has(name))
  for (const room of lost) await openOnServer(platform, room)
  return lost.length
}
