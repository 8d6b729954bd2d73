import { createHash } from 'node:crypto'
import { catalogue, type TemplateId, verifyPaper } from '#templates/papers.server.ts'
import type { Platform } from '../platform/platform.ts'

export interface Checked {
  readonly verdict: 'genuine' | 'altered' | 'superseded' | 'unknown'
  readonly title?: { readonly 'zh-CN': string; readonly en: string } | undefined
  readonly issuedAt?: Date | undefined
  readonly signatures?: number | undefined
}

const codeOf = (typed: string): string =>
  (
    typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, '')
      .match(/.{1,4}/g) ?? []
  ).join('-')

const about = (
  row: { templateId: string; issuedAt: Date; supersededBy: string | null },
  signatures: number,
): Checked => ({
  verdict: row.supersededBy ? 'superseded' : 'genuine',
  title: catalogue[row.templateId as TemplateId]?.title ?? { 'zh-CN': row.templateId, en: row.templateId },
  issuedAt: row.issuedAt,
  signatures,
})

/** Whether a paper with this number was issued; nothing of what it says. */
export async function checkByCode({ db }: Platform, typed: string): Promise<Checked> {
  const row = await db.document.findFirst({ where: { code: codeOf(typed), fileSha256: { not: null } } })
  if (!row) return { verdict: 'unknown' }
  const last = await db.documentRevision.findFirst({ where: { documentId: row.id }, orderBy: { revisionNo: 'desc' } })
  return about(row, last?.signatures ?? 0)
}

/** Whether a file is one of ours, byte for byte, or a paper of ours that was changed. */
export async function checkByFile(platform: Platform, bytes: Uint8Array): Promise<Checked> {
  const sha256 = new Uint8Array(createHash('sha256').update(bytes).digest())
  const revision = await platform.db.documentRevision.findFirst({ where: { sha256 }, include: { document: true } })
  if (revision) {
    const newer = await platform.db.documentRevision.count({
      where: { documentId: revision.documentId, revisionNo: { gt: revision.revisionNo } },
    })
    const found = about(revision.document, revision.signatures)
    return newer > 0 ? { ...found, verdict: 'superseded' } : found
  }
  const { verdict } = await verifyPaper(bytes, platform.authority.rootPem())
  return { verdict: verdict === 'unreadable' ? 'unknown' : 'altered' }
}
