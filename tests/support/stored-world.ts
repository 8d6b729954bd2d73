import { createStore, type Store } from '#app/storage/store.server.ts'
import { openTestStore } from './store.ts'
import { type World, world } from './world.ts'

/** A world whose files lie in a bucket of its own, with that bucket as a test looks into it. */
export type StoredWorld = World & { readonly bucket: Store }

/** A small world with a real store; both go when it stops. */
export async function storedWorld(): Promise<StoredWorld> {
  const store = await openTestStore()
  const w = await world({ store: createStore(store.local) })
  return {
    ...w,
    bucket: store.store,
    async stop() {
      await w.stop()
      await store.close()
    },
  }
}
