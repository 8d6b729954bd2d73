import { afterAll, beforeAll, expect, it } from 'vitest'
import { secondsOf } from '#app/storage/duration.server.ts'
import { newKey, openTestStore, type TestStore } from '#tests/support/store.ts'

const ascii = (text: string) => Buffer.from(text, 'latin1')
const be = (value: number, bytes = 4) => {
  const block = Buffer.alloc(bytes)
  block.writeUIntBE(value, 0, bytes)
  return block
}
const le = (value: number, bytes = 4) => {
  const block = Buffer.alloc(bytes)
  block.writeUIntLE(value, 0, bytes)
  return block
}
const box = (type: string, ...content: Buffer[]) => {
  const body = Buffer.concat(content)
  return Buffer.concat([be(body.length + 8), ascii(type), body])
}
const ftyp = box('ftyp', ascii('isom\0\0\x02\0isommp42'))

/** A film whose head says how long it is. */
const film = (seconds: number) =>
  Buffer.concat([
    ftyp,
    box('mdat', Buffer.alloc(300_000)),
    box('moov', box('mvhd', Buffer.alloc(12), be(600), be(seconds * 600), Buffer.alloc(80))),
  ])

/** One that a telephone wrote piece by piece: no length in the head, a second of sound in each piece. */
const pieces = (seconds: number) => {
  const head = box(
    'moov',
    box('mvhd', Buffer.alloc(12), be(1_000), be(0), Buffer.alloc(80)),
    box(
      'trak',
      box('tkhd', Buffer.alloc(12), be(7), Buffer.alloc(68)),
      box('mdia', box('mdhd', Buffer.alloc(12), be(48_000), be(0), be(0))),
    ),
  )
  const piece = (n: number) =>
    Buffer.concat([
      box(
        'moof',
        box('mfhd', be(0), be(n + 1)),
        box(
          'traf',
          box('tfhd', be(0x8), be(7), be(960)),
          box('tfdt', be(0), be(n * 48_000)),
          box('trun', be(0x201), be(50), be(0), Buffer.alloc(200, 1)),
        ),
      ),
      box('mdat', Buffer.alloc(50)),
    ])
  return Buffer.concat([ftyp, head, ...Array.from({ length: seconds }, (_, n) => piece(n))])
}

const element = (id: number[], body: Buffer, isOpen = false) =>
  Buffer.concat([
    Buffer.from(id),
    isOpen
      ? Buffer.from([0x01, ...Array(7).fill(0xff)])
      : Buffer.from([0x10 | (body.length >> 24), ...be(body.length & 0xffffff, 3)]),
    body,
  ])
const SEGMENT = [0x18, 0x53, 0x80, 0x67]
const INFO = [0x15, 0x49, 0xa9, 0x66]
const CLUSTER = [0x1f, 0x43, 0xb6, 0x75]
const EBML = element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], ascii('webm')))

/** As a recorder in a browser writes it: nothing knows how long it is before it ends. */
const recorded = (seconds: number) => {
  const scale = element([0x2a, 0xd7, 0xb1], be(1_000_000, 3))
  const block = (ms: number) => element([0xa3], Buffer.concat([Buffer.from([0x81]), be(ms, 2), Buffer.alloc(90)]))
  const cluster = (n: number) =>
    element(
      CLUSTER,
      Buffer.concat([element([0xe7], be(n * 1_000, 3)), block(0), block(500), block(1_000)]),
      n % 2 === 0,
    )
  const body = Buffer.concat([element(INFO, scale), ...Array.from({ length: seconds }, (_, n) => cluster(n))])
  return Buffer.concat([EBML, element(SEGMENT, body, true)])
}
const withLength = (seconds: number) => {
  const length = Buffer.alloc(8)
  length.writeDoubleBE(seconds * 1_000)
  return Buffer.concat([EBML, element(SEGMENT, element(INFO, element([0x44, 0x89], length)))])
}

const wav = (seconds: number, says = seconds * 8_000) =>
  Buffer.concat([
    ascii('RIFF'),
    le(0),
    ascii('WAVEfmt '),
    le(16),
    Buffer.concat([le(1, 2), le(1, 2), le(8_000), le(8_000), le(1, 2), le(8, 2)]),
    ascii('data'),
    le(says),
    Buffer.alloc(seconds * 8_000),
  ])
const ogg = (seconds: number) =>
  Buffer.concat([
    ascii('OggS\0\x02'),
    Buffer.alloc(22),
    ascii('OpusHead\x01\x01'),
    le(312, 2),
    Buffer.alloc(9),
    Buffer.alloc(100_000),
    ascii('OggS\0\x04'),
    le(seconds * 48_000 + 312, 6),
    le(0, 2),
    Buffer.alloc(20),
  ])
const flac = (seconds: number) => {
  const packed = Buffer.alloc(8)
  packed.writeBigUInt64BE((44_100n << 44n) | BigInt(seconds * 44_100))
  return Buffer.concat([ascii('fLaC'), Buffer.alloc(14), packed, Buffer.alloc(100)])
}
const amr = (seconds: number) =>
  Buffer.concat([ascii('#!AMR\n'), ...Array(seconds * 50).fill(Buffer.concat([Buffer.from([0x3c]), Buffer.alloc(31)]))])

let real: TestStore
beforeAll(async () => {
  real = await openTestStore()
})
afterAll(() => real?.close())

async function read(type: string, file: Buffer, enough = 10_000): Promise<number | null> {
  const key = newKey()
  await real.store.put(key, file)
  return secondsOf(real.store, key, { type, bytes: file.length, enough })
}

it.each([
  ['a film with its length in the head', 'video/mp4', film],
  ['a voice memo of a telephone', 'audio/mp4', film],
  ['a film written piece by piece', 'video/mp4', pieces],
  ['a recording of a browser', 'video/webm', recorded],
  ['a WebM with its length in the head', 'video/webm', withLength],
  ['plain sound', 'audio/wav', wav],
  ['plain sound that was broken off', 'audio/wav', (seconds: number) => wav(seconds, 0)],
  ['Opus in Ogg', 'audio/ogg', ogg],
  ['FLAC', 'audio/flac', flac],
  ['AMR of an old telephone', 'audio/amr', amr],
])('%s says how long it runs', async (_, type, make) => {
  for (const seconds of [1, 179, 200]) expect(Math.round((await read(type, make(seconds))) ?? -1)).toBe(seconds)
})

it('a long recording is read no further than needed', async () => {
  const seconds = await read('video/webm', recorded(500), 185)
  expect(seconds).toBeGreaterThan(185)
  expect(seconds).toBeLessThan(190)
})

it('what says nothing about its length, or is not built as its kind demands, has none', async () => {
  expect(await read('audio/mpeg', Buffer.alloc(1_000))).toBeNull()
  expect(await read('image/jpeg', Buffer.alloc(1_000))).toBeNull()
  for (const type of ['video/mp4', 'video/webm', 'audio/wav', 'audio/ogg', 'audio/flac', 'audio/amr'])
    for (const file of [
      Buffer.alloc(400),
      Buffer.alloc(400, 0xff),
      film(9).subarray(0, 350),
      recorded(3).subarray(0, 30),
    ])
      expect((await read(type, file)) ?? 0, `${type} of ${file.length} bytes`).toBeLessThan(200)
})
