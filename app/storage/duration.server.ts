import { filmSeconds } from './duration-iso.server.ts'
import { webmSeconds } from './duration-webm.server.ts'
import { MetadataUnreadable, Window } from './metadata-window.server.ts'
import type { Store } from './store.server.ts'

const ASCII = 'latin1'
const OGG_TAIL_BYTES = 65_536
const OPUS_HERTZ = 48_000
const AMR_FRAME_SECONDS = 0.02
/** Bytes of a frame by its mode (3GPP TS 26.101, annex A; RFC 4867, 5.3), its first byte counted. */
const AMR_FRAME_BYTES = [13, 14, 16, 18, 20, 21, 27, 32, 6] as const

/**
 * How long a recording runs, in seconds, as its container says; null where it does not say (mp3, aac) or is not built as
 * its kind demands. Films without a length in their head are read until they are longer than `enough`.
 */
export async function secondsOf(
  store: Store,
  key: string,
  { type, bytes, enough }: { readonly type: string | null; readonly bytes: number; readonly enough: number },
): Promise<number | null> {
  const reader = readers[type ?? '']
  if (!reader) return null
  try {
    return await reader(new Window(store, key, bytes), enough)
  } catch (error) {
    if (error instanceof MetadataUnreadable) return null
    throw error
  }
}

type Reader = (window: Window, enough: number) => Promise<number | null>

const readers: Readonly<Record<string, Reader>> = {
  'video/mp4': filmSeconds,
  'video/quicktime': filmSeconds,
  'video/3gpp': filmSeconds,
  'audio/mp4': filmSeconds,
  'video/webm': webmSeconds,
  'audio/wav': wavSeconds,
  'audio/ogg': oggSeconds,
  'audio/flac': flacSeconds,
  'audio/amr': amrSeconds,
}

/** RIFF: bytes of sound by bytes a second; a stream that was broken off says no size and reaches to the end. */
async function wavSeconds(window: Window): Promise<number | null> {
  let perSecond = 0
  for (let at = 12; at + 8 <= window.bytes; ) {
    const head = await window.read(at, 8)
    const name = head.toString(ASCII, 0, 4)
    const size = Math.min(head.readUInt32LE(4), window.bytes - at - 8)
    if (name === 'fmt ') perSecond = (await window.read(at + 8, 16)).readUInt32LE(8)
    if (name === 'data') return perSecond > 0 ? (size || window.bytes - at - 8) / perSecond : null
    at += 8 + size + (size % 2)
  }
  return null
}

/** Ogg (RFC 3533): the position of the last page, counted in samples of the first stream. */
async function oggSeconds(window: Window): Promise<number | null> {
  const head = await window.read(0, Math.min(window.bytes, 64))
  const opus = head.indexOf('OpusHead', 0, ASCII)
  const vorbis = head.indexOf('\x01vorbis', 0, ASCII)
  const hertz = opus >= 0 ? OPUS_HERTZ : vorbis >= 0 ? head.readUInt32LE(vorbis + 12) : 0
  const from = Math.max(0, window.bytes - OGG_TAIL_BYTES)
  const tail = await window.read(from, window.bytes - from)
  const page = tail.lastIndexOf('OggS', tail.length - 14, ASCII)
  if (page < 0 || hertz === 0) return null
  const skipped = opus >= 0 ? head.readUInt16LE(opus + 10) : 0
  return Math.max(0, Number(tail.readBigUInt64LE(page + 6)) - skipped) / hertz
}

/** FLAC (RFC 9639, 8.2): samples and samples a second stand in the first block. */
async function flacSeconds(window: Window): Promise<number | null> {
  if ((await window.read(0, 4)).toString(ASCII) !== 'fLaC') return null
  const packed = (await window.read(18, 8)).readBigUInt64BE(0)
  const hertz = Number(packed >> 44n)
  const samples = Number(packed & 0xfffffffffn)
  return hertz > 0 && samples > 0 ? samples / hertz : null
}

/** AMR (RFC 4867, 5): frames of 20 ms, one after the other. */
async function amrSeconds(window: Window, enough: number): Promise<number | null> {
  if ((await window.read(0, 6)).toString(ASCII) !== '#!AMR\n') return null
  let seconds = 0
  for (let at = 6; at < window.bytes && seconds <= enough; seconds += AMR_FRAME_SECONDS) {
    const [first = 0] = await window.read(at, 1)
    at += AMR_FRAME_BYTES[(first >> 3) & 15] ?? 1
  }
  return seconds
}
