import { crc32 } from 'node:zlib'
import { isoBlanks } from './metadata-iso.server.ts'
import { type Blank, MetadataUnreadable, orientationOf, Window } from './metadata-window.server.ts'
import type { Store } from './store.server.ts'

export { type Blank, MetadataUnreadable } from './metadata-window.server.ts'

/** More stretches than any camera writes. */
const MOST_BLANKS = 2_000
const ASCII = 'latin1'

/**
 * Where a photo or film says when, where and with what it was taken. The stretches are overwritten when the file is
 * shown to others: same length, same picture to the bit, without these details. Kinds without a reader here (papers,
 * text, mp3, ogg, webm, wav) give none.
 *
 * @throws MetadataUnreadable when the file is not built as its kind demands: then nobody can say what is in it.
 */
export async function findDetails(store: Store, key: string, file: { type: string | null; bytes: number }) {
  const reader = readers[file.type ?? '']
  if (!reader) return []
  const blanks = await reader(new Window(store, key, file.bytes))
  if (blanks.length > MOST_BLANKS) throw new MetadataUnreadable('too many stretches')
  return blanks
}

const readers: Readonly<Record<string, (window: Window) => Promise<Blank[]>>> = {
  'image/jpeg': jpegBlanks,
  'image/png': pngBlanks,
  'image/heic': (window) => isoBlanks(window, true),
  'image/heif': (window) => isoBlanks(window, true),
  'video/mp4': (window) => isoBlanks(window),
  'video/quicktime': (window) => isoBlanks(window),
  'video/3gpp': (window) => isoBlanks(window),
  'audio/mp4': (window) => isoBlanks(window),
}

/** JPEG (ITU-T T.81, Annex B): all application segments and comments but those needed for drawing. */
async function jpegBlanks(window: Window): Promise<Blank[]> {
  const blanks: Blank[] = []
  for (let at = 2; at + 2 <= window.bytes; ) {
    const [mark = 0, kind = 0] = await window.read(at, 2)
    if (mark !== 0xff) throw new MetadataUnreadable('no marker where one must be')
    if (kind === 0xff) {
      at += 1
      continue
    }
    if (kind === 0xd9) return behind(blanks, at + 2, window)
    if (kind === 0x01 || (kind >= 0xd0 && kind <= 0xd8)) {
      at += 2
      continue
    }
    const length = (await window.read(at + 2, 2)).readUInt16BE(0)
    if (length < 2) throw new MetadataUnreadable('a segment without length')
    const blank = await segmentBlank(window, { at: at + 4, bytes: length - 2, kind })
    if (blank) blanks.push(blank)
    at += 2 + length
    if (kind === 0xda) at = await endOfScan(window, at)
  }
  return blanks
}

const KEPT: Readonly<Record<number, RegExp>> = { 224: /^JF(?:IF|XX)\0/, 226: /^ICC_PROFILE\0/, 238: /^Adobe/ }

async function segmentBlank(window: Window, { at, bytes, kind }: Blank & { kind: number }): Promise<Blank | null> {
  const isDetail = (kind >= 0xe0 && kind <= 0xef) || kind === 0xfe
  if (!isDetail || bytes === 0) return null
  const start = (await window.read(at, Math.min(bytes, 16))).toString(ASCII)
  if (KEPT[kind]?.test(start)) return null
  if (!start.startsWith('Exif\0\0')) return { at, bytes }
  // How the picture is held belongs to the picture: without it others see it lying on its side.
  const put = orientationOf(await window.read(at, bytes))
  return put ? { at, bytes, put } : { at, bytes }
}

/** The next marker after picture data: 0xFF followed by neither a stuffed zero nor a restart. */
async function endOfScan(window: Window, from: number): Promise<number> {
  for (let at = from; ; ) {
    at = await window.find(0xff, at)
    if (at + 1 >= window.bytes) return window.bytes
    const [next = 0] = await window.read(at + 1, 1)
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
    at += next === 0xff ? 1 : 2
  }
}

/** What follows the end of the picture: films of moving photos carry details of their own. */
const behind = (blanks: Blank[], at: number, { bytes }: Window): Blank[] =>
  at < bytes ? [...blanks, { at, bytes: bytes - at }] : blanks

const DRAWING = /^(?:[A-Z]...|tRNS|gAMA|cHRM|sRGB|iCCP|sBIT|bKGD|pHYs|acTL|fcTL|fdAT|cICP|hIST|sPLT)$/
/** An ancillary, private chunk that every reader passes over. */
const EMPTY_CHUNK = Buffer.from('vpAd', ASCII)

/** PNG (ISO/IEC 15948, clause 5): chunks that do not draw become empty private ones, with their check value. */
async function pngBlanks(window: Window): Promise<Blank[]> {
  const blanks: Blank[] = []
  for (let at = 8; at + 12 <= window.bytes; ) {
    const head = await window.read(at, 8)
    const bytes = head.readUInt32BE(0)
    const type = head.toString(ASCII, 4, 8)
    if (at + 12 + bytes > window.bytes) throw new MetadataUnreadable('a chunk runs over the end')
    if (!DRAWING.test(type)) {
      blanks.push({ at: at + 4, bytes: 4 + bytes, put: EMPTY_CHUNK.toString('hex') })
      blanks.push({ at: at + 8 + bytes, bytes: 4, put: checkOfEmpty(bytes) })
    }
    at += 12 + bytes
    if (type === 'IEND') return behind(blanks, at, window)
  }
  throw new MetadataUnreadable('no end of the picture')
}

const ZEROS = Buffer.alloc(64 * 1024)

function checkOfEmpty(bytes: number): string {
  let check = crc32(EMPTY_CHUNK)
  for (let left = bytes; left > 0; left -= ZEROS.length)
    check = crc32(ZEROS.subarray(0, Math.min(left, ZEROS.length)), check)
  return check.toString(16).padStart(8, '0')
}
