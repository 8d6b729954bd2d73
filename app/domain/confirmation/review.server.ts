import type { Tx } from '#prisma/client.server.ts'
import type { Codec } from '#prisma/codec.server.ts'
import { checkRules } from '../settlement/check/check-agreement.ts'
import { checkSigned } from '../settlement/draft-check.server.ts'
import type { Agreement } from './case.server.ts'

/** What the check before signing says of the agreement that lies before the court, with the mediator's reasons. */
export async function reviewOf(
  { tx, disputeId }: { readonly tx: Tx; readonly disputeId: string },
  codec: Codec,
  { text, agreementOn }: Agreement,
) {
  const appliesJointly = text.jointApplication === 'apply'
  const found = await checkSigned({ tx, codec, disputeId }, { text: { ...text, appliesJointly }, agreementOn })
  const noOf = new Map(text.clauses.map(({ id, no }) => [id, no]))
  const findings = found.map(({ rule, level, basis, isRead, prevents, figure, places, zh, en }) => ({
    ...{ rule, level, basis, isRead, prevents, figure },
    words: { zh, en },
    clauseNos: [...new Set(places.flatMap(({ clauseId }) => noOf.get(clauseId ?? '') ?? []))],
    reason: text.accepted[rule] ?? null,
  }))
  const known = new Set(findings.map(({ rule }) => rule))
  // A reason outlives the rule it was given for: the clerk reads it all the same.
  const others = Object.entries(text.accepted).flatMap(([rule, reason]) => (known.has(rule) ? [] : [{ rule, reason }]))
  return { findings, others, rules: checkRules.length, passed: checkRules.length - findings.length }
}
