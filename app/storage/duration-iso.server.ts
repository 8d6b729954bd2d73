import { type Box, boxesOf } from './metadata-iso.server.ts'
import type { Window } from './metadata-window.server.ts'

const UNKNOWN = 0xffffffff

/**
 * Length of an ISO base media file (ISO/IEC 14496-12): of the film as a whole (8.2.2), or, where it was written piece by
 * piece while recording, the end of its last piece (8.8).
 */
export async function filmSeconds(window: Window): Promise<number | null> {
  const boxes = await boxesOf(window, 0, window.bytes)
  const film = boxes.find(({ type }) => type === 'moov')
  if (!film) return null
  const parts = await boxesOf(window, film.from, film.to)
  const head = parts.find(({ type }) => type === 'mvhd')
  const whole = head ? await lengthIn(window, head) : null
  if (whole) return whole
  const tracks = await Promise.all(parts.filter(({ type }) => type === 'trak').map((track) => hertzOf(window, track)))
  const hertz = new Map(tracks.filter((track) => track !== null))
  let last = 0
  for (const piece of boxes.filter(({ type }) => type === 'moof'))
    last = Math.max(last, await endOf(window, piece, hertz))
  return last > 0 ? last : null
}

/** A head with units a second and a length in them; null when the length was not known as it was written. */
async function lengthIn(window: Window, { from, to }: Box): Promise<number | null> {
  const block = await window.read(from, Math.min(to - from, 32))
  const isLong = block[0] === 1
  const units = block.readUInt32BE(isLong ? 20 : 12)
  const length = isLong ? Number(block.readBigUInt64BE(24)) : block.readUInt32BE(16)
  return units > 0 && length > 0 && length < (isLong ? Number.MAX_SAFE_INTEGER : UNKNOWN) ? length / units : null
}

const inside = async (window: Window, box: Box | undefined, type: string): Promise<Box | undefined> =>
  box && (await boxesOf(window, box.from, box.to)).find((one) => one.type === type)

/** Number of a track and its units a second. */
async function hertzOf(window: Window, track: Box): Promise<readonly [number, number] | null> {
  const head = await inside(window, track, 'tkhd')
  const media = await inside(window, await inside(window, track, 'mdia'), 'mdhd')
  if (!head || !media) return null
  const [version = 0] = await window.read(head.from, 1)
  const id = (await window.read(head.from + (version === 1 ? 20 : 12), 4)).readUInt32BE(0)
  const [mediaVersion = 0] = await window.read(media.from, 1)
  return [id, (await window.read(media.from + (mediaVersion === 1 ? 20 : 12), 4)).readUInt32BE(0)]
}

/** When a piece begins, with the lengths that it names itself: the last one counts, and a sample more or less does not. */
async function endOf(window: Window, piece: Box, hertz: ReadonlyMap<number, number>): Promise<number> {
  let end = 0
  for (const track of (await boxesOf(window, piece.from, piece.to)).filter(({ type }) => type === 'traf')) {
    const parts = await boxesOf(window, track.from, track.to)
    const head = parts.find(({ type }) => type === 'tfhd')
    const start = parts.find(({ type }) => type === 'tfdt')
    if (!head || !start) continue
    const units = hertz.get((await window.read(head.from + 4, 4)).readUInt32BE(0)) ?? 0
    if (units === 0) continue
    const [version = 0] = await window.read(start.from, 1)
    const at =
      version === 1
        ? Number((await window.read(start.from + 4, 8)).readBigUInt64BE(0))
        : (await window.read(start.from + 4, 4)).readUInt32BE(0)
    let length = 0
    for (const run of parts.filter(({ type }) => type === 'trun')) length += await lengthOfRun(window, run, head)
    end = Math.max(end, (at + length) / units)
  }
  return end
}

const SAMPLE_FIELDS = [0x100, 0x200, 0x400, 0x800] as const

async function lengthOfRun(window: Window, run: Box, head: Box): Promise<number> {
  const flags = (await window.read(run.from, 4)).readUInt32BE(0)
  const count = (await window.read(run.from + 4, 4)).readUInt32BE(0)
  if ((flags & 0x100) === 0) return count * (await usualLength(window, head))
  const bytes = SAMPLE_FIELDS.filter((field) => (flags & field) !== 0).length * 4
  const first = run.from + 8 + ((flags & 0x1) !== 0 ? 4 : 0) + ((flags & 0x4) !== 0 ? 4 : 0)
  let length = 0
  for (let at = first; at + bytes <= run.to; at += bytes) length += (await window.read(at, 4)).readUInt32BE(0)
  return length
}

/** Length of a sample where a run does not name it for each. */
async function usualLength(window: Window, { from, to }: Box): Promise<number> {
  const flags = (await window.read(from, 4)).readUInt32BE(0)
  if ((flags & 0x8) === 0) return 0
  const at = from + 8 + ((flags & 0x1) !== 0 ? 8 : 0) + ((flags & 0x2) !== 0 ? 4 : 0)
  return at + 4 <= to ? (await window.read(at, 4)).readUInt32BE(0) : 0
}
