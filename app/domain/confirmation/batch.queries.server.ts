import { codecFor } from '#prisma/codec.server.ts'
import type { ConfirmationCase, CourtBatchItem } from '#prisma/generated/client.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { rulesOf } from '../rules/rules.server.ts'
import { isId } from '../text/id.ts'
import { batchRules, batchRulesBy } from './batch-rules.ts'
import { type LeftBecause, sampleOf, sampleStandingOf } from './batch-standing.server.ts'
import { agreementInForce } from './case.server.ts'
import { rulingDraftOf } from './ruling.server.ts'

/** How far one case of a batch is. */
export type BatchStep =
  | 'sample'
  | 'sampleFailed'
  | 'waiting'
  | 'left'
  | 'toRead'
  | 'read'
  | 'signing'
  | 'confirmed'
  | 'back'

export interface BatchRow {
  readonly caseId: string
  readonly disputeId: string
  readonly code: string
  readonly caseNumber: string | null
  readonly applicants: string
  readonly isSampled: boolean
  readonly step: BatchStep
  readonly leftBecause: LeftBecause | null
  /** The drafted ruling, hexadecimal. */
  readonly rulingSha256: string | null
}

const LIVE = ['wait', 'signing']

type Item = CourtBatchItem & {
  readonly case: ConfirmationCase & {
    readonly dispute: { readonly code: string | null }
    readonly signatureIntents: readonly { readonly state: string }[]
  }
}

function stepOf(item: Item, draft: string | null): BatchStep {
  const { case: found, leftBecause, proposedAt, isSampled, readSha256 } = item
  if (leftBecause !== null) return 'left'
  if (found.state === 'confirmed') return 'confirmed'
  if (!proposedAt) {
    if (!isSampled) return 'waiting'
    return sampleStandingOf(item) === 'failed' ? 'sampleFailed' : 'sample'
  }
  if (found.state !== 'awaitingRuling') return 'back'
  if (found.signatureIntents.some(({ state }) => LIVE.includes(state))) return 'signing'
  return draft !== null && Buffer.from(readSha256 ?? []).toString('hex') === draft ? 'read' : 'toRead'
}

async function rowOf({ db, keys }: Platform, item: Item): Promise<BatchRow> {
  const { case: found, isSampled, leftBecause } = item
  const codec = await codecFor(db, keys, 'dispute', found.disputeId)
  const agreement = await agreementInForce(db, codec, found.disputeId)
  const applicants = agreement?.text.parties.filter(({ role }) => role === 'applicant') ?? []
  const draft = rulingDraftOf(codec, found)
  return {
    caseId: found.id,
    disputeId: found.disputeId,
    code: found.dispute.code ?? '',
    caseNumber: found.caseNumber,
    applicants: applicants.map(({ name }) => name).join('、'),
    isSampled,
    step: stepOf(item, draft?.sha256 ?? null),
    leftBecause: leftBecause as LeftBecause | null,
    rulingSha256: draft?.sha256 ?? null,
  }
}

const withCases = {
  items: {
    include: {
      case: { include: { dispute: { select: { code: true } }, signatureIntents: { select: { state: true } } } },
    },
    orderBy: { case: { caseNumber: 'asc' } },
  },
} as const

/** One batch of these courts, case by case. @throws DomainError `dispute/unknown` for everybody else. */
export async function batchView(platform: Platform, courtIds: readonly string[], batchId: string) {
  const batch = isId(batchId)
    ? await platform.db.courtBatch.findFirst({
        where: { id: batchId, courtId: { in: [...courtIds] } },
        include: withCases,
      })
    : null
  if (!batch) throw new DomainError('dispute/unknown')
  const rows = await Promise.all(batch.items.map((item) => rowOf(platform, item)))
  const { signedAtOnce } = batchRulesBy((await rulesOf(platform.db)).of('batch'))
  const read = rows.filter(({ step }) => step === 'read').slice(0, signedAtOnce)
  return {
    id: batch.id,
    madeAt: batch.madeAt.toISOString(),
    rows,
    sample: sampleOf(batch.items),
    waiting: rows.filter(({ step }) => step === 'waiting').length,
    signing: rows.filter(({ step }) => step === 'signing').length,
    toRead: rows.filter(({ step }) => step === 'toRead').map(({ code }) => code),
    /** What one code signs now. */
    together: read.flatMap(({ rulingSha256 }) => rulingSha256 ?? []),
    signedAtOnce,
  }
}

/** Batches of these courts in which something is left to do, the newest first. */
export async function openBatches({ db }: Pick<Platform, 'db'>, courtIds: readonly string[]) {
  const rows = await db.courtBatch.findMany({
    where: { courtId: { in: [...courtIds] } },
    include: { items: { include: { case: { select: { state: true, rulingKind: true } } } } },
    orderBy: { madeAt: 'desc' },
    take: batchRules.most,
  })
  return rows
    .map(({ id, madeAt, items }) => {
      const live = items.filter(({ leftBecause }) => leftBecause === null)
      const confirmed = live.filter((item) => item.case.state === 'confirmed').length
      const toSign = live.filter(({ proposedAt, case: found }) => proposedAt && found.state === 'awaitingRuling').length
      const waiting = live.filter(({ proposedAt }) => proposedAt === null).length
      return { id, madeAt: madeAt.toISOString(), of: live.length, confirmed, toSign, waiting, sample: sampleOf(items) }
    })
    .filter(({ toSign, waiting, sample }) => toSign > 0 || (waiting > 0 && sample !== 'failed'))
}
