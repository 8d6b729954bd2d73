import { createHash } from 'node:crypto'
import { PDFBool, type PDFDocument, PDFHexString, PDFName, type PDFRef, PDFString } from 'pdf-lib'
import type { PaperLocale } from '../document.ts'
import { screenColours } from './colour.ts'

/** A file inside the paper, for machines. */
export interface Attachment {
  readonly name: string
  readonly description: string
  readonly relationship: 'Data' | 'Supplement'
  readonly content: unknown
}

export interface Archiving {
  readonly title: string
  readonly locale: PaperLocale
  /** From which the file's own number is made. */
  readonly seed: string
  readonly attachments: readonly Attachment[]
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** What the file says of itself: an archive paper (ISO 19005-3, level A) with this title. */
const metadata = (title: string, locale: PaperLocale) => `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>${locale}</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`

const attach = ({ context }: PDFDocument, { name, description, relationship, content }: Attachment): PDFRef => {
  const bytes = Buffer.from(JSON.stringify(content, null, 1))
  const stream = context.flateStream(bytes, { Type: 'EmbeddedFile', Subtype: 'application/json' })
  stream.dict.set(
    PDFName.of('Params'),
    context.obj({
      Size: bytes.length,
      CheckSum: PDFHexString.of(createHash('md5').update(bytes).digest('hex')),
    }),
  )
  const file = context.register(stream)
  const specification = context.obj({ Type: 'Filespec', EF: { F: file, UF: file }, AFRelationship: relationship })
  specification.set(PDFName.of('F'), PDFString.of(name))
  specification.set(PDFName.of('UF'), PDFHexString.fromText(name))
  specification.set(PDFName.of('Desc'), PDFHexString.fromText(description))
  return context.register(specification)
}

const enclose = (file: PDFDocument, attachments: readonly Attachment[]): void => {
  const { context, catalog } = file
  const sorted = [...attachments].sort((one, other) => (one.name < other.name ? -1 : 1))
  const refs = sorted.map((each) => attach(file, each))
  const names = context.obj(sorted.flatMap(({ name }, index) => [PDFString.of(name), refs[index] ?? null]))
  catalog.set(PDFName.of('AF'), context.obj(refs))
  catalog.set(PDFName.of('Names'), context.obj({ EmbeddedFiles: { Names: names } }))
}

/**
 * Makes the file an archive paper: everything needed to show it is inside, it says what it is, which colours it means
 * and in which language it speaks, and it carries the data that it was made from.
 */
export const archive = (file: PDFDocument, { title, locale, seed, attachments }: Archiving): void => {
  const { context, catalog } = file
  file.setTitle(title)
  catalog.set(PDFName.of('Lang'), PDFHexString.fromText(locale))
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: PDFBool.True }))
  const description = context.stream(Buffer.from(metadata(title, locale)), { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(PDFName.of('Metadata'), context.register(description))
  const profile = context.register(context.flateStream(screenColours(), { N: 3 }))
  const intent = context.obj({ Type: 'OutputIntent', S: 'GTS_PDFA1', DestOutputProfile: profile })
  intent.set(PDFName.of('OutputConditionIdentifier'), PDFString.of('sRGB'))
  intent.set(PDFName.of('Info'), PDFString.of('sRGB'))
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(intent)]))
  enclose(file, attachments)
  const id = PDFHexString.of(createHash('sha256').update(seed).digest('hex').slice(0, 32))
  context.trailerInfo.ID = context.obj([id, id])
}
