import { type FileHandle, open } from 'node:fs/promises'

/** Where bytes go, in order; each write waits until there is room. */
export interface Sink {
  write(bytes: Uint8Array): Promise<void>
  /** Everything is on the disk when this returns. */
  close(): Promise<void>
}

const BLOCK_BYTES = 1024 * 1024

/** A file as a sink, written in blocks of 1 MiB. The signal breaks it off before the next block. */
export function fileSink(file: FileHandle, signal?: AbortSignal): Sink {
  let waiting: Uint8Array[] = []
  let bytes = 0
  const flush = async () => {
    signal?.throwIfAborted()
    const block = Buffer.concat(waiting)
    waiting = []
    bytes = 0
    for (let done = 0; done < block.length; ) done += (await file.write(block, done)).bytesWritten
  }
  return {
    async write(chunk) {
      waiting.push(chunk)
      bytes += chunk.length
      if (bytes >= BLOCK_BYTES) await flush()
    },
    async close() {
      await flush()
      await file.sync()
    },
  }
}

/** The bytes of a file, in blocks of 1 MiB. */
export async function* fileBytes(path: string, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const file = await open(path, 'r')
  try {
    for (;;) {
      signal?.throwIfAborted()
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(BLOCK_BYTES), 0, BLOCK_BYTES)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

/** Reads a stream in pieces of a wanted size. */
export class Source {
  private readonly bytes: AsyncIterator<Uint8Array>
  private rest: Buffer = Buffer.alloc(0)

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.bytes = bytes[Symbol.asyncIterator]()
  }

  /** At most `max` bytes, at least one; null at the end. */
  async some(max: number): Promise<Buffer | null> {
    while (this.rest.length === 0) {
      const { done, value } = await this.bytes.next()
      if (done) return null
      this.rest = Buffer.from(value.buffer, value.byteOffset, value.length)
    }
    const piece = this.rest.subarray(0, max)
    this.rest = this.rest.subarray(piece.length)
    return piece
  }

  /** So many bytes, or fewer only where the stream ends. */
  async upTo(count: number): Promise<Buffer> {
    const pieces: Buffer[] = []
    for (let missing = count; missing > 0; ) {
      const piece = await this.some(missing)
      if (!piece) break
      pieces.push(piece)
      missing -= piece.length
    }
    return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces)
  }

  async close(): Promise<void> {
    await this.bytes.return?.()
  }
}
