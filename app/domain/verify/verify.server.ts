import { createHash } from 'node:crypto'
import { catalogue, type TemplateId, verifyPaper } from '#templates/papers.server.ts'
import { DomainError } from '../errors.ts'
import { letterCodeIn } from '../invitation/link-token.ts'
import { findLink } from '../invitation/queries.server.ts'
import type { Platform } from '../platform/platform.ts'

export interface Checked {
  readonly verdict: 'genuine' | 'altered' | 'superseded' | 'unknown'
  readonly title?: { readonly 'zh-CN': string; readonly en: string } | undefined
  readonly issuedAt?: Date | undefined
  readonly signatures?: number | undefined
  /** Of an invitation: who sent it, and whether it can still be answered. */
  readonly invitation?: { readonly organisation: string; readonly phone: string; readonly isOpen: boolean } | undefined
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

const INVITATION = { 'zh-CN': '调解邀请', en: 'Invitation to mediate' } as const

/** The link of a message or the code of a letter, out of what was pasted or typed; null for anything else. */
const tokenIn = (typed: string): string | null =>
  /\/i\/([\w-]+)/.exec(typed)?.[1] ?? (letterCodeIn(typed) === null ? null : typed)

/** Whether an invitation is one of ours, and whose; never who asks, whom, or about what. */
async function checkInvitation(platform: Platform, token: string): Promise<Checked> {
  try {
    const { id, state } = await findLink(platform, token)
    const { dispute, contactAttempts } = await platform.db.invitation.findFirstOrThrow({
      where: { id },
      include: { dispute: { include: { organisation: true } }, contactAttempts: { orderBy: { at: 'asc' }, take: 1 } },
    })
    const { name: organisation = '', publicPhone: phone = '' } = dispute.organisation ?? {}
    return {
      verdict: 'genuine',
      title: INVITATION,
      issuedAt: contactAttempts[0]?.at,
      invitation: { organisation, phone, isOpen: state === 'fresh' || state === 'expired' },
    }
  } catch (error) {
    if (error instanceof DomainError) return { verdict: 'unknown' }
    throw error
  }
}

/** Whether a paper with this number, or an invitation with this link or code, was issued; nothing of what it says. */
export async function checkByCode(platform: Platform, typed: string): Promise<Checked> {
  const { db } = platform
  const token = tokenIn(typed)
  if (token !== null) return checkInvitation(platform, token)
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
