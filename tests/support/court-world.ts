import { fireMissedDeadlines } from '#app/domain/jobs/missed-deadlines.server.ts'
import { confirmReceived } from '#app/domain/performance/performance.server.ts'
import { courtActs } from './court-acts.ts'
import { drainOutbox } from './drain.ts'
import { openTestStore } from './store.ts'
import { type WorldDispute, world } from './world.ts'

/** A small world with a real object store, the acts around a court, and what tests ask and do there again and again. */
export async function courtWorld() {
  const store = await openTestStore()
  const w = await world({ store: store.store })
  await store.store.ensureBucket()
  const acts = courtActs(w)
  const { db, clock } = w.platform

  const versions = ({ id }: WorldDispute) =>
    db.agreementVersion.findMany({ where: { disputeId: id }, orderBy: { versionNo: 'asc' } })
  const itemsOf = ({ id }: WorldDispute) =>
    db.performanceItem.findMany({
      where: { disputeId: id, state: { not: 'replaced' } },
      include: { debtor: true, creditor: true },
    })
  return {
    w,
    acts,
    itemsOf,
    statesOf: async (dispute: WorldDispute) => (await versions(dispute)).map(({ state }) => state),
    /** Moves the end of a deadline into the past, and lets the timers run. */
    async miss({ id }: WorldDispute, key: string) {
      const past = new Date(clock.law().getTime() - 60_000)
      await db.deadline.updateMany({ where: { disputeId: id, key, metAt: null }, data: { dueAt: past } })
      await fireMissedDeadlines(w.platform)
      await drainOutbox(w.platform)
    },
    async performAll(dispute: WorldDispute) {
      for (const { id, creditor } of await itemsOf(dispute))
        await acts.act(creditor.personId, confirmReceived, dispute, { itemId: id })
    },
    async stop() {
      await w.stop()
      await store.close()
    },
  }
}

export type CourtWorld = Awaited<ReturnType<typeof courtWorld>>
