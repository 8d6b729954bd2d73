import type { Platform } from './platform.ts'

const PATIENCE_MS = 3_000

/** Whether what was asked comes, whatever it says, in so many milliseconds. */
export async function answersWithin(ms: number, asked: Promise<unknown>): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), ms).unref())
  const answered = asked.then(
    () => true,
    () => false,
  )
  return Promise.race([answered, late])
}

type Parts = Pick<Platform, 'pool' | 'store' | 'media'>

/** Which of the parts that the platform stands on answer now. */
export async function partsOf({ pool, store, media }: Parts) {
  const [database, files, video] = await Promise.all([
    answersWithin(PATIENCE_MS, pool.query('select 1')),
    answersWithin(PATIENCE_MS, store.head('probe/ready')),
    media.ready().catch(() => false),
  ])
  return { database, store: files, media: video }
}

/** What waits to go out, and since when the oldest of it that is due. */
export async function waitingOf({ db, clock }: Pick<Platform, 'db' | 'clock'>) {
  const due = { state: 'todo', dueAt: { lte: clock.real() } }
  const [messages, oldest] = await Promise.all([
    db.outbox.count({ where: { state: 'todo', effect: 'deliverNotice' } }),
    db.outbox.findFirst({ where: due, orderBy: { dueAt: 'asc' } }),
  ])
  return { messages, oldest: oldest?.dueAt.toISOString() ?? null }
}
