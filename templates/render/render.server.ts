import { createHash } from 'node:crypto'
import { PDFDocument } from 'pdf-lib'
import type { Block, PaperDocument, PaperLocale } from '../document.ts'
import { AmountsDisagree, amountsThatDisagree } from './amounts.ts'
import { type Attachment, archive } from './archive.server.ts'
import { layOut } from './blocks.server.ts'
import { type ReservedField, reserveFields } from './fields.server.ts'
import { fontkit } from './fonts.server.ts'
import { drawMargins } from './margins.server.ts'
import { writeBlocks } from './markup.ts'
import { Sheet } from './sheet.server.ts'

/** Which layout drew a paper; counted up whenever the same data would give other bytes. */
export const LAYOUT_EDITION = 2

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

/** Each amount of an agreement is one amount: no court enforces two. */
const refuseDisagreeing = (blocks: readonly Block[]): void => {
  const texts = blocks.flatMap((block) => {
    if (block.kind === 'text') return [block.text]
    return block.kind === 'table' ? block.rows.flat() : []
  })
  const [first] = texts.flatMap(amountsThatDisagree)
  if (first) throw new AmountsDisagree(first)
}

/** The same value with its keys in one order: what a database gives back is not in the order in which it was given. */
const inOneOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOneOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, inside]) => inside !== undefined)
  return Object.fromEntries(
    entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, inside]) => [key, inOneOrder(inside)]),
  )
}

/** What machines read of a paper: its data as they were given, and the checksums of the evidence it speaks of. */
const attachmentsOf = (
  { document, data, locale, code, verifyUrl }: RenderRequest,
  parsed: unknown,
): readonly Attachment[] => {
  const { id, number, version } = document
  const snapshot: Attachment = {
    name: 'data.json',
    description: locale === 'zh-CN' ? '本文件所依据的数据' : 'The data that this document was made from',
    relationship: 'Data',
    content: { document: id, number, version, layout: LAYOUT_EDITION, locale, code, verifyUrl, data },
  }
  const evidence = document.evidence?.(parsed) ?? []
  if (evidence.length === 0) return [snapshot]
  const description = locale === 'zh-CN' ? '证据清单和校验值' : 'The evidence and its checksums'
  return [snapshot, { name: 'evidence.json', description, relationship: 'Supplement', content: evidence }]
}

/**
 * Renders a paper; the same data always give the same bytes.
 *
 * @throws ZodError for data that the paper does not take, GlyphMissing for a character that no font has, ValueMissing for
 * a value that its text names, AmountsDisagree where figures and capitals of an agreement do.
 */
export const renderDocument = async (given: RenderRequest): Promise<RenderedPaper> => {
  const request = { ...given, data: inOneOrder(given.data) }
  const { document, locale, code, verifyUrl } = request
  const parsed = document.schema.parse(request.data)
  const view = document.view(parsed, locale)
  const blocks = writeBlocks(document.text[locale], view, locale)
  if (document.isAgreement) refuseDisagreeing(blocks)
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
  sheet.tags.write(file)
  archive(file, {
    title: `${title} ${code}`,
    locale,
    seed: JSON.stringify([edition, LAYOUT_EDITION, locale, code, verifyUrl, request.signable, request.data]),
    attachments: attachmentsOf(request, parsed),
  })
  const bytes = await file.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false })
  return { bytes, fields }
}

/** The wording and the layout that made a paper, as one checksum: another one means other bytes. */
export const fingerprintOf = ({ id, version, text }: PaperDocument): string =>
  createHash('sha256')
    .update(JSON.stringify([id, version, LAYOUT_EDITION, text['zh-CN'], text.en]))
    .digest('hex')
