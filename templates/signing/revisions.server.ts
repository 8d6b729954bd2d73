import { asDict, asNumber, type PdfValue, SyntaxFault, SyntaxReader } from './syntax.server.ts'

export interface PdfObject {
  readonly number: number
  readonly value: PdfValue
  /** Content of a stream as stored, without decoding. */
  readonly stream: Buffer | null
  readonly start: number
  readonly end: number
}

/** One generation of the file: what was appended in one go. */
export interface Revision {
  /** First byte of what was appended, and the byte behind its `%%EOF`. */
  readonly start: number
  readonly end: number
  readonly objects: ReadonlyMap<number, PdfObject>
  readonly trailer: ReadonlyMap<string, PdfValue>
  readonly tableAt: number
}

const MAX_REVISIONS = 64
const END_OF_FILE = /startxref\n(\d{1,10})\n%%EOF\n?$/

/** A classic cross-reference section: object number → offset. Free entries only as the list head. */
const readTable = (reader: SyntaxReader): Map<number, number> => {
  const offsets = new Map<number, number>()
  reader.expect('xref\n')
  for (let head = reader.match(/(\d{1,10}) (\d{1,6})\n/); head; head = reader.match(/(\d{1,10}) (\d{1,6})\n/)) {
    for (let index = 0; index < Number(head[2]); index++) {
      const number = Number(head[1]) + index
      const entry = reader.match(/(\d{10}) (\d{5}) ([nf])[ \r]\n/)
      if (!entry) return reader.fail('broken cross-reference entry')
      if (entry[3] === 'f' && number === 0) continue
      if (entry[3] === 'f') reader.fail(`object ${number} deleted`)
      if (offsets.has(number) || entry[2] !== '00000' || number === 0) reader.fail(`object ${number} listed twice`)
      offsets.set(number, Number(entry[1]))
    }
  }
  return offsets
}

const readTrailer = (reader: SyntaxReader) => {
  reader.skipWhite()
  reader.expect('trailer\n')
  const trailer = asDict(reader.value())
  for (const key of trailer.keys())
    if (!['Size', 'Root', 'Info', 'ID', 'Prev'].includes(key)) reader.fail(`trailer entry ${key}`)
  reader.skipWhite()
  return trailer
}

const readObject = (bytes: Buffer, number: number, start: number): PdfObject => {
  const reader = new SyntaxReader(bytes, start)
  reader.expect(`${number} 0 obj\n`)
  const value = reader.value()
  reader.skipWhite()
  let stream: Buffer | null = null
  if (reader.take('stream\n')) {
    const length = asNumber(asDict(value).get('Length'))
    if (!Number.isInteger(length) || length < 0) reader.fail('stream without a direct length')
    stream = bytes.subarray(reader.at, reader.at + length)
    reader.at += length
    reader.skipWhite()
    reader.expect('endstream')
    reader.skipWhite()
  }
  reader.expect('endobj')
  return { number, value, stream, start, end: reader.at }
}

/** Nothing may stand between the objects: what no table lists is still found by readers that search for it. */
const requireNoGaps = (bytes: Buffer, revision: { start: number; tableAt: number }, objects: readonly PdfObject[]) => {
  const reader = new SyntaxReader(bytes, revision.start)
  if (revision.start === 0 && !reader.match(/%PDF-1\.[4-7]\n(%[\x80-\xff]{4,8}\n)?/)) reader.fail('no PDF header')
  for (const object of objects) {
    reader.skipWhite()
    if (reader.at !== object.start) reader.fail('bytes that belong to no object')
    reader.at = object.end
  }
  reader.skipWhite()
  if (reader.at !== revision.tableAt) reader.fail('bytes that belong to no object')
}

const readRevision = (bytes: Buffer, end: number): Omit<Revision, 'start'> & { prev: number | null } => {
  const tail = END_OF_FILE.exec(bytes.toString('latin1', Math.max(0, end - 40), end))
  if (!tail) throw new SyntaxFault(`no end of file at byte ${end}`)
  const tableAt = Number(tail[1])
  const reader = new SyntaxReader(bytes, tableAt)
  const offsets = readTable(reader)
  const trailer = readTrailer(reader)
  reader.expect(`startxref\n${tableAt}\n%%EOF`)
  reader.take('\n')
  if (reader.at !== end) reader.fail('the end of file stands elsewhere')
  const objects = [...offsets].sort((a, b) => a[1] - b[1]).map(([number, at]) => readObject(bytes, number, at))
  const prev = trailer.get('Prev')
  return {
    end,
    tableAt,
    trailer,
    objects: new Map(objects.map((o) => [o.number, o])),
    prev: prev ? asNumber(prev) : null,
  }
}

/** Where the revision ends whose table stands at `tableAt`. */
const endOf = (bytes: Buffer, tableAt: number, before: number): number => {
  const marker = Buffer.from(`startxref\n${tableAt}\n%%EOF`)
  const at = bytes.indexOf(marker, tableAt)
  const end = at + marker.length
  if (at < 0 || end > before) throw new SyntaxFault(`no revision with its table at byte ${tableAt}`)
  return bytes[end] === 0x0a ? end + 1 : end
}

/**
 * Splits a file into its revisions, oldest first. Every byte must belong to an object, a table or a trailer.
 *
 * @throws SyntaxFault if the file is not of the form that this platform writes.
 */
export const readRevisions = (bytes: Buffer): readonly Revision[] => {
  const found: (Omit<Revision, 'start'> & { prev: number | null })[] = []
  for (let end: number | null = bytes.length; end !== null; ) {
    const revision = readRevision(bytes, end)
    found.unshift(revision)
    if (found.length > MAX_REVISIONS) throw new SyntaxFault('too many revisions')
    end = revision.prev === null ? null : endOf(bytes, revision.prev, revision.tableAt)
  }
  return found.map(({ prev: _, ...revision }, index) => {
    const start = found[index - 1]?.end ?? 0
    const objects = [...revision.objects.values()]
    if (objects.some((object) => object.start < start)) throw new SyntaxFault('an object of an earlier revision')
    requireNoGaps(bytes, { start, tableAt: revision.tableAt }, objects)
    return { ...revision, start }
  })
}

/** The file as one revision shows it: the newest object of each number. */
export type Snapshot = ReadonlyMap<number, PdfObject>

export const snapshotOf = (revisions: readonly Revision[]): Snapshot =>
  new Map(revisions.flatMap((revision) => [...revision.objects]))

export const resolve = (snapshot: Snapshot, value: PdfValue | undefined): PdfValue | undefined =>
  value?.kind === 'ref' ? snapshot.get(value.number)?.value : value
