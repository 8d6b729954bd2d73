import { randomBytes } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'

/** Small files of every kind, made here byte by byte: what is taken as evidence, and what is not. */
const ascii = (text: string) => Buffer.from(text, 'latin1')
const u32 = (value: number) => Buffer.from([value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255])
const box = (type: string, ...content: Buffer[]) => {
  const body = Buffer.concat(content)
  return Buffer.concat([u32(body.length + 8), ascii(type), body])
}
const comment = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe, 0, text.length + 2]), ascii(text)])
const jpegOf = (inside = '') =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
    ascii('JFIF\0'),
    Buffer.from([1, 1, 0, 0, 1, 0, 1, 0, 0]),
    comment(inside || 'x'),
    // One scan: the picture's own bytes follow it.
    Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]),
    Buffer.alloc(200, 0x11),
    Buffer.from([0xff, 0xd9]),
  ])
const pngChunk = (type: string, body: Buffer, crc: number) =>
  Buffer.concat([u32(body.length), ascii(type), body, u32(crc)])
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
  pngChunk('IHDR', Buffer.concat([u32(1), u32(1), Buffer.from([8, 0, 0, 0, 0])]), 0x3a7e9b55),
  pngChunk('IDAT', deflateSync(Buffer.from([0, 255])), 0),
  pngChunk('IEND', Buffer.alloc(0), 0xae426082),
])
const pdf = ascii('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
const archiveEnd = Buffer.concat([ascii('PK\x05\x06'), Buffer.alloc(18)])
const id3 = (bytes: number) =>
  Buffer.concat([
    ascii('ID3\x03\0\0'),
    Buffer.from([(bytes >> 21) & 127, (bytes >> 14) & 127, (bytes >> 7) & 127, bytes & 127]),
    Buffer.alloc(bytes, 1),
  ])
const mp3Frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0]), Buffer.alloc(413)])
const film = Buffer.concat([box('ftyp', ascii('isom\0\0\x02\0isommp42')), box('mdat', Buffer.alloc(64, 2))])

/** An archive as Word and WPS write it: the list of contents first, then the text. */
function office(kind: string, part: string): Buffer {
  const type = `application/vnd.openxmlformats-officedocument.${kind}.main+xml`
  const list = `<Types><Override PartName="/${part}" ContentType="${type}"/></Types>`
  const files = [
    ['[Content_Types].xml', ascii(list)],
    [part, ascii('<text/>')],
  ] as const
  const u16le = (value: number) => Buffer.from([value & 255, value >> 8])
  const u32le = (value: number) => Buffer.concat([u16le(value & 0xffff), u16le(value >>> 16)])
  const locals = files.map(([name, body]) =>
    Buffer.concat([
      ...[ascii('PK\x03\x04\x14\0\0\0\0\0\0\0\0\0'), u32le(crc32(body)), u32le(body.length), u32le(body.length)],
      ...[u16le(name.length), u16le(0), ascii(name), body],
    ]),
  )
  return Buffer.concat([...locals, archiveEnd])
}

export const samples = {
  jpeg: jpegOf(),
  png,
  pdf,
  wav: Buffer.concat([ascii('RIFF'), Buffer.from([36, 0, 0, 0]), ascii('WAVEfmt '), Buffer.alloc(40)]),
  mp3: Buffer.concat([mp3Frame, mp3Frame]),
  mp3WithLargeCover: Buffer.concat([id3(200_000), mp3Frame]),
  m4a: Buffer.concat([box('ftyp', ascii('M4A \0\0\x02\0M4A mp42')), box('mdat', Buffer.alloc(64, 2))]),
  ogg: Buffer.concat([
    ascii('OggS\0\x02'),
    Buffer.alloc(20),
    Buffer.from([1, 19]),
    ascii('OpusHead'),
    Buffer.alloc(30),
  ]),
  mp4: film,
  heic: Buffer.concat([box('ftyp', ascii('heic\0\0\0\0mif1heic')), box('mdat', Buffer.alloc(64, 2))]),
  threeGp: Buffer.concat([box('ftyp', ascii('3gp5\0\0\0\x003gp5')), box('mdat', Buffer.alloc(64, 2))]),
  amr: Buffer.concat([ascii('#!AMR\n'), Buffer.alloc(64, 0x3c)]),
  docx: office('wordprocessingml.document', 'word/document.xml'),
  xlsx: office('spreadsheetml.sheet', 'xl/workbook.xml'),
  pptx: office('presentationml.presentation', 'ppt/presentation.xml'),
  oldOffice: Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]),
  webm: Buffer.concat([
    Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84]),
    ascii('webm'),
    Buffer.from([0x18, 0x53, 0x80, 0x67]),
    Buffer.alloc(64),
  ]),
  mov: Buffer.concat([box('ftyp', ascii('qt  \0\0\x02\0qt  ')), box('mdat', Buffer.alloc(64, 2))]),
  utf8: Buffer.from('房东说：押金下个月退。\r\nTenant: OK\n', 'utf8'),
  // 押金不退 in GBK.
  gbk: Buffer.concat([Buffer.from([0xd1, 0xba, 0xbd, 0xf0, 0xb2, 0xbb, 0xcd, 0xcb]), ascii('\r\n')]),
  html: ascii('<!DOCTYPE html><html><script>alert(1)</script></html>'),
  htmlBehindComment: ascii('\n <!-- a note --> <html><body onload=alert(1)></html>'),
  svg: ascii('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  program: Buffer.concat([Buffer.from([0x7f]), ascii('ELF\x02\x01\x01'), Buffer.alloc(60)]),
  zip: Buffer.concat([ascii('PK\x03\x04\x14\0\0\0\0\0'), Buffer.alloc(30), archiveEnd]),
  random: Buffer.concat([Buffer.from([0, 1, 0x81, 0xff]), randomBytes(70_000)]),
  empty: Buffer.alloc(0),
  jpegWithPage: Buffer.concat([jpegOf(), ascii('<html><script>alert(1)</script></html>')]),
  jpegWithScript: jpegOf('*/=1;</style><script>alert(1)</script>'),
  pngWithArchive: Buffer.concat([png, ascii('PK\x03\x04'), Buffer.alloc(30), archiveEnd]),
  pdfWithArchive: Buffer.concat([pdf, archiveEnd]),
  jpegWithPdf: Buffer.concat([jpegOf(), pdf]),
  jpegWithFilm: Buffer.concat([jpegOf(), film]),
}
