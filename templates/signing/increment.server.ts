import { randomBytes } from 'node:crypto'
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNull, type PDFObject, PDFRef } from 'pdf-lib'
import { sha256 } from './cms.server.ts'
import { SigningError } from './types.ts'

const TAIL = /startxref\n(\d+)\n%%EOF\n?$/
const PLACE = '1111111111'

/**
 * A further revision of a PDF file: the bytes before it stay as they are, only the objects named `touched` or `added`
 * are written behind them, with a cross-reference table of the same classic kind.
 */
export interface Increment {
  readonly document: PDFDocument
  /** Registers a new object for this revision. */
  add(object: PDFObject): PDFRef
  /** Marks an existing object as changed. */
  touch(ref: PDFRef): void
  /** Marks everything as new that has been registered since the increment was opened. */
  addNewcomers(): void
}

interface OpenIncrement extends Increment {
  readonly bytes: Uint8Array
  readonly previous: number
  readonly written: Set<PDFRef>
}

export const openIncrement = async (bytes: Uint8Array): Promise<OpenIncrement> => {
  const tail = TAIL.exec(Buffer.from(bytes.subarray(-64)).toString('latin1'))
  const previous = Number(tail?.[1] ?? Number.NaN)
  const table = Buffer.from(bytes.subarray(previous, previous + 4)).toString('latin1')
  if (table !== 'xref') throw new SigningError('file-form', 'a classic cross-reference table is expected')
  const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
  const { context } = document
  const firstNew = context.largestObjectNumber + 1
  const written = new Set<PDFRef>()
  return {
    bytes,
    previous,
    document,
    written,
    touch: (ref) => void written.add(ref),
    add: (object) => {
      const ref = context.register(object)
      written.add(ref)
      return ref
    },
    addNewcomers: () => {
      for (const [ref] of context.enumerateIndirectObjects()) if (ref.objectNumber >= firstNew) written.add(ref)
    },
  }
}

const crossReference = (offsets: ReadonlyMap<number, number>): string => {
  const numbers = [...offsets.keys()]
  let text = 'xref\n'
  for (let index = 0; index < numbers.length; ) {
    const first = numbers[index] ?? 0
    let count = 1
    while (numbers[index + count] === first + count) count++
    text += `${first} ${count}\n`
    for (let step = 0; step < count; step++) text += `${String(offsets.get(first + step)).padStart(10, '0')} 00000 n \n`
    index += count
  }
  return text
}

const trailerOf = ({ document, previous }: OpenIncrement, tableAt: number): string => {
  const { trailerInfo, largestObjectNumber } = document.context
  const { ID, Root, Info } = trailerInfo
  if (!(ID instanceof PDFArray) || !Root) throw new SigningError('file-form', 'the trailer needs /ID and /Root')
  const identity = `[ ${ID.get(0)} ${PDFHexString.of(randomBytes(16).toString('hex'))} ]`
  const entries = [`/Size ${largestObjectNumber + 1}`, `/Root ${Root}`, ...(Info ? [`/Info ${Info}`] : [])]
  entries.push(`/ID ${identity}`, `/Prev ${previous}`)
  return `trailer\n<<\n${entries.join('\n')}\n>>\nstartxref\n${tableAt}\n%%EOF\n`
}

const bytesOf = (object: PDFObject): Buffer => {
  const body = Buffer.alloc(object.sizeInBytes())
  object.copyBytesInto(body, 0)
  return body
}

/** Writes the revision behind the file. @returns the new file and where each written object begins. */
const writeIncrement = (increment: OpenIncrement): { file: Buffer; offsets: ReadonlyMap<number, number> } => {
  const { bytes, written, document } = increment
  const parts: Uint8Array[] = [bytes]
  let length = bytes.length
  const push = (part: Uint8Array) => {
    parts.push(part)
    length += part.length
  }
  if (bytes[bytes.length - 1] !== 0x0a) push(Buffer.from('\n'))
  const offsets = new Map<number, number>()
  for (const ref of [...written].sort((a, b) => a.objectNumber - b.objectNumber)) {
    const object = document.context.lookup(ref)
    if (!object || ref.generationNumber !== 0) throw new SigningError('file-form', `object ${ref}`)
    offsets.set(ref.objectNumber, length)
    push(Buffer.concat([Buffer.from(`${ref.objectNumber} 0 obj\n`), bytesOf(object), Buffer.from('\nendobj\n')]))
  }
  const tableAt = length
  push(Buffer.from(crossReference(offsets) + trailerOf(increment, tableAt), 'latin1'))
  return { file: Buffer.concat(parts), offsets }
}

