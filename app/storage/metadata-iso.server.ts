import { type Blank, MetadataUnreadable, type Window } from './metadata-window.server.ts'

/** One box of an ISO base media file (ISO/IEC 14496-12, clause 4.2). */
export interface Box {
  readonly type: string
  readonly at: number
  /** First byte of the content, and the one after the last. */
  readonly from: number
  readonly to: number
}

const FREE = Buffer.from('free', 'latin1').toString('hex')
const FILM = new Set(['moov', 'trak', 'mdia', 'moof', 'traf'])
const DETAILS = new Set(['udta', 'meta', 'uuid'])
const MOST_BOXES = 10_000

/** Films, sound and HEIC photos: user data and metadata boxes become free space; items of HEIC that are Exif or XMP are emptied. */
export async function isoBlanks(window: Window, isPhoto = false): Promise<Blank[]> {
  const blanks: Blank[] = []
  for (const box of await boxesOf(window, 0, window.bytes)) {
    if (FILM.has(box.type)) await filmBlanks(window, box, blanks)
    else if (box.type === 'meta' && isPhoto) blanks.push(...(await photoBlanks(window, box)))
    else if (DETAILS.has(box.type)) free(box, blanks)
  }
  return blanks
}

async function filmBlanks(window: Window, parent: Box, blanks: Blank[]): Promise<void> {
  for (const box of await boxesOf(window, parent.from, parent.to)) {
    if (FILM.has(box.type)) await filmBlanks(window, box, blanks)
    else if (DETAILS.has(box.type)) free(box, blanks)
  }
}

function free({ at, from, to }: Box, blanks: Blank[]): void {
  blanks.push({ at: at + 4, bytes: 4, put: FREE })
  if (to > from) blanks.push({ at: from, bytes: to - from })
}

/** The boxes between two places, without looking into them. @throws MetadataUnreadable. */
export async function boxesOf(window: Window, from: number, to: number): Promise<Box[]> {
  const boxes: Box[] = []
  for (let at = from; at + 8 <= to; ) {
    const head = await window.read(at, 8)
    const short = head.readUInt32BE(0)
    const isLong = short === 1
    const size = isLong ? Number((await window.read(at + 8, 8)).readBigUInt64BE(0)) : short === 0 ? to - at : short
    const headBytes = isLong ? 16 : 8
    if (size < headBytes || at + size > to || boxes.length > MOST_BOXES)
      throw new MetadataUnreadable('a box runs over its end')
    boxes.push({ type: head.toString('latin1', 4, 8), at, from: at + headBytes, to: at + size })
    at += size
  }
  return boxes
}

/** Items of a HEIC photo (ISO/IEC 14496-12, clause 8.11) that are Exif or XMP. */
async function photoBlanks(window: Window, meta: Box): Promise<Blank[]> {
  const boxes = await boxesOf(window, meta.from + 4, meta.to)
  const info = boxes.find(({ type }) => type === 'iinf')
  const places = boxes.find(({ type }) => type === 'iloc')
  const data = boxes.find(({ type }) => type === 'idat')
  if (!info || !places) return []
  const details = await detailItems(window, info)
  const cursor = new Cursor(await window.read(places.from, places.to - places.from))
  return extentsOf(cursor, details, data?.from ?? 0).filter(({ bytes }) => bytes > 0)
}

async function detailItems(window: Window, { from, to }: Box): Promise<ReadonlySet<number>> {
  const [version = 0] = await window.read(from, 1)
  const found = new Set<number>()
  for (const entry of await boxesOf(window, from + 4 + (version === 0 ? 2 : 4), to)) {
    const cursor = new Cursor(await window.read(entry.from, Math.min(entry.to - entry.from, 16)))
    const kind = cursor.number(1)
    cursor.number(3)
    const id = cursor.number(kind >= 3 ? 4 : 2)
    cursor.number(2)
    if (['Exif', 'mime', 'uri '].includes(cursor.text(4))) found.add(id)
  }
  return found
}

class Cursor {
  private at = 0
  constructor(private readonly block: Buffer) {}

  number(bytes: number): number {
    if (this.at + bytes > this.block.length) throw new MetadataUnreadable('a table runs over its end')
    let value = 0
    for (let n = 0; n < bytes; n++) value = value * 256 + (this.block[this.at++] ?? 0)
    return value
  }

  text(bytes: number): string {
    this.at += bytes
    return this.block.toString('latin1', this.at - bytes, this.at)
  }
}

function extentsOf(cursor: Cursor, wanted: ReadonlySet<number>, dataFrom: number): Blank[] {
  const version = cursor.number(1)
  cursor.number(3)
  const sizes = cursor.number(2)
  const [offsetBytes, lengthBytes, baseBytes] = [(sizes >> 12) & 15, (sizes >> 8) & 15, (sizes >> 4) & 15]
  const indexBytes = version > 0 ? sizes & 15 : 0
  const blanks: Blank[] = []
  for (let left = cursor.number(version < 2 ? 2 : 4); left > 0; left--) {
    const id = cursor.number(version < 2 ? 2 : 4)
    const method = version > 0 ? cursor.number(2) & 15 : 0
    cursor.number(2)
    const base = cursor.number(baseBytes) + (method === 1 ? dataFrom : 0)
    for (let extents = cursor.number(2); extents > 0; extents--) {
      cursor.number(indexBytes)
      const at = base + cursor.number(offsetBytes)
      const bytes = cursor.number(lengthBytes)
      if (wanted.has(id) && method < 2) blanks.push({ at, bytes })
    }
  }
  return blanks
}
