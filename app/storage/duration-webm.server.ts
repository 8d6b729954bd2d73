import { MetadataUnreadable, type Window } from './metadata-window.server.ts'

/** Elements of Matroska (RFC 9559) that are looked into, and those that are read; all others are passed over. */
const SEGMENT = 0x18538067
const INFO = 0x1549a966
const CLUSTER = 0x1f43b675
const GROUP = 0xa0
const LOOKED_INTO = new Set([SEGMENT, INFO, CLUSTER, GROUP])
const SCALE = 0x2ad7b1
const DURATION = 0x4489
const CLUSTER_AT = 0xe7
const BLOCKS = new Set([0xa3, 0xa1])
const USUAL_SCALE = 1_000_000
const NANOSECONDS = 1e9
const MOST_ELEMENTS = 200_000

interface Element {
  readonly id: number
  readonly from: number
  /** Null while recording goes on: nobody knew it. */
  readonly size: number | null
}

/**
 * Length of a WebM file. A recorder in a browser does not go back to write it into the head; then it is the moment of
 * the last picture or sound.
 */
export async function webmSeconds(window: Window, enough: number): Promise<number | null> {
  let [scale, cluster, last] = [USUAL_SCALE, 0, 0]
  const seconds = (units: number) => (units * scale) / NANOSECONDS
  for (let at = 0, count = 0; at + 2 <= window.bytes && seconds(last) <= enough; count++) {
    if (count > MOST_ELEMENTS) throw new MetadataUnreadable('too many elements')
    const { id, from, size } = await elementAt(window, at)
    if (LOOKED_INTO.has(id)) {
      at = from
      continue
    }
    if (size === null || from + size > window.bytes) break
    if (id === SCALE) scale = await numberIn(window, from, size)
    if (id === CLUSTER_AT) cluster = await numberIn(window, from, size)
    if (id === DURATION) {
      const block = await window.read(from, size)
      return seconds(size === 8 ? block.readDoubleBE(0) : block.readFloatBE(0))
    }
    if (BLOCKS.has(id)) last = Math.max(last, cluster + (await window.read(from, 4)).readInt16BE(1))
    at = from + size
  }
  return last > 0 ? seconds(last) : null
}

async function elementAt(window: Window, at: number): Promise<Element> {
  const [first = 0] = await window.read(at, 1)
  const idBytes = Math.clz32(first) - 23
  if (idBytes > 4) throw new MetadataUnreadable('no element where one must be')
  const id = (await window.read(at, idBytes)).readUIntBE(0, idBytes)
  const [lead = 0] = await window.read(at + idBytes, 1)
  const sizeBytes = Math.clz32(lead) - 23
  if (sizeBytes > 8) throw new MetadataUnreadable('an element without size')
  const block = await window.read(at + idBytes, sizeBytes)
  let size = lead & (0xff >> sizeBytes)
  let isOpen = size === 0xff >> sizeBytes
  for (const byte of block.subarray(1)) {
    size = size * 256 + byte
    isOpen &&= byte === 0xff
  }
  return { id, from: at + idBytes + sizeBytes, size: isOpen ? null : size }
}

async function numberIn(window: Window, from: number, size: number): Promise<number> {
  if (size < 1 || size > 6) throw new MetadataUnreadable('a number of no size')
  return (await window.read(from, size)).readUIntBE(0, size)
}