/** Writes a revision that nobody signs. @returns the new file. */
export const saveIncrement = (increment: OpenIncrement): Uint8Array => Uint8Array.from(writeIncrement(increment).file)

/** Adds the reserved places of a signature dictionary: the byte range and the container. */
export const reserve = (signature: PDFDict, containerBytes: number): void => {
  const { context } = signature
  signature.set(PDFName.of('ByteRange'), context.obj([0, Number(PLACE), Number(PLACE), Number(PLACE)]))
  signature.set(PDFName.of('Contents'), PDFHexString.of('0'.repeat(containerBytes * 2)))
}

/**
 * Writes the revision, fills in the byte range (everything but the container), lets `sign` make the container over
 * the digest of that range, and puts it in its place.
 *
 * @throws SigningError `container-full` if the container is larger than its place; it is never cut.
 */
export const sealIncrement = async (
  increment: OpenIncrement,
  signatureRef: PDFRef,
  containerBytes: number,
  sign: (digest: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> => {
  const { file, offsets } = writeIncrement(increment)
  const start = offsets.get(signatureRef.objectNumber) ?? -1
  const gapAt = file.indexOf('/Contents <', start) + '/Contents '.length
  const gapEnd = gapAt + containerBytes * 2 + 2
  const rangeText = `[ 0 ${PLACE} ${PLACE} ${PLACE} ]`
  const rangeAt = file.indexOf(rangeText, start)
  if (start < 0 || rangeAt < start || file[gapEnd - 1] !== 0x3e)
    throw new SigningError('file-form', 'no reserved place')
  const range = `[ 0 ${gapAt} ${gapEnd} ${file.length - gapEnd} ]`.padEnd(rangeText.length, ' ')
  file.write(range, rangeAt, 'latin1')
  const container = await sign(sha256(file.subarray(0, gapAt), file.subarray(gapEnd)))
  if (container.length > containerBytes) throw new SigningError('container-full', `${container.length} bytes`)
  file.write(Buffer.from(container).toString('hex'), gapAt + 1, 'latin1')
  return Uint8Array.from(file)
}

/** A signature field of the file and its place in it. */
export interface SignatureField {
  readonly ref: PDFRef
  readonly dict: PDFDict
}

/** The signature fields of a file by name; fields and their widgets are one object in our papers. */
export const signatureFields = ({ document }: Increment): ReadonlyMap<string, SignatureField> => {
  const form = document.catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict)
  const fields = form?.lookupMaybe(PDFName.of('Fields'), PDFArray)?.asArray() ?? []
  const found = new Map<string, SignatureField>()
  for (const ref of fields) {
    if (!(ref instanceof PDFRef)) continue
    const dict = document.context.lookup(ref, PDFDict)
    const title = dict.get(PDFName.of('T'))
    const text = title && 'decodeText' in title && typeof title.decodeText === 'function' ? title.decodeText() : null
    if (typeof text === 'string' && dict.get(PDFName.of('FT')) === PDFName.of('Sig')) found.set(text, { ref, dict })
  }
  return found
}

/** @throws SigningError `field-missing` */
export const findField = (increment: Increment, name: string): SignatureField => {
  const field = signatureFields(increment).get(name)
  if (!field) throw new SigningError('field-missing', name)
  return field
}

/** Whether a field waits for its signature. */
export const isEmpty = ({ dict }: SignatureField): boolean => {
  const value = dict.get(PDFName.of('V'))
  return !value || value === PDFNull
}

/** Whether every reserved field of a file is signed. */
export const isFullySigned = async (bytes: Uint8Array): Promise<boolean> =>
  ![...signatureFields(await openIncrement(bytes)).values()].some(isEmpty)
