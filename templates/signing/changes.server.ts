import { inflateSync } from 'node:zlib'
import { type PdfObject, type Revision, resolve, type Snapshot } from './revisions.server.ts'
import { asDict, asItems, asName, asNumber, canonical, type PdfValue, textOf } from './syntax.server.ts'

/** A change that signing one reserved field does not need. */
export class ForbiddenChange extends Error {
  override readonly name = 'ForbiddenChange'
}

const require = (condition: unknown, because: string): void => {
  if (!condition) throw new ForbiddenChange(because)
}

/** The signature, or the timestamp over the whole file, that one revision adds. */
export interface AddedSignature {
  readonly kind: 'signature' | 'timestamp'
  readonly fieldName: string
  readonly dict: ReadonlyMap<string, PdfValue>
}

/** What one revision adds for those who judge the certificates later, as stored: DER. */
export interface AddedValidation {
  readonly kind: 'validation'
  readonly certificates: readonly Uint8Array[]
  readonly lists: readonly Uint8Array[]
}

export type Addition = AddedSignature | AddedValidation

const SIGNATURE_KEYS = new Set([
  'Type',
  'Filter',
  'SubFilter',
  'Name',
  'Reason',
  'M',
  'ByteRange',
  'Contents',
  'Reference',
])
const CERTIFICATION =
  '[<<"TransformMethod" /"DocMDP" "TransformParams" <<"P" 2 "Type" /"TransformParams" "V" /"1.2">> "Type" /"SigRef">>]'

const rootNumber = (revision: Revision): number => {
  const root = revision.trailer.get('Root')
  return root?.kind === 'ref' ? root.number : 0
}

const requireSameTrailer = (before: Revision, revision: Revision) => {
  for (const key of ['Root', 'Info'])
    require(canonical(before.trailer.get(key)) === canonical(revision.trailer.get(key)), `trailer ${key}`)
  const [first, second] = [before, revision].map(({ trailer }) => canonical(asItems(trailer.get('ID'))[0]))
  require(first === second && first !== '-', 'trailer ID')
  require(asNumber(revision.trailer.get('Prev')) === before.tableAt, 'trailer Prev')
}

/** Entries of a dictionary that differ between its two versions. */
const differingKeys = (before: PdfValue | undefined, after: PdfValue | undefined): readonly string[] => {
  const [old, fresh] = [asDict(before), asDict(after)]
  const keys = new Set([...old.keys(), ...fresh.keys()])
  return [...keys].filter((key) => canonical(old.get(key)) !== canonical(fresh.get(key))).sort()
}

/** Numbers of the form's fields in a snapshot. */
export const fieldNumbers = (snapshot: Snapshot, catalog: PdfValue | undefined): readonly number[] => {
  const form = asDict(resolve(snapshot, asDict(catalog).get('AcroForm')))
  return asItems(resolve(snapshot, form.get('Fields'))).flatMap((item) => (item.kind === 'ref' ? [item.number] : []))
}

const refsIn = (value: PdfValue): readonly number[] => {
  if (value.kind === 'ref') return [value.number]
  if (value.kind === 'array') return value.items.flatMap(refsIn)
  return value.kind === 'dict' ? [...value.entries.values()].flatMap(refsIn) : []
}

const PARTS = new Set(['Font', 'FontDescriptor', ''])

