import { createHash } from 'node:crypto'
import type { Tx } from '#prisma/client.server.ts'
import { codecFor } from '#prisma/codec.server.ts'
import type { ConfirmationCase } from '#prisma/generated/client.ts'
import type { Platform } from '../platform/platform.ts'
import type { FrozenText } from '../settlement/frozen-text.server.ts'
import { agreementInForce } from './case.server.ts'
import { withoutValues } from './clause-values.ts'
import { isClean } from './clean.ts'

/** What a case has in common with others of its kind, and what is its own. */
export interface Likeness {
  /** Same court, organisation, kind of dispute, other side and templates of the clauses. */
  readonly kind: string
  /** The same and the clauses worded alike: only names, sums and days differ. Hexadecimal SHA-256. */
  readonly like: string
  readonly isClean: boolean
  readonly text: FrozenText
  readonly totalFen: number
}

const sha256 = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

const namesOf = ({ parties }: FrozenText, role: string) =>
  parties.filter((party) => party.role === role).map(({ name, idNumber, creditCode }) => [name, idNumber ?? creditCode])

/** How a case compares with others; null when no agreement is in force. */
export async function likenessOf(
  tx: Tx,
  { keys }: Pick<Platform, 'keys'>,
  found: Pick<ConfirmationCase, 'id' | 'disputeId' | 'courtId' | 'versionId'>,
): Promise<Likeness | null> {
  const codec = await codecFor(tx, keys, 'dispute', found.disputeId)
  const agreement = await agreementInForce(tx, codec, found.disputeId)
  if (agreement?.versionId !== found.versionId) return null
  const { text } = agreement
  const [checks, clauses] = [
    await tx.courtCheck.findMany({ where: { caseId: found.id } }),
    await tx.clause.findMany({ where: { versionId: found.versionId }, select: { totalFen: true } }),
  ]
  const { organisation, disputeKind, parties } = text
  const templates = text.clauses.map(({ key }) => key)
  const kind = sha256([found.courtId, organisation, disputeKind['zh-CN'], namesOf(text, 'respondent'), templates])
  const names = parties.map(({ name }) => name)
  return {
    kind,
    like: sha256([kind, text.clauses.map(({ formal }) => withoutValues(formal['zh-CN'], names))]),
    isClean: isClean(checks, text.accepted),
    text,
    totalFen: clauses.reduce((sum, { totalFen }) => sum + Number(totalFen ?? 0), 0),
  }
}
