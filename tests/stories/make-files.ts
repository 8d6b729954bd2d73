import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ScriptEvidence } from './script.ts'

const SAMPLE_RATE = 48_000
const WAV_HEAD = 44

/** A tone as a WAV file: 16 bit, one channel; the microphone of one person. */
export function toneWav(hertz: number, seconds: number): Buffer {
  const count = Math.floor(SAMPLE_RATE * seconds)
  const samples = Buffer.alloc(count * 2)
  for (let at = 0; at < count; at += 1)
    samples.writeInt16LE(Math.round(Math.sin((2 * Math.PI * hertz * at) / SAMPLE_RATE) * 12_000), at * 2)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(SAMPLE_RATE, 24)
  head.writeUInt32LE(SAMPLE_RATE * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples.length, 40)
  return Buffer.concat([head, samples])
}

/** A small, correct PDF of one page; `padding` bytes of stream make it as large as wanted. */
export function pdf(title: string, padding: number): Buffer {
  const stream = Buffer.concat([
    Buffer.from('BT /F1 18 Tf 60 760 Td (Demonstration paper) Tj ET\n'),
    Buffer.alloc(padding, 0x20),
  ])
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    null,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  const parts: Buffer[] = [Buffer.from(`%PDF-1.4\n% ${createHash('sha256').update(title).digest('hex')}\n`)]
  const offsets: number[] = []
  let at = parts[0]?.length ?? 0
  for (const [index, body] of objects.entries()) {
    offsets.push(at)
    const bytes =
      body === null
        ? Buffer.concat([
            Buffer.from(`${index + 1} 0 obj\n<< /Length ${stream.length} >>\nstream\n`),
            stream,
            Buffer.from('\nendstream\nendobj\n'),
          ])
        : Buffer.from(`${index + 1} 0 obj\n${body}\nendobj\n`)
    parts.push(bytes)
    at += bytes.length
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    Buffer.from(
      `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

const box = (kind: string, body: Buffer): Buffer => {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(body.length + 8)
  return Buffer.concat([size, Buffer.from(kind), body])
}

const padded = (bytes: Buffer, wanted: number | undefined, filler = 1): Buffer =>
  wanted && wanted > bytes.length ? Buffer.concat([bytes, Buffer.alloc(wanted - bytes.length, filler)]) : bytes

/** A page of exactly so many bytes, or the smallest there is. */
function pdfOf(title: string, wanted: number): Buffer {
  let padding = 0
  // The numbers inside grow with the file: the second or third try fits.
  for (let tries = 0; tries < 4; tries += 1) {
    const made = pdf(title, padding)
    if (made.length === wanted || padding + wanted - made.length < 0) return made
    padding += wanted - made.length
  }
  return pdf(title, padding)
}

const endingOf = (name: string): string => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''

const movie = (brand: string): Buffer =>
  Buffer.concat([
    box('ftyp', Buffer.from(`${brand}\0\0\x02\0${brand}mp42`, 'latin1')),
    box('mdat', Buffer.alloc(64, 2)),
  ])

/** Beginnings by which the kinds of recording that a name can promise are told; a WAV file is made in full. */
const audioHeads: Readonly<Record<string, Buffer>> = {
  mp3: Buffer.from('ID3\x03\0\0\0\0\0\0\xff\xfb\x90\0', 'latin1'),
  m4a: movie('M4A '),
  ogg: Buffer.concat([
    Buffer.from('OggS\0\x02', 'latin1'),
    Buffer.alloc(22),
    Buffer.from('OpusHead\x01\x01', 'latin1'),
  ]),
}
const videoHeads: Readonly<Record<string, Buffer>> = {
  mov: movie('qt  '),
  m4v: movie('M4V '),
  webm: Buffer.from('\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm', 'latin1'),
}

const makers: Readonly<Record<Exclude<ScriptEvidence['make'], 'photo'>, (item: ScriptEvidence) => Buffer>> = {
  pdf: ({ name, bytes }) => pdfOf(name, bytes ?? 2_000),
  audio: ({ name, bytes }) => {
    const head = audioHeads[endingOf(name)]
    if (head) return padded(head, bytes ?? 4_096)
    return toneWav(330, bytes ? Math.max(0, bytes - WAV_HEAD) / (SAMPLE_RATE * 2) : 1)
  },
  video: ({ name, bytes }) => padded(videoHeads[endingOf(name)] ?? movie('isom'), bytes ?? 4_096),
  text: ({ description, bytes }) => padded(Buffer.from(`${description}\n`), bytes, 0x0a),
}

/** Takes a real photograph: what the browser draws, in the kind that the name promises. */
export type Camera = (words: string, kind: 'jpeg' | 'png') => Promise<Buffer>

export interface MadeFile {
  readonly path: string
  readonly name: string
  readonly sha256: string
  readonly bytes: number
}

/** Writes the file of one piece of evidence into `dir`. */
export async function makeEvidence(dir: string, item: ScriptEvidence, camera: Camera): Promise<MadeFile> {
  const bytes =
    item.make === 'photo'
      ? padded(await camera(item.description, /\.png$/i.test(item.name) ? 'png' : 'jpeg'), item.bytes, 0)
      : makers[item.make](item)
  mkdirSync(dir, { recursive: true })
  const path = join(dir, item.name)
  writeFileSync(path, bytes)
  return { path, name: item.name, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
}