/** The visible part may consist of one drawing and the fonts it needs, all of them new. */
const requirePlainDrawing = (
  form: PdfObject | undefined,
  fresh: ReadonlyMap<number, PdfObject>,
  rect: PdfValue | undefined,
) => {
  if (!form?.stream) throw new ForbiddenChange('the visible signature is no drawing')
  const dict = asDict(form.value)
  require(asName(dict.get('Subtype')) === 'Form' && asName(dict.get('Type')) === 'XObject', 'no drawing')
  require([...asDict(dict.get('Resources')).keys()].every((key) => key === 'Font'), 'a drawing with more than fonts')
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = asItems(rect).map(asNumber)
  const [left, bottom, width = 0, height = 0] = asItems(dict.get('BBox')).map(asNumber)
  const isFitting = Math.abs(x2 - x1 - width) < 0.01 && Math.abs(y2 - y1 - height) < 0.01
  require(left === 0 && bottom === 0 && isFitting, 'a drawing larger than its field')
  const reached = new Set([form.number])
  const queue = [...refsIn(form.value)]
  for (let number = queue.pop(); number !== undefined; number = queue.pop()) {
    if (reached.has(number)) continue
    const part = fresh.get(number)
    if (!part) throw new ForbiddenChange('a drawing that uses other parts of the paper')
    require(PARTS.has(asName(asDict(part.value).get('Type'))), 'a drawing with more than fonts')
    reached.add(number)
    queue.push(...refsIn(part.value))
  }
  return reached
}

const requireFieldChange = (before: PdfObject, after: PdfObject, signature: number) => {
  const differing = differingKeys(before.value, after.value)
  require(differing.every((key) => key === 'V' || key === 'AP') && differing.includes('V'), 'a field was changed')
  require(!asDict(before.value).has('V') && asName(asDict(after.value).get('FT')) === 'Sig', 'a field was signed twice')
  require(canonical(asDict(after.value).get('V')) === `${signature}R`, 'a field with another value')
  return differing.includes('AP')
}

const requireSignatureForm = (dict: ReadonlyMap<string, PdfValue>, isFirst: boolean) => {
  require([...dict.keys()].every((key) => SIGNATURE_KEYS.has(key)), 'a signature with further entries')
  require(asName(dict.get('SubFilter')) === 'ETSI.CAdES.detached', 'another kind of signature')
  require(asName(dict.get('Filter')) === 'Adobe.PPKLite', 'another kind of signature')
  require(canonical(dict.get('Reference')) === (isFirst ? CERTIFICATION : '-'), isFirst
    ? 'no certification'
    : 'a second certification')
}

const requireCatalogChange = (before: PdfObject | undefined, after: PdfObject | undefined, signature: number) => {
  require(differingKeys(before?.value, after?.value).join() === 'Perms', 'the catalogue was changed')
  require(canonical(asDict(after?.value).get('Perms')) === `<<"DocMDP" ${signature}R>>`, 'another certification')
}

const onlySignature = (fresh: readonly PdfObject[]): PdfObject => {
  const signatures = fresh.filter(({ value }) => asName(asDict(value).get('Type')) === 'Sig')
  const [signature] = signatures
  if (!signature || signatures.length > 1) throw new ForbiddenChange('a revision without exactly one signature')
  return signature
}

interface Change {
  /** The file before, and its last revision. */
  readonly snapshot: Snapshot
  readonly before: Revision
  readonly revision: Revision
  /** Objects of the revision that are new, and those that replace an older one. */
  readonly fresh: readonly PdfObject[]
  readonly changed: readonly PdfObject[]
}

const readSigning = ({ snapshot, before, revision, fresh, changed: all }: Change, isFirst: boolean): AddedSignature => {
  const signature = onlySignature(fresh)
  const dict = asDict(signature.value)
  requireSignatureForm(dict, isFirst)
  const catalogNumber = rootNumber(before)
  const catalog = snapshot.get(catalogNumber)
  const changed = all.filter(({ number }) => !(isFirst && number === catalogNumber))
  const [field] = changed
  const old = field && snapshot.get(field.number)
  if (!field || !old || changed.length !== 1) throw new ForbiddenChange('something besides one field was changed')
  require(fieldNumbers(snapshot, catalog?.value).includes(field.number), 'something besides one field was changed')
  if (isFirst) requireCatalogChange(catalog, revision.objects.get(catalogNumber), signature.number)
  let needed = new Set<number>()
  if (requireFieldChange(old, field, signature.number)) {
    const [drawing] = refsIn(asDict(field.value).get('AP') ?? { kind: 'null' })
    require(canonical(asDict(field.value).get('AP')) ===
      `<<"N" ${drawing}R>>`, 'a visible signature with several faces')
    const parts = new Map(fresh.map((object) => [object.number, object]))
    needed = requirePlainDrawing(parts.get(drawing ?? -1), parts, asDict(field.value).get('Rect'))
  }
  require(fresh.every(
    ({ number }) => number === signature.number || needed.has(number),
  ), 'an object that nothing needs')
  return { kind: 'signature', fieldName: textOf(asDict(field.value).get('T')), dict }
}

