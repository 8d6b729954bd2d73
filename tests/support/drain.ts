import { OutboxWorker } from '#app/domain/jobs/outbox.server.ts'
import type { Platform } from '#app/domain/platform/platform.ts'
import { isBreakingOff, withCrashes } from './crashes.ts'

/** What is due within this time is done now, as if it had passed; a reminder that waits for the morning is not. */
const SOON_MS = 60_000

/** What waits for the end of the quiet hours goes out now, whatever hour it is. */
export async function morningComes({ db }: Pick<Platform, 'db'>): Promise<void> {
  await db.outbox.updateMany({ where: { state: 'todo', effect: 'deliverNotice' }, data: { dueAt: new Date() } })
}

/** Does what commands left for afterwards, until nothing is left or the time is over. */
export async function drainOutbox(platform: Platform, seconds = 60): Promise<void> {
  const worker = new OutboxWorker(withCrashes(platform), platform.pool)
  const until = Date.now() + seconds * 1000
  const left = () =>
    platform.db.outbox.count({ where: { state: 'todo', dueAt: { lt: new Date(Date.now() + SOON_MS) } } })
  /** Time passes: what waits on purpose is due, and what was broken off too. What failed waits as it would. */
  const passTime = () =>
    platform.db.outbox.updateMany({
      where: {
        state: 'todo',
        dueAt: { gt: new Date(), lt: new Date(Date.now() + SOON_MS) },
        ...(isBreakingOff ? {} : { attempts: 0 }),
      },
      data: { dueAt: new Date() },
    })
  try {
    while ((await left()) > 0) {
      await passTime()
      if (Date.now() > until) throw new Error('the outbox does not come to its end')
      await worker.round()
      await new Promise((wait) => setTimeout(wait, 50))
    }
  } finally {
    await worker.stop()
  }
}
