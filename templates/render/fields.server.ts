import { PDFArray, type PDFDocument, PDFName, type PDFPage, type PDFRef, PDFString } from 'pdf-lib'

/** A place on a page: left, bottom, right, top. */
export type Rect = readonly [number, number, number, number]

export interface ReservedField {
  readonly name: string
  readonly page: number
  readonly rect: Rect
}

const WIDGET_PRINTED_AND_LOCKED = 132
const round = (value: number) => Math.round(value * 100) / 100

const addWidget = (document: PDFDocument, page: PDFPage, { name, rect }: ReservedField): PDFRef => {
  const { context } = document
  const [left, bottom, right, top] = rect.map(round) as unknown as Rect
  // Validators take the later drawing for a change of the page unless this empty one is stored compressed.
  const empty = context.register(
    context.flateStream('', {
      Type: 'XObject',
      Subtype: 'Form',
      FormType: 1,
      BBox: [0, 0, round(right - left), round(top - bottom)],
    }),
  )
  const field = context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    F: WIDGET_PRINTED_AND_LOCKED,
    P: page.ref,
    AP: { N: empty },
  })
  field.set(PDFName.of('Rect'), context.obj([left, bottom, right, top]))
  field.set(PDFName.of('T'), PDFString.of(name))
  const ref = context.register(field)
  const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray) ?? context.obj([])
  annotations.push(ref)
  page.node.set(PDFName.of('Annots'), annotations)
  return ref
}

/** Reserves every signature field before the paper is certified: afterwards none may be added. */
export const reserveFields = (document: PDFDocument, fields: readonly ReservedField[]): void => {
  const { context, catalog } = document
  const refs = fields.map((field) => addWidget(document, document.getPage(field.page), field))
  catalog.set(PDFName.of('AcroForm'), context.register(context.obj({ Fields: refs, SigFlags: 3 })))
}