const MAX_STORED_BYTES = 1_000_000
const EXTENSION = '<<"ESIC" <<"BaseVersion" /"1.7" "ExtensionLevel" 5>>>>'

const storedBytes = (object: PdfObject | undefined): Uint8Array => {
  const keys = [...asDict(object?.value).keys()].sort().join()
  require(keys === 'Filter,Length' &&
    asName(asDict(object?.value).get('Filter')) === 'FlateDecode', 'no stored certificate or list')
  try {
    // An own array: what inflates lies in a pool that is used again.
    return Uint8Array.from(inflateSync(object?.stream ?? new Uint8Array(), { maxOutputLength: MAX_STORED_BYTES }))
  } catch (error) {
    throw new ForbiddenChange('no stored certificate or list', { cause: error })
  }
}

/** Certificates and lists of revocations: the store may grow, nothing in it may go. */
const readValidation = ({ snapshot, before, fresh, changed }: Change): AddedValidation => {
  const catalogNumber = rootNumber(before)
  const [catalog] = changed
  require(changed.length === 1 && catalog?.number === catalogNumber, 'something besides the store was changed')
  const old = asDict(snapshot.get(catalogNumber)?.value)
  const now = asDict(catalog?.value)
  const differing = differingKeys(snapshot.get(catalogNumber)?.value, catalog?.value)
  require(differing.includes('DSS') &&
    differing.every((key) => key === 'DSS' || key === 'Extensions'), 'the catalogue was changed')
  require(canonical(now.get('Extensions')) === EXTENSION, 'another extension')
  const parts = new Map(fresh.map((object) => [object.number, object]))
  const [storeNumber = -1] = refsIn(now.get('DSS') ?? { kind: 'null' })
  const store = parts.get(storeNumber)
  require(canonical(now.get('DSS')) === `${storeNumber}R` && store?.stream === null, 'no store')
  require([...asDict(store?.value).keys()].sort().join() === 'CRLs,Certs,Type', 'a store of another kind')
  require(asName(asDict(store?.value).get('Type')) === 'DSS', 'a store of another kind')
  const older = asDict(resolve(snapshot, old.get('DSS')))
  const needed = new Set([storeNumber])
  const addedUnder = (key: 'Certs' | 'CRLs') => {
    const had = asItems(older.get(key)).map(canonical)
    const has = asItems(asDict(store?.value).get(key)).map(canonical)
    require(has.slice(0, had.length).join() === had.join(), 'something was taken out of the store')
    return has.slice(had.length).map((ref) => {
      const number = Number(ref.slice(0, -1))
      require(!needed.has(number), 'one entry of the store twice')
      needed.add(number)
      return storedBytes(parts.get(number))
    })
  }
  const [certificates, lists] = [addedUnder('Certs'), addedUnder('CRLs')]
  require(fresh.every(({ number }) => needed.has(number)), 'an object that nothing needs')
  return { kind: 'validation', certificates, lists }
}

const STAMP_KEYS = 'ByteRange,Contents,Filter,SubFilter,Type'

/** The value is the old list and one reference behind it. */
const requireOneMore = (before: PdfValue | undefined, after: PdfValue | undefined, number: number, what: string) => {
  const [old, now] = [asItems(before).map(canonical), asItems(after).map(canonical)]
  require(now.join() === [...old, `${number}R`].join(), what)
}

