import { createHash } from 'node:crypto'
import { PDFBool, PDFDocument, PDFHexString, PDFName } from 'pdf-lib'
import type { PaperDocument, PaperLocale } from '../document.ts'
import { layOut } from './blocks.server.ts'
import { type ReservedField, reserveFields } from './fields.server.ts'
import { fontkit } from './fonts.server.ts'
import { drawMargins } from './margins.server.ts'
import { writeBlocks } from './markup.ts'
import { Sheet } from './sheet.server.ts'

/** The invisible field of the platform's certification. */
export const PLATFORM_FIELD = 'platform'

export interface RenderRequest {
  readonly document: PaperDocument
  readonly data: unknown
  readonly locale: PaperLocale
  readonly code: string
  readonly verifyUrl: string
  /** False for a copy that nobody signs: it has boxes but no signature fields. */
  readonly signable: boolean
}

const unsigned = {
  'zh-CN': '签名、印章见经签署的正本',
  en: 'Signed on the Chinese original',
} as const

export interface RenderedPaper {
  readonly bytes: Uint8Array
  readonly fields: readonly ReservedField[]
}

const describe = (file: PDFDocument, title: string, locale: PaperLocale, seed: string) => {
  const { context, catalog } = file
  file.setTitle(title)
  catalog.set(PDFName.of('Lang'), PDFHexString.fromText(locale))
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: PDFBool.True }))
  const id = PDFHexString.of(createHash('sha256').update(seed).digest('hex').slice(0, 32))
  context.trailerInfo.ID = context.obj([id, id])
}

/**
 * Renders a paper; the same data always give the same bytes.
 *
 * @throws ZodError for data that the paper does not take, GlyphMissing for a character that no font has.
 */
export const renderDocument = async (request: RenderRequest): Promise<RenderedPaper> => {
  const { document, locale, code, verifyUrl } = request
  const view = document.view(document.schema.parse(request.data), locale)
  const blocks = writeBlocks(document.text[locale], view, locale)
  const file = await PDFDocument.create({ updateMetadata: false })
  file.registerFontkit(fontkit)
  const sheet = new Sheet(file)
  await sheet.open(['serif', 'strong', 'sans'])
  const note = request.signable ? null : unsigned[locale]
  const visible = layOut(sheet, blocks, { isChinese: locale === 'zh-CN', note })
  const title = document.title[locale]
  const edition = [document.number, `${document.id} v${document.version}`].filter(Boolean).join(' · ')
  drawMargins(sheet, { title, code, verifyUrl, edition, locale })
  const platform: ReservedField = { name: PLATFORM_FIELD, page: 0, rect: [0, 0, 0, 0] }
  const fields = request.signable ? [platform, ...visible] : []
  if (request.signable) reserveFields(file, fields)
  describe(
    file,
    `${title} ${code}`,
    locale,
    JSON.stringify([edition, locale, code, verifyUrl, request.signable, request.data]),
  )
  const bytes = await file.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false })
  return { bytes, fields }
}
