import { newKey } from './new-key.ts'
import type { UploadTicket } from './upload-api.ts'

/** What must survive a reload: the numbers of the acts and the server's ticket. */
export interface RememberedUpload {
  startKey: string
  completeKey: string
  ticket: UploadTicket | null
}

/** Where begun uploads are remembered, by the fingerprint of the file. */
export interface UploadMemory {
  read(fingerprint: string): RememberedUpload | null
  write(fingerprint: string, upload: RememberedUpload): void
  forget(fingerprint: string): void
}

const PREFIX = 'yanhe.upload.'

/** Remembers in the browser; a browser that keeps nothing only cannot go on after a reload. */
export function browserMemory(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): UploadMemory {
  const quietly = <T>(act: () => T): T | null => {
    try {
      return act()
    } catch {
      return null
    }
  }
  return {
    read: (mark) => quietly(() => JSON.parse(storage.getItem(PREFIX + mark) ?? 'null') as RememberedUpload | null),
    write: (mark, upload) => void quietly(() => storage.setItem(PREFIX + mark, JSON.stringify(upload))),
    forget: (mark) => void quietly(() => storage.removeItem(PREFIX + mark)),
  }
}

/** A fresh upload: its acts have their numbers before the first one is sent. */
export const newUpload = (): RememberedUpload => ({ startKey: newKey(), completeKey: newKey(), ticket: null })
