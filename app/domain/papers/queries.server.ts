import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { mayRead } from '../policy/matrix.ts'
import { isDeceptive } from '../text/unseen.ts'
import type { Role } from '../workflow/types.ts'
import { lastRevision } from './papers.server.ts'

/** What rules a paper: the receipt is its applicant's own, the letter is the dispatcher's to post, all others are of the case. */
export function assetOf(templateId: string): 'filingReceipt' | 'invitationLetter' | 'papers' {
  if (templateId === 'filing-receipt') return 'filingReceipt'
  return templateId === 'invitation-to-mediate' ? 'invitationLetter' : 'papers'
}

export interface PaperFile {
  readonly objectKey: string
  readonly bytes: number
  readonly fileName: string
}

/** The newest file of one paper of a dispute, for those who may read it. @throws DomainError `dispute/unknown`. */
export async function paperFile(
  platform: Platform,
  asked: { disputeId: string; roles: ReadonlySet<Role>; code: string },
): Promise<PaperFile> {
  const { db } = platform
  const { state } = await db.dispute.findFirstOrThrow({ where: { id: asked.disputeId }, select: { state: true } })
  const document = isDeceptive(asked.code)
    ? null
    : await db.document.findFirst({
        where: { disputeId: asked.disputeId, code: asked.code, fileSha256: { not: null } },
      })
  if (!document || !mayRead(assetOf(document.templateId), asked.roles, state)) throw new DomainError('dispute/unknown')
  const revision = await lastRevision(db, document.id)
  return {
    objectKey: revision.objectKey,
    bytes: Number(revision.bytes),
    fileName: `${document.templateId}-${document.code}.pdf`,
  }
}
