import type { Locale } from '#app/i18n/locale.ts'
import { words } from '#app/i18n/words/spoken.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { type Draft, isWritten } from './draft.ts'

const ARRIVED = ['verifying', 'verified']

/** How many recordings stand in place of a written account. */
export const countOfSpoken = (tx: Tx, disputeId: string): Promise<number> =>
  tx.evidenceItem.count({ where: { disputeId, isAccount: true, state: { in: ARRIVED } } })

/** Lengths, in seconds, of recordings that ran too long to be the account and are kept as evidence. */
export async function tooLongSpoken(tx: Tx, disputeId: string): Promise<readonly number[]> {
  const where = { disputeId, isAccount: false, accountSeconds: { not: null }, state: { in: ARRIVED } }
  const rows = await tx.evidenceItem.findMany({ where, select: { accountSeconds: true }, orderBy: { id: 'asc' } })
  return rows.flatMap(({ accountSeconds }) => (accountSeconds === null ? [] : [accountSeconds]))
}

/** @throws DomainError `guard/claimStated` when neither a text nor a recording says what happened: it may be withdrawn. */
export async function requireAccount(act: Act, draft: Draft): Promise<void> {
  if (isWritten(draft) || (await countOfSpoken(act.tx, act.disputeId)) > 0) return
  throw new DomainError('guard/claimStated')
}

/** The account as others read it: what was written, or the title with the hint that the rest is to be heard. */
export const accountOf = (draft: Draft, locale: Locale): string => draft.facts || words[locale].told(draft.title)

/** The recordings of a case, for whoever reads the account. */
export async function spokenOf(tx: Tx, disputeId: string): Promise<readonly { id: string; isVideo: boolean }[]> {
  const where = { disputeId, isAccount: true, state: 'verified' }
  const rows = await tx.evidenceItem.findMany({ where, orderBy: { exhibitNo: 'asc' } })
  return rows.map(({ id, detectedType }) => ({ id, isVideo: detectedType?.startsWith('video/') ?? false }))
}
