import type { DisputeState } from '../workflow/index.ts'
import { workflows } from '../workflow/index.ts'

/** So many requests of one party that stand at a time. */
export const MOST_OWN = 10

const OPEN_STAGES: readonly string[] = ['mediator', 'preparation', 'mediation']

/** Own requests are raised and answered from the yes to mediation until the agreement is written down for signing. */
export const mayRaise = (state: string): boolean =>
  state === 'drafting' ||
  OPEN_STAGES.includes(
    (workflows.dispute.states as Record<string, { stage: string }>)[state as DisputeState]?.stage ?? '',
  )
