import { Buffer } from 'node:buffer'

/** The three lights of a screen and its white, as the eye sees them under the reference light of profiles (D50). */
const LIGHTS = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
  wtpt: [0.9642, 1, 0.8249],
} as const
const WHITE = LIGHTS.wtpt
const STEPS = 256
const HEADER_BYTES = 128
const DESCRIPTION = 'sRGB'

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
const fixed = (values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length)
  for (const [index, value] of values.entries()) bytes.writeInt32BE(Math.round(value * 65_536), 4 * index)
  return bytes
}
const tagged = (type: string, body: Buffer): Buffer => Buffer.concat([Buffer.from(type), Buffer.alloc(4), body])

/** How bright each step of a colour is (IEC 61966-2-1). */
const curve = (): Buffer => {
  const body = Buffer.alloc(4 + 2 * STEPS)
  body.writeUInt32BE(STEPS, 0)
  for (let step = 0; step < STEPS; step++) {
    const value = step / (STEPS - 1)
    const light = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    body.writeUInt16BE(Math.round(light * 65_535), 4 + 2 * step)
  }
  return tagged('curv', body)
}

const description = (): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(DESCRIPTION.length + 1)
  // The name again in two older alphabets: both empty.
  return tagged('desc', Buffer.concat([length, Buffer.from(`${DESCRIPTION}\0`), Buffer.alloc(4 + 4 + 2 + 1 + 67)]))
}

const header = (size: number): Buffer => {
  const bytes = Buffer.alloc(HEADER_BYTES)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt32BE(0x02_10_00_00, 8)
  bytes.write('mntrRGB XYZ ', 12)
  for (const [index, value] of [2026, 1, 1].entries()) bytes.writeUInt16BE(value, 24 + 2 * index)
  bytes.write('acsp', 36)
  fixed(WHITE).copy(bytes, 68)
  return bytes
}

/** The profile that says which red, green and blue a paper means, so that it is printed alike in a hundred years. */
export const screenColours = (): Uint8Array => {
  const light = (values: readonly number[]) => tagged('XYZ ', fixed(values))
  const shared = padded(curve())
  const parts: readonly (readonly [names: readonly string[], body: Buffer])[] = [
    [['desc'], padded(description())],
    [['cprt'], padded(tagged('text', Buffer.from('No copyright\0')))],
    ...Object.entries(LIGHTS).map(([name, values]) => [[name], light(values)] as const),
    [['rTRC', 'gTRC', 'bTRC'], shared],
  ]
  const count = parts.reduce((sum, [names]) => sum + names.length, 0)
  const table = Buffer.alloc(4 + 12 * count)
  table.writeUInt32BE(count, 0)
  let at = HEADER_BYTES + table.length
  let row = 4
  for (const [names, body] of parts) {
    for (const name of names) {
      table.write(name, row)
      table.writeUInt32BE(at, row + 4)
      table.writeUInt32BE(body.length, row + 8)
      row += 12
    }
    at += body.length
  }
  return new Uint8Array(Buffer.concat([header(at), table, ...parts.map(([, body]) => body)]))
}
