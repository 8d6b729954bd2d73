import type { Platform } from '../platform/platform.ts'
import { rulesOf } from '../rules/rules.server.ts'
import { type BatchRules, batchRules, batchRulesBy, sampleSize } from './batch-rules.ts'
import { type Segment, segmentsOf } from './clause-values.ts'
import { type Likeness, likenessOf } from './likeness.server.ts'

export interface LikeRow {
  readonly caseId: string
  readonly code: string
  readonly caseNumber: string | null
  readonly applicants: string
  readonly totalFen: number
  /** The clauses, with what differs from case to case told apart from the wording. */
  readonly clauses: readonly (readonly Segment[])[]
  /** Why it cannot go with the others; null where it can. */
  readonly apart: 'notClean' | 'notLike' | null
}

export interface LikeGroup {
  readonly kind: string
  readonly disputeKind: { readonly 'zh-CN': string; readonly en: string }
  readonly organisation: string
  readonly respondents: string
  readonly rows: readonly LikeRow[]
  /** How many could go together, and how many of them would be drawn. */
  readonly fit: number
  readonly sample: number
  /** How many go together at most. */
  readonly most: number
}

interface Read {
  readonly likeness: Likeness
  readonly found: {
    readonly id: string
    readonly caseNumber: string | null
    readonly dispute: { readonly code: string | null }
  }
}

const namesOf = ({ text }: Likeness, role: string) =>
  text.parties
    .filter((party) => party.role === role)
    .map(({ name }) => name)
    .join('、')

/** The wording that most of the clean cases share. */
function commonOf(cases: readonly Read[]): string {
  const counts = new Map<string, number>()
  for (const { likeness } of cases) {
    if (likeness.isClean) counts.set(likeness.like, (counts.get(likeness.like) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

function rowOf({ likeness, found }: Read, common: string): LikeRow {
  const names = likeness.text.parties.map(({ name }) => name)
  return {
    caseId: found.id,
    code: found.dispute.code ?? '',
    caseNumber: found.caseNumber,
    applicants: namesOf(likeness, 'applicant'),
    totalFen: likeness.totalFen,
    clauses: likeness.text.clauses.map(({ formal }) => segmentsOf(formal['zh-CN'], names)),
    apart: likeness.isClean ? (likeness.like === common ? null : 'notLike') : 'notClean',
  }
}

function groupOf(kind: string, cases: readonly Read[], settled: BatchRules): LikeGroup[] {
  const [first] = cases
  const common = commonOf(cases)
  const rows = cases.map((one) => rowOf(one, common))
  const fit = rows.filter(({ apart }) => apart === null).length
  if (!first || fit < batchRules.least) return []
  const { disputeKind, organisation } = first.likeness.text
  const respondents = namesOf(first.likeness, 'respondent')
  const { most } = settled
  const sample = sampleSize(Math.min(fit, most), settled)
  return [{ kind, disputeKind, organisation, respondents, rows, fit, sample, most }]
}

/** Accepted cases of these courts that are alike and lie in no batch, the largest group first. */
export async function likeCases(platform: Platform, courtIds: readonly string[]): Promise<LikeGroup[]> {
  const settled = batchRulesBy((await rulesOf(platform.db)).of('batch'))
  const rows = await platform.db.confirmationCase.findMany({
    where: {
      courtId: { in: [...courtIds] },
      state: 'accepted',
      courtBatchItems: { none: { leftBecause: null } },
    },
    include: { dispute: { select: { code: true } } },
    orderBy: { id: 'asc' },
  })
  const kinds = new Map<string, Read[]>()
  for (const found of rows) {
    const likeness = await likenessOf(platform.db, platform, found)
    if (likeness) kinds.set(likeness.kind, [...(kinds.get(likeness.kind) ?? []), { likeness, found }])
  }
  return [...kinds].flatMap(([kind, cases]) => groupOf(kind, cases, settled)).sort((a, b) => b.fit - a.fit)
}
