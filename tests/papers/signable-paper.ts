import { PDFArray, PDFDocument, PDFHexString, PDFName, PDFString, rgb } from 'pdf-lib'
import { fontBytes as bytesOfFont, fontkit } from '#templates/render/fonts.server.ts'
import type { Typeface } from '#templates/signing/appearance.server.ts'

const fontBytes = bytesOfFont('serif')
export const typeface: Typeface = { fontkit, fonts: [fontBytes] }

/** Fields of the rental agreement: one certification, two parties, mediator, seal; the court's stays empty. */
export const rentalFields = ['Platform', 'Applicant', 'Respondent', 'Mediator', 'Seal', 'Court'] as const

const addField = (document: PDFDocument, name: string, rect: readonly number[]) => {
  const { context } = document
  const page = document.getPage(0)
  const empty = context.register(
    context.flateStream('', {
      Type: 'XObject',
      Subtype: 'Form',
      FormType: 1,
      BBox: [0, 0, (rect[2] ?? 0) - (rect[0] ?? 0), (rect[3] ?? 0) - (rect[1] ?? 0)],
    }),
  )
  const field = context.obj({ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', F: 132, P: page.ref, AP: { N: empty } })
  field.set(PDFName.of('Rect'), context.obj([...rect]))
  field.set(PDFName.of('T'), PDFString.of(name))
  const ref = context.register(field)
  const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray) ?? context.obj([])
  annotations.push(ref)
  page.node.set(PDFName.of('Annots'), annotations)
  return ref
}

/** A one-page agreement with its signature fields reserved, in the form that the signing expects. */
export const rentalPaper = async (): Promise<Uint8Array> => {
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context } = document
  document.registerFontkit(typeface.fontkit)
  const font = await document.embedFont(fontBytes, { subset: true, features: { liga: false } })
  const page = document.addPage([595.28, 841.89])
  page.drawText('人民调解协议书', { x: 200, y: 760, size: 22, font, color: rgb(0, 0, 0) })
  page.drawText('被申请人退还押金人民币叁仟捌佰元整（3,800.00元）。', { x: 72, y: 700, size: 12, font })
  const fields = rentalFields.map((name, index) => {
    const [x, y] = [72 + (index % 2) * 230, 420 - Math.floor(index / 2) * 110]
    return addField(document, name, index === 0 ? [0, 0, 0, 0] : [x, y, x + 200, y + 90])
  })
  document.catalog.set(PDFName.of('AcroForm'), context.register(context.obj({ Fields: fields, SigFlags: 3 })))
  const id = PDFHexString.of('00112233445566778899aabbccddeeff')
  context.trailerInfo.ID = context.obj([id, id])
  document.setTitle('人民调解协议书')
  return document.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false })
}
