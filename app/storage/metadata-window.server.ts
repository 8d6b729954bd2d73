import type { Store } from './store.server.ts'

/** A stretch of a file that is overwritten with zeros when it is shown; `put` (hexadecimal) stands at its beginning. */
export interface Blank {
  readonly at: number
  readonly bytes: number
  readonly put?: string
}

/** The file is not built as its kind demands. */
export class MetadataUnreadable extends Error {
  override readonly name = 'MetadataUnreadable'
}

const WINDOW_BYTES = 256 * 1024
/** No block of details of a camera is larger; what claims to be is not read into memory. */
const MOST_AT_ONCE = 1024 * 1024

/** Looks at any place of a stored file through a window of 256 KiB. */
export class Window {
  private from = 0
  private held = Buffer.alloc(0)

  constructor(
    private readonly store: Store,
    private readonly key: string,
    readonly bytes: number,
  ) {}

  /** @throws MetadataUnreadable when there are not so many bytes. */
  async read(at: number, count: number): Promise<Buffer> {
    if (at < 0 || at + count > this.bytes || count > MOST_AT_ONCE)
      throw new MetadataUnreadable('a block runs over the end')
    if (count === 0) return Buffer.alloc(0)
    if (at < this.from || at + count > this.from + this.held.length) await this.move(at, count)
    return this.held.subarray(at - this.from, at - this.from + count)
  }

  /** Where this byte comes next, or the end of the file. */
  async find(byte: number, from: number): Promise<number> {
    for (let at = from; at < this.bytes; at = this.from + this.held.length) {
      await this.read(at, 1)
      const found = this.held.indexOf(byte, at - this.from)
      if (found >= 0) return this.from + found
    }
    return this.bytes
  }

  private async move(at: number, count: number): Promise<void> {
    const to = Math.min(this.bytes, at + Math.max(count, WINDOW_BYTES)) - 1
    const { body } = await this.store.get(this.key, { from: at, to })
    const pieces: Buffer[] = []
    for await (const piece of body) pieces.push(piece as Buffer)
    this.held = Buffer.concat(pieces)
    this.from = at
    if (this.held.length < count) throw new MetadataUnreadable('the store gave less than there is')
  }
}

const ORIENTATION_TAG = 0x0112

/**
 * The block of details of a photo with nothing in it but how the picture is held (Exif 2.32, 4.6.4); null when it
 * stands upright or says nothing about it. Hexadecimal.
 */
export function orientationOf(exif: Buffer): string | null {
  const tiff = exif.subarray(6)
  if (tiff.length < 8) return null
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const u16 = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let entry = 0; entry < u16(first); entry++) {
    const at = first + 2 + entry * 12
    if (u16(at) !== ORIENTATION_TAG) continue
    const held = u16(at + 8)
    if (held < 2 || held > 8) return null
    return `4578696600004949${'2a0008000000'}01001201030001000000${held.toString(16).padStart(2, '0')}00000000000000`
  }
  return null
}
