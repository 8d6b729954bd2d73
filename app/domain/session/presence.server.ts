import { performSystem } from '../engine/perform.server.ts'
import type { Platform } from '../platform/platform.ts'
import { keepCause } from './pauses.server.ts'

/** A mediator of whom nothing was heard for this long is absent: nobody is left alone in a room any longer. */
export const ABSENT_MS = 3_000
/** When this watch itself was held up longer than this, it does not know who was absent and begins to count anew. */
const HELD_UP_MS = 2_000
/** So long a report of who spoke may reach back, whatever it says. */
const LONGEST_REPORT_MS = 5_000

export interface Beat {
  /** The console is in the room of its seat, as the media server sees it. */
  readonly here: boolean
  /** Milliseconds for which each identity was heard since the last beat. */
  readonly spoken: readonly { readonly identity: string; readonly ms: number }[]
}

/** One sign of life of a mediator's console, and who spoke meanwhile in the joint room. */
export async function takeBeat({ db }: Platform, disputeId: string, personId: string, beat: Beat): Promise<void> {
  const { here, spoken } = beat
  await db.$transaction(async (tx) => {
    const [session] = await tx.$queryRaw<{ id: string; since_last: number | null }[]>`
      select s.id::text, (extract(epoch from clock_timestamp() - (
               select max(b.at) from mediator_beat b where b.session_id = s.id)) * 1000)::float8 as since_last
        from session s where s.dispute_id = ${disputeId}::uuid and s.state in ('waiting', 'live', 'paused')
       order by s.starts_at limit 1`
    if (!session) return
    await tx.$executeRaw`
      insert into mediator_beat (session_id, person_id, at, here_at)
      values (${session.id}::uuid, ${personId}::uuid, clock_timestamp(), case when ${here} then clock_timestamp() end)
      on conflict (session_id, person_id) do update
        set at = excluded.at, here_at = coalesce(excluded.here_at, mediator_beat.here_at)`
    // No report adds more than has passed since the last one, of whichever console: two of them do not count twice.
    const most = Math.min(LONGEST_REPORT_MS, Math.max(0, session.since_last ?? 0))
    for (const { identity, ms } of spoken) {
      const added = Math.round(Math.min(ms, most))
      if (added <= 0) continue
      await tx.$executeRaw`
        insert into speaking_time (session_id, person_id, ms)
        select s.session_id, s.person_id, ${added} from seat s join room r on r.id = s.room_id
         where s.identity = ${identity} and s.session_id = ${session.id}::uuid and s.closed_at is null
           and r.kind = 'joint'
        on conflict (session_id, person_id) do update set ms = speaking_time.ms + excluded.ms`
    }
  })
}

/** For how long each person has spoken in the joint room, in milliseconds. */
export const spokenTimes = async ({ db }: Platform, sessionId: string): Promise<ReadonlyMap<string, number>> =>
  new Map((await db.speakingTime.findMany({ where: { sessionId } })).map(({ personId, ms }) => [personId, Number(ms)]))

interface Running {
  readonly id: string
  readonly dispute_id: string
}

/** Sessions whose mediators gave signs of life, and none of them lately. */
const withoutSign = ({ db }: Platform): Promise<Running[]> => db.$queryRaw<Running[]>`
  select s.id::text, s.dispute_id::text from session s
   where s.state = 'live'
     and exists (select 1 from mediator_beat b where b.session_id = s.id)
     and not exists (select 1 from mediator_beat b where b.session_id = s.id
                        and b.at > clock_timestamp() - make_interval(secs => ${ABSENT_MS / 1_000}))`

/** Sessions whose mediators sit at their consoles but have not been in any room for a while. */
const outOfRooms = ({ db }: Platform): Promise<Running[]> => db.$queryRaw<Running[]>`
  select s.id::text, s.dispute_id::text from session s
   where s.state = 'live'
     and exists (select 1 from mediator_beat b where b.session_id = s.id and b.here_at is not null)
     and not exists (select 1 from mediator_beat b where b.session_id = s.id
                        and b.here_at > clock_timestamp() - make_interval(secs => ${ABSENT_MS / 1_000}))`

/** Somebody of this session is connected and no mediator is: the media server works, the mediator's line does not. */
async function areLeftAlone({ db, media }: Platform, { id }: Running): Promise<boolean> {
  const rooms = await db.room.findMany({
    where: { sessionId: id, closedAt: null, kind: { not: 'lobby' }, seats: { some: { closedAt: null } } },
    include: { seats: { where: { closedAt: null } } },
  })
  const connected = new Set<string>()
  for (const { name } of rooms) for (const { identity } of await media.participants(name)) connected.add(identity)
  const here = rooms.flatMap(({ seats }) => seats).filter(({ identity }) => connected.has(identity))
  return here.length > 0 && here.every(({ personKind }) => personKind !== 'mediator')
}

const sendToWait = (platform: Platform, { id, dispute_id: disputeId }: Running) =>
  performSystem(platform, disputeId, async (act) => {
    const { state } = await act.tx.session.findFirstOrThrow({ where: { id }, select: { state: true } })
    if (state !== 'live') return
    await act.follow('session', id, 'pause', { cause: 'lost' })
    await keepCause(act, id, 'lost')
  })

/**
 * Sends everybody to wait when the mediators are gone. It trusts its own clock only while it runs: after a start, or a
 * time in which the database was away, it gives everybody the same seconds anew. A restart of the media server alone
 * takes away no sign of life, and is nobody's absence.
 */
export function absenceWatch(): (platform: Platform) => Promise<void> {
  let lastRound = Number.NEGATIVE_INFINITY
  let awakeSince = 0
  const alone = new Set<string>()
  return async (platform) => {
    const now = performance.now()
    if (now - lastRound > HELD_UP_MS) awakeSince = now
    const gone = await withoutSign(platform)
    lastRound = performance.now()
    if (lastRound - awakeSince < ABSENT_MS) return
    for (const session of gone) await sendToWait(platform, session)
    if (platform.media.publicUrl === null) return
    const out = await outOfRooms(platform)
    for (const id of [...alone]) if (!out.some((session) => session.id === id)) alone.delete(id)
    if (out.length === 0 || !(await platform.media.ready())) return alone.clear()
    for (const session of out) {
      const isAlone = await areLeftAlone(platform, session).catch(() => false)
      // Seen twice: right after a restart some are connected a moment before others.
      if (isAlone && alone.has(session.id)) await sendToWait(platform, session)
      if (isAlone) alone.add(session.id)
      else alone.delete(session.id)
    }
  }
}
