import { Transform } from 'node:stream'
import type { Blank } from './metadata-window.server.ts'

/**
 * Overwrites stretches of a file on its way, so that any range of it can be sent with the same lengths.
 *
 * @param from place in the file of the first byte that comes.
 */
export function blanking(blanks: readonly Blank[], from = 0): Transform {
  let at = from
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const out = blanked(chunk, at, blanks)
      at += chunk.length
      done(null, out)
    },
  })
}

function blanked(chunk: Buffer, at: number, blanks: readonly Blank[]): Buffer {
  const hit = blanks.filter((blank) => blank.at < at + chunk.length && blank.at + blank.bytes > at)
  if (hit.length === 0) return chunk
  const out = Buffer.from(chunk)
  for (const blank of hit) {
    const start = Math.max(blank.at, at)
    const end = Math.min(blank.at + blank.bytes, at + chunk.length)
    out.fill(0, start - at, end - at)
    const put = Buffer.from(blank.put ?? '', 'hex').subarray(start - blank.at, end - blank.at)
    put.copy(out, start - at)
  }
  return out
}
