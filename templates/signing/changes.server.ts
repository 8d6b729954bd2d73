import { type PdfObject, type Revision, resolve, type Snapshot } from './revisions.server.ts'
import { asDict, asItems, asName, asNumber, canonical, type PdfValue, textOf } from './syntax.server.ts'

/** A change that signing one reserved field does not need. */
export class ForbiddenChange extends Error {
  override readonly name = 'ForbiddenChange'
}

const require = (condition: unknown, because: string): void => {
  if (!condition) throw new ForbiddenChange(because)
}

/** The signature that one revision adds. */
export interface AddedSignature {
  readonly fieldName: string
  readonly dict: ReadonlyMap<string, PdfValue>
}

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

/**
 * What a revision adds to the file before it: exactly one signature in one reserved field, its drawing, and in the
 * first of them the certification.
 *
 * @throws ForbiddenChange for everything else.
 */
export const readSigning = (
  snapshot: Snapshot,
  before: Revision,
  revision: Revision,
  isFirst: boolean,
): AddedSignature => {
  requireSameTrailer(before, revision)
  const objects = [...revision.objects.values()]
  const fresh = objects.filter(({ number }) => !snapshot.has(number))
  const limit = asNumber(before.trailer.get('Size'))
  require(fresh.every(({ number }) => number >= limit), 'an object in a gap of the earlier file')
  const signature = onlySignature(fresh)
  const dict = asDict(signature.value)
  requireSignatureForm(dict, isFirst)
  const catalogNumber = rootNumber(before)
  const catalog = snapshot.get(catalogNumber)
  const changed = objects.filter(({ number }) => snapshot.has(number) && !(isFirst && number === catalogNumber))
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
  return { fieldName: textOf(asDict(field.value).get('T')), dict }
}
