import { codecFor } from '#prisma/codec.server.ts'
import { catalogue, fingerprint, renderPaper, type TemplateId } from '#templates/papers.server.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { frameOf, readPaper } from './papers.server.ts'

export interface RebuiltPaper {
  /** The paper as it was before anybody signed it. */
  readonly bytes: Uint8Array
  /** Whether the stored first file begins with exactly these bytes. */
  readonly isSame: boolean
  /** Whether the wording and the layout of today are those that made it. */
  readonly isSameEdition: boolean
}

const isTemplate = (id: string): id is TemplateId => Object.hasOwn(catalogue, id)

/**
 * Makes an issued paper again from its row alone, and compares it with what is stored: so it can be shown, years later,
 * that the file says what the record says and nothing else.
 * @throws DomainError `dispute/unknown` for a number that no issued paper has.
 */
export async function rebuildPaper(platform: Platform, code: string): Promise<RebuiltPaper> {
  const { db, keys } = platform
  const row = await db.document.findFirst({
    where: { code, documentRevisions: { some: {} } },
    include: { dispute: true, documentRevisions: { where: { revisionNo: 1 } } },
  })
  const [first] = row?.documentRevisions ?? []
  if (!row || !first || !isTemplate(row.templateId)) throw new DomainError('dispute/unknown')
  const codec = await codecFor(db, keys, 'dispute', row.disputeId)
  const data: unknown = JSON.parse(codec.open(`document.data/${row.id}`, row.data))
  const { code: caseCode, verifyUrl, locale } = frameOf(platform, row.dispute.code, row.code)
  const { bytes } = await renderPaper({
    templateId: row.templateId,
    data,
    locale,
    code: caseCode,
    verifyUrl,
    signable: true,
  })
  const stored = Buffer.from(await readPaper(platform, first.objectKey))
  return {
    bytes,
    isSame: stored.subarray(0, bytes.length).equals(bytes),
    isSameEdition: Buffer.from(row.templateSha256).toString('hex') === fingerprint(row.templateId),
  }
}
