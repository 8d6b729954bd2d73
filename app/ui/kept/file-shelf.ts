import type { AboutFile } from '../upload/upload-api.ts'

/** A file that waits on this device for the network. */
export interface WaitingFile {
  readonly id: string
  readonly scope: string
  readonly file: File
  readonly about: AboutFile
  readonly at: number
}

const NAME = 'yanhe.files'
const STORE = 'waiting'
/** Photos and recorded messages; what is larger is chosen again. */
const MAX_BYTES = 32 * 1024 * 1024
const LASTS_MS = 7 * 24 * 3_600_000

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the shelf did not answer'))
  })

async function shelf(): Promise<IDBDatabase> {
  const opening = indexedDB.open(NAME, 1)
  opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE, { keyPath: 'id' })
  return asked(opening)
}

async function within<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | null> {
  try {
    const database = await shelf()
    try {
      return await asked(act(database.transaction(STORE, mode).objectStore(STORE)))
    } finally {
      database.close()
    }
  } catch {
    // A browser that keeps nothing, or has no room, sends the file from the open page only.
    return null
  }
}

/** Keeps a file until it has arrived. */
export async function shelve(waiting: WaitingFile): Promise<void> {
  if (waiting.file.size <= MAX_BYTES) await within('readwrite', (store) => store.put(waiting))
}

export const unshelve = (id: string): Promise<unknown> => within('readwrite', (store) => store.delete(id))

/** The files that wait for this case or draft; those of last week are thrown away. */
export async function waitingFor(scope: string, now: number = Date.now()): Promise<readonly WaitingFile[]> {
  const all = (await within<WaitingFile[]>('readonly', (store) => store.getAll())) ?? []
  for (const { id, at } of all) if (now - at > LASTS_MS) await unshelve(id)
  return all.filter((one) => one.scope === scope && now - one.at <= LASTS_MS)
}

/** Throws everything away, such as when somebody leaves. */
export const clearShelf = (): Promise<unknown> => within('readwrite', (store) => store.clear())
