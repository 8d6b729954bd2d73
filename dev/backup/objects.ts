import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ObjectStream, Store } from '#app/storage/store.server.ts'
import type { ArchiveWriter, BackupEntry } from './archive.ts'
import { Source } from './bytes.ts'
import { BackupRefused } from './refused.ts'

const FOLDER = 'objects/'
/** Written by the store's own start to see whether it answers. */
const PROBES = 'probe/'
const PART_BYTES = 8 * 1024 * 1024
const TRIES = 5
const PAUSE_MS = 1_000

/** What was copied. */
export interface Copied {
  readonly objects: number
  readonly bytes: number
}

/** Writes every object. They never change, and the record knows only what is stored: no snapshot is needed. */
export async function writeObjects(archive: ArchiveWriter, store: Store, say: (done: Copied) => void): Promise<Copied> {
  let done: Copied = { objects: 0, bytes: 0 }
  for await (const { key } of store.listObjects('')) {
    if (key.startsWith(PROBES)) continue
    const first = await store.get(key).catch((error: unknown) => {
      // Removed since the list was read.
      if (error instanceof Error && error.name === 'ObjectMissing') return null
      throw error
    })
    if (!first) continue
    const { bytes, contentType } = first
    const held = await store.isHeld(key)
    await archive.add(`${FOLDER}${key}`, bytes, wholeObject(store, key, first), { type: contentType, held })
    done = { objects: done.objects + 1, bytes: done.bytes + bytes }
    say(done)
  }
  return done
}

/** The bytes of an object; a connection that breaks in the middle is taken up again where it broke. */
async function* wholeObject(store: Store, key: string, first: ObjectStream): AsyncGenerator<Buffer> {
  let read = 0
  let stream: ObjectStream | null = first
  for (let tries = 0; read < first.bytes; ) {
    try {
      stream ??= await store.get(key, { from: read })
      if (stream.etag !== first.etag) throw new BackupRefused(`${key} was changed while it was read.`)
      for await (const piece of stream.body) {
        read += (piece as Buffer).length
        tries = 0
        yield piece as Buffer
      }
      if (read < first.bytes) throw new Error(`${key} broke off`)
    } catch (error) {
      if (error instanceof BackupRefused || ++tries >= TRIES) throw error
      await sleep(PAUSE_MS * tries)
    }
    stream = null
  }
  stream?.body.destroy()
}

/** Refuses a bucket that holds anything. */
export async function refuseFullStore(store: Store): Promise<void> {
  for await (const { key } of store.listObjects('')) {
    if (key.startsWith(PROBES)) continue
    throw new BackupRefused(
      `The bucket ${store.bucket} is not empty. A backup goes only into an empty one: give the name of a new bucket.`,
    )
  }
}

/** Whether a file of a backup is an object. */
export const isObject = (entry: string): boolean => entry.startsWith(FOLDER)

/** Stores one object, in parts of 8 MiB when it is larger. */
export async function takeObject(store: Store, entry: BackupEntry, body: AsyncIterable<Uint8Array>): Promise<void> {
  const key = entry.name.slice(FOLDER.length)
  const contentType = entry.type ?? 'application/octet-stream'
  const source = new Source(body)
  if (entry.bytes <= PART_BYTES) {
    await again(async (bytes) => store.put(key, bytes, { contentType }), await source.upTo(PART_BYTES))
    // Also reads the end of the entry.
    await source.upTo(1)
  } else {
    await takeInParts(store, { key, contentType, source })
  }
  if (entry.held) await store.hold(key)
}

interface Large {
  readonly key: string
  readonly contentType: string
  readonly source: Source
}

async function takeInParts(store: Store, { key, contentType, source }: Large): Promise<void> {
  const uploadId = await store.createMultipart(key, contentType)
  const parts: { partNo: number; etag: string; sha256: string }[] = []
  for (let partNo = 1; ; partNo++) {
    const bytes = await source.upTo(PART_BYTES)
    if (bytes.length === 0) break
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const { etag } = await again((part) => store.putPart({ key, uploadId, partNo, sha256 }, part), bytes)
    parts.push({ partNo, etag, sha256 })
  }
  await store.completeMultipart(key, uploadId, parts)
}

/** Sends the same bytes until the store has them, some times. */
async function again<T>(send: (bytes: Uint8Array) => Promise<T>, bytes: Uint8Array): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await send(bytes)
    } catch (error) {
      if (tries >= TRIES || (error as Error).name !== 'StoreUnavailable') throw error
      await sleep(PAUSE_MS * tries)
    }
  }
}
