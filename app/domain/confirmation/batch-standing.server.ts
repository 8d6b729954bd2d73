import type { Tx } from '#prisma/client.server.ts'
import type { ConfirmationCase, CourtBatchItem } from '#prisma/generated/client.ts'

/** Why a case is decided apart from the batch that it was put into. */
export type LeftBecause = 'alone' | 'moved' | 'notClean' | 'notLike' | 'inBatch'

type ItemWithCase = CourtBatchItem & { readonly case: Pick<ConfirmationCase, 'state' | 'rulingKind'> }

const PROPOSED = ['awaitingRuling', 'confirmed']
const BEING_CHECKED = ['accepted', 'inquiring', 'supplementOrdered']

/** How far one case of the sample is: proposed to be confirmed as it stands, still being looked at, or found wanting. */
export function sampleStandingOf({ leftBecause, proposedAt, case: found }: ItemWithCase): 'passed' | 'open' | 'failed' {
  if (leftBecause !== null) return 'failed'
  if (proposedAt) return PROPOSED.includes(found.state) && found.rulingKind === 'confirm' ? 'passed' : 'failed'
  return BEING_CHECKED.includes(found.state) ? 'open' : 'failed'
}

/** How the sample stands: one case found wanting is enough for the others to be decided one by one. */
export function sampleOf(items: readonly ItemWithCase[]): 'passed' | 'open' | 'failed' {
  const standings = items.filter(({ isSampled }) => isSampled).map(sampleStandingOf)
  if (standings.includes('failed')) return 'failed'
  return standings.includes('open') ? 'open' : 'passed'
}

/** The batch in which a case lies, or null. */
export const itemOfCase = (tx: Tx, caseId: string): Promise<CourtBatchItem | null> =>
  tx.courtBatchItem.findFirst({ where: { caseId, leftBecause: null } })
