import { execFile } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blanking } from '#app/storage/blanking.server.ts'
import { type Blank, findDetails } from '#app/storage/metadata.server.ts'
import { details, photos } from '#tests/support/detailed-files.ts'
import { samples } from '#tests/support/sample-files.ts'
import { newKey, openTestStore, type TestStore } from '#tests/support/store.ts'

let real: TestStore
beforeAll(async () => {
  real = await openTestStore()
})
afterAll(() => real?.close())

async function kept(bytes: Buffer): Promise<string> {
  const key = newKey()
  await real.store.put(key, bytes)
  return key
}
const detailsIn = async (bytes: Buffer, type: string) =>
  findDetails(real.store, await kept(bytes), { type, bytes: bytes.length })

async function shown(bytes: Buffer, blanks: readonly Blank[], from = 0, step = 7): Promise<Buffer> {
  const through = blanking(blanks, from)
  const out: Buffer[] = []
  through.on('data', (piece: Buffer) => out.push(piece))
  for (let at = from; at < bytes.length; at += step) through.write(bytes.subarray(at, at + step))
  await new Promise((end) => through.end(end))
  return Buffer.concat(out)
}

describe('what others see of a photo or film (别人看到的那份)', () => {
  it.each([
    ['jpeg', 'image/jpeg'],
    ['movingJpeg', 'image/jpeg'],
    ['png', 'image/png'],
    ['heic', 'image/heic'],
    ['mp4', 'video/mp4'],
    ['mov', 'video/quicktime'],
  ] as const)('is the same %s without place, time and device, with the same length', async (name, type) => {
    const bytes = photos[name]
    const seen = await shown(bytes, await detailsIn(bytes, type))
    for (const secret of details) {
      expect(bytes.includes(secret)).toBe(true)
      expect(seen.includes(secret)).toBe(false)
    }
    expect(seen.length).toBe(bytes.length)
    expect(seen.includes(photos.picture)).toBe(true)
  })

  it('still says how a photo was held, so that nobody sees it lying on its side', async () => {
    const seen = await shown(photos.jpeg, await detailsIn(photos.jpeg, 'image/jpeg'))
    // Exif in little endian: one entry, Orientation (0x0112), SHORT, 6.
    expect(
      seen.includes(Buffer.from('Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0', 'latin1')),
    ).toBe(true)
  })

  it('comes in any stretch as in one piece', async () => {
    const blanks = await detailsIn(photos.jpeg, 'image/jpeg')
    const whole = await shown(photos.jpeg, blanks)
    for (const from of [1, 30, 61, 100])
      expect(await shown(photos.jpeg, blanks, from, 11)).toEqual(whole.subarray(from))
  })

  it('is the original itself where there is nothing to take out', async () => {
    for (const [name, type] of [
      ['jpegPlain', 'image/jpeg'],
      ['pngPlain', 'image/png'],
    ] as const)
      expect(await detailsIn(photos[name], type)).toEqual([])
    expect(await detailsIn(samples.pdf, 'application/pdf')).toEqual([])
    expect(await detailsIn(samples.mp4, 'video/mp4')).toEqual([])
  })

  it('is refused when nobody can say what is in it', async () => {
    for (const [bytes, type] of [
      [Buffer.concat([photos.jpeg.subarray(0, 20), Buffer.alloc(50, 7)]), 'image/jpeg'],
      [photos.png.subarray(0, 60), 'image/png'],
      [photos.mp4.subarray(0, photos.mp4.length - 5), 'video/mp4'],
    ] as const)
      await expect(detailsIn(bytes, type)).rejects.toMatchObject({ name: 'MetadataUnreadable' })
  })

  it('is still a picture to other programs', async () => {
    const seen = await shown(photos.png, await detailsIn(photos.png, 'image/png'))
    const read = await new Promise<string>((resolve, reject) => {
      const python = execFile('python3', ['-c', CHECK], (error, out) => (error ? reject(error) : resolve(out.trim())))
      python.stdin?.end(seen)
    })
    expect(read).toBe('every check value is right')
  })
})

/** Reads a PNG chunk by chunk with an outside implementation of the check value. */
const CHECK = `
import sys,zlib,struct
b=sys.stdin.buffer.read(); p=8
while p<len(b):
    n,=struct.unpack('>I',b[p:p+4]); body=b[p+4:p+8+n]; crc,=struct.unpack('>I',b[p+8+n:p+12+n])
    assert zlib.crc32(body)==crc, body[:4]
    p+=12+n
    if body[:4]==b'IEND': break
print('every check value is right')`