/** A timestamp over everything before it, in an invisible field of its own. */
const readTimestamp = (change: Change, stamp: PdfObject): AddedSignature => {
  const { snapshot, before, fresh, changed } = change
  const dict = asDict(stamp.value)
  require([...dict.keys()].sort().join() === STAMP_KEYS, 'a timestamp with further entries')
  require(asName(dict.get('SubFilter')) === 'ETSI.RFC3161', 'another kind of timestamp')
  require(asName(dict.get('Filter')) === 'Adobe.PPKLite', 'another kind of timestamp')
  const field = fresh.find(({ number }) => number !== stamp.number)
  if (!field || fresh.length !== 2) throw new ForbiddenChange('an object that nothing needs')
  const entries = asDict(field.value)
  const fieldName = textOf(entries.get('T'))
  const [page = -1] = refsIn(entries.get('P') ?? { kind: 'null' })
  const fixed = new Map(entries)
  for (const key of ['T', 'P', 'V']) fixed.delete(key)
  require(canonical({ kind: 'dict', entries: fixed }) ===
    '<<"F" 132 "FT" /"Sig" "Rect" [0 0 0 0] "Subtype" /"Widget" "Type" /"Annot">>', 'a timestamp in a visible field')
  require(canonical(entries.get('V')) === `${stamp.number}R` &&
    /^archive-\d{1,3}$/.test(fieldName), 'a field with another value')
  const formNumber =
    refsIn(asDict(snapshot.get(rootNumber(before))?.value).get('AcroForm') ?? { kind: 'null' })[0] ?? -1
  const names = fieldNumbers(snapshot, snapshot.get(rootNumber(before))?.value).map((number) =>
    textOf(asDict(snapshot.get(number)?.value).get('T')),
  )
  require(!names.includes(fieldName), 'two fields of one name')
  const wanted = [
    { number: formNumber, key: 'Fields' },
    { number: page, key: 'Annots' },
  ]
  require(changed.length === 2 &&
    wanted.every(({ number }) => changed.some((object) => object.number === number)), 'something besides a timestamp')
  for (const { number, key } of wanted) {
    const [was, is] = [snapshot.get(number)?.value, changed.find((object) => object.number === number)?.value]
    require(differingKeys(was, is).join() === key, 'something besides a timestamp')
    requireOneMore(asDict(was).get(key), asDict(is).get(key), field.number, 'something besides a timestamp')
  }
  require(asName(asDict(snapshot.get(page)?.value).get('Type')) === 'Page', 'a field on no page')
  return { kind: 'timestamp', fieldName, dict }
}

const typesOf = (objects: readonly PdfObject[]) => objects.map(({ value }) => asName(asDict(value).get('Type')))

/**
 * What a revision adds to the file before it: one signature in one reserved field with its drawing, and in the first
 * of them the certification; or certificates and lists of revocations; or one timestamp over everything.
 *
 * @throws ForbiddenChange for everything else.
 */
export const readAddition = (snapshot: Snapshot, before: Revision, revision: Revision, isFirst: boolean): Addition => {
  requireSameTrailer(before, revision)
  const objects = [...revision.objects.values()]
  const fresh = objects.filter(({ number }) => !snapshot.has(number))
  const limit = asNumber(before.trailer.get('Size'))
  require(fresh.every(({ number }) => number >= limit), 'an object in a gap of the earlier file')
  const change = { snapshot, before, revision, fresh, changed: objects.filter(({ number }) => snapshot.has(number)) }
  const types = typesOf(fresh)
  const stamp = fresh[types.indexOf('DocTimeStamp')]
  if (!isFirst && stamp) return readTimestamp(change, stamp)
  if (!isFirst && types.includes('DSS') && !types.includes('Sig')) return readValidation(change)
  return readSigning(change, isFirst)
}
