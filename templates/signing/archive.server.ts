import { inflateSync } from 'node:zlib'
import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRawStream, PDFRef, PDFString } from 'pdf-lib'
import { endOfTimestamp } from './container.server.ts'
import {
  type Increment,
  openIncrement,
  reserve,
  saveIncrement,
  sealIncrement,
  signatureFields,
} from './increment.server.ts'
import type { ValidationData } from './memory.server.ts'
import { SigningError, type Timestamper } from './types.ts'

/** Room for one timestamp; those of outside services carry longer chains. */
const STAMP_BYTES = 8192
const PRINTED_AND_LOCKED = 132
const STAMP_FIELD = 'archive-'

const dictIn = ({ document }: Increment, key: string) => document.catalog.lookupMaybe(PDFName.of(key), PDFDict) ?? null

const contentOf = (stream: PDFObject | undefined): string | null =>
  stream instanceof PDFRawStream ? Buffer.from(inflateSync(stream.getContents())).toString('hex') : null

/** What the file carries under one key already, and behind it what it does not carry yet: nothing is ever dropped. */
const merged = (increment: Increment, key: string, items: readonly Uint8Array[]): PDFArray => {
  const { context } = increment.document
  const old = dictIn(increment, 'DSS')?.lookupMaybe(PDFName.of(key), PDFArray)?.asArray() ?? []
  const known = new Set(old.map((ref) => contentOf(context.lookup(ref))))
  const fresh = items.filter((item) => !known.has(Buffer.from(item).toString('hex')))
  return context.obj([...old, ...fresh.map((item) => increment.add(context.flateStream(Uint8Array.from(item))))])
}

/** One revision with certificates and lists of revocations (document security store, ISO 32000-2 §12.8.4.3). */
const addValidationData = async (pdf: Uint8Array, { certificates, lists }: ValidationData): Promise<Uint8Array> => {
  const increment = await openIncrement(pdf)
  const { catalog, context } = increment.document
  const root = context.trailerInfo.Root
  if (!(root instanceof PDFRef)) throw new SigningError('file-form', 'the trailer needs /Root')
  const store = context.obj({ Type: 'DSS' })
  store.set(PDFName.of('Certs'), merged(increment, 'Certs', certificates))
  store.set(PDFName.of('CRLs'), merged(increment, 'CRLs', lists))
  catalog.set(PDFName.of('DSS'), increment.add(store))
  // ETSI EN 319 142-1 §5.4.2.1: the file says that it uses the extension.
  catalog.set(PDFName.of('Extensions'), context.obj({ ESIC: { BaseVersion: '1.7', ExtensionLevel: 5 } }))
  increment.touch(root)
  return saveIncrement(increment)
}

/** An invisible field of its own on the first page, which nobody reserved: a timestamp signs no statement. */
const addStampField = (increment: Increment, value: PDFRef): void => {
  const { document } = increment
  const { context, catalog } = document
  const form = catalog.get(PDFName.of('AcroForm'))
  const fields = dictIn(increment, 'AcroForm')?.lookupMaybe(PDFName.of('Fields'), PDFArray)
  if (!(form instanceof PDFRef) || !fields) throw new SigningError('file-form', 'no form')
  const page = document.getPage(0)
  const count = [...signatureFields(increment).keys()].filter((name) => name.startsWith(STAMP_FIELD)).length
  const field = context.obj({ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', F: PRINTED_AND_LOCKED, P: page.ref })
  field.set(PDFName.of('Rect'), context.obj([0, 0, 0, 0]))
  field.set(PDFName.of('T'), PDFString.of(`${STAMP_FIELD}${count + 1}`))
  field.set(PDFName.of('V'), value)
  const ref = increment.add(field)
  fields.push(ref)
  increment.touch(form)
  const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray) ?? context.obj([])
  annotations.push(ref)
  page.node.set(PDFName.of('Annots'), annotations)
  increment.touch(page.ref)
}

/** A paper in the archive. */
export interface Archived {
  readonly file: Uint8Array
  /** Until when its newest timestamp can be judged: before, it has to be archived once more. */
  readonly until: Date
}

/** One revision with a timestamp over the whole file (ISO 32000-2 §12.8.5). */
const addDocumentTimestamp = async (pdf: Uint8Array, timestamper: Timestamper): Promise<Archived> => {
  const increment = await openIncrement(pdf)
  const dict = PDFDict.withContext(increment.document.context)
  dict.set(PDFName.of('Type'), PDFName.of('DocTimeStamp'))
  dict.set(PDFName.of('Filter'), PDFName.of('Adobe.PPKLite'))
  dict.set(PDFName.of('SubFilter'), PDFName.of('ETSI.RFC3161'))
  reserve(dict, STAMP_BYTES)
  const ref = increment.add(dict)
  addStampField(increment, ref)
  let until = new Date(0)
  const file = await sealIncrement(increment, ref, STAMP_BYTES, async (digest) => {
    const token = await timestamper.stamp(digest)
    until = endOfTimestamp(token)
    return token
  })
  return { file, until }
}

/**
 * Makes a signed paper fit for the archive (PAdES baseline LTA, ETSI EN 319 142-1 §6): what is needed to judge every
 * certificate goes into the file, and a timestamp over everything. Signing a reserved field stays possible, and so
 * does archiving again: earlier data are kept, later ones come behind them.
 *
 * @returns the new file: the old one, byte for byte, and two revisions behind it.
 * @throws SigningError `file-form`, `timestamp-refused`, `container-full`.
 */
export const archive = async (
  pdf: Uint8Array,
  { validation, timestamper }: { validation: ValidationData; timestamper: Timestamper },
): Promise<Archived> => addDocumentTimestamp(await addValidationData(pdf, validation), timestamper)
