import { agreementVersion } from './tables/agreement-version.ts'
import { assignment } from './tables/assignment.ts'
import { bidRound } from './tables/bid-round.ts'
import { confirmationCase } from './tables/confirmation-case.ts'
import { dispute } from './tables/dispute.ts'
import { evidenceItem } from './tables/evidence-item.ts'
import { identityCheck } from './tables/identity-check.ts'
import { invitation } from './tables/invitation.ts'
import { offer } from './tables/offer.ts'
import { performanceItem } from './tables/performance-item.ts'
import { session } from './tables/session.ts'
import { supervisionTask } from './tables/supervision-task.ts'
import type { TransitionRow, Workflow } from './types.ts'

/** The whole procedure: every noun that has a life, its states and what may move it. */
export const workflows = {
  dispute,
  session,
  agreementVersion,
  confirmationCase,
  performanceItem,
  supervisionTask,
  invitation,
  assignment,
  evidenceItem,
  identityCheck,
  offer,
  bidRound,
} as const satisfies Record<string, Workflow>

export type Workflows = typeof workflows
export type WorkflowId = keyof Workflows
export type StateOf<W extends WorkflowId> = Extract<keyof Workflows[W]['states'], string>
export type EventOf<W extends WorkflowId> = Extract<keyof Workflows[W]['transitions'], string>
export type DisputeState = StateOf<'dispute'>

type Rows<W extends WorkflowId> = Workflows[W]['transitions'][keyof Workflows[W]['transitions']]
type Column<W extends WorkflowId, C extends 'needs' | 'effects'> = W extends WorkflowId
  ? Rows<W> extends infer R
    ? R extends Record<C, readonly (infer N)[]>
      ? Extract<N, string>
      : never
    : never
  : never

/** Every guard that some row names. */
export type GuardName = Column<WorkflowId, 'needs'>
/** Every effect that some row names: a plain name, or `notice.x`, `doc.n`, `start.x`, `meet.x`, `pause.x`, `resume.x`, `extend.x`, `cancel.x`. */
export type EffectName = Column<WorkflowId, 'effects'>
export type PlainEffectName = Exclude<EffectName, `${string}.${string}`>
export type WorkflowEvent = { [W in WorkflowId]: `${W}.${EventOf<W>}` }[WorkflowId]

/** The row of an event; a wrong name is a bug, not a refusal. */
export function transitionOf<W extends WorkflowId>(workflow: W, event: EventOf<W>): TransitionRow {
  const rows: Readonly<Record<string, TransitionRow>> = workflows[workflow].transitions
  const row = rows[event]
  if (!row) throw new Error(`No event ${event} in workflow ${workflow}`)
  return row
}

/** The state an event leads to from `from`. */
export const targetOf = (row: TransitionRow, from: string): string => (row.to === '=' ? from : row.to)
