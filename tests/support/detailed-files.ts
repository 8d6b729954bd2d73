import { crc32, deflateSync } from 'node:zlib'

/** Photos and films that tell where, when and with what they were made, byte by byte. */
const ascii = (text: string) => Buffer.from(text, 'latin1')
const u16 = (value: number) => Buffer.from([value >> 8, value & 255])
const u32 = (value: number) => Buffer.from([value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255])
const box = (type: string, ...content: Buffer[]) => {
  const body = Buffer.concat(content)
  return Buffer.concat([u32(body.length + 8), ascii(type), body])
}
const segment = (kind: number, body: Buffer) => Buffer.concat([Buffer.from([0xff, kind]), u16(body.length + 2), body])
const chunk = (type: string, body: Buffer) => {
  const named = Buffer.concat([ascii(type), body])
  return Buffer.concat([u32(body.length), named, u32(crc32(named))])
}

/** The words that must not reach others. */
export const details = [ascii('+29.7136+120.2313/'), ascii('2026:11:20 19:30:00'), ascii('PHONE-X')]
const secret = Buffer.concat([
  details[0] ?? ascii(''),
  ascii('\0'),
  details[1] ?? ascii(''),
  ascii('\0'),
  ascii('PHONE-X\0'),
])
const picture = ascii('THE-PICTURE-ITSELF')

// Big endian, one entry: Orientation, SHORT, 6; then the rest of the details.
const exif = Buffer.concat([ascii('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0'), secret])
const jfif = segment(0xe0, ascii('JFIF\0\x01\x01\0\0\x01\0\x01\0\0'))
const scan = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  picture,
  Buffer.from([0xff, 0, 0xff, 0xd0]),
  picture,
  Buffer.from([0xff, 0xd9]),
])
const start = Buffer.from([0xff, 0xd8])
const jpeg = Buffer.concat([start, jfif, segment(0xe1, exif), segment(0xfe, secret), scan])

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])
const header = chunk('IHDR', Buffer.concat([u32(1), u32(1), Buffer.from([8, 0, 0, 0, 0])]))
const drawn = Buffer.concat([chunk('IDAT', deflateSync(Buffer.from([0, 255]))), chunk('sPLT', picture)])
const end = chunk('IEND', Buffer.alloc(0))

const filmOf = (brand: string) =>
  Buffer.concat([
    box('ftyp', ascii(`${brand}\0\0\x02\0${brand}`)),
    box(
      'moov',
      box('mvhd', Buffer.alloc(100)),
      box('udta', box('\xa9xyz', secret)),
      box('trak', box('tkhd', Buffer.alloc(84)), box('meta', secret), box('mdia', box('udta', secret))),
      box('meta', secret),
    ),
    box('mdat', picture),
    box('uuid', ascii('a-long-name-here'), secret),
  ])

/** A HEIC photo: item 1 is the picture, item 2 its Exif. */
function heicPhoto(): Buffer {
  const brand = box('ftyp', ascii('heic\0\0\0\0mif1heic'))
  const entry = (id: number, type: string) =>
    box('infe', Buffer.from([2, 0, 0, 0]), u16(id), u16(0), ascii(`${type}\0`))
  const info = box('iinf', u32(0), u16(2), entry(1, 'hvc1'), entry(2, 'Exif'))
  const places = (from: number) =>
    box(
      'iloc',
      ...[u32(0), Buffer.from([0x44, 0]), u16(2)],
      ...[u16(1), u16(0), u16(1), u32(from), u32(picture.length)],
      ...[u16(2), u16(0), u16(1), u32(from + picture.length), u32(exif.length)],
    )
  const meta = (from: number) => box('meta', u32(0), info, places(from))
  return Buffer.concat([brand, meta(brand.length + meta(0).length + 8), box('mdat', picture, exif)])
}

export const photos = {
  picture,
  jpeg,
  jpegPlain: Buffer.concat([start, jfif, scan]),
  /** A phone's moving photo: a film behind the end of the picture. */
  movingJpeg: Buffer.concat([start, jfif, scan, filmOf('isom')]),
  png: Buffer.concat([signature, header, chunk('eXIf', exif), chunk('tEXt', secret), drawn, end, secret]),
  pngPlain: Buffer.concat([signature, header, drawn, end]),
  heic: heicPhoto(),
  mp4: filmOf('isom'),
  mov: filmOf('qt  '),
}
