import type { WorkflowId } from '../workflow/index.ts'

/** The table whose rows live by a workflow. Names come from here only, never from input. */
export const tableOf: Readonly<Record<WorkflowId, string>> = {
  dispute: 'dispute',
  session: 'session',
  agreementVersion: 'agreement_version',
  confirmationCase: 'confirmation_case',
  performanceItem: 'performance_item',
  supervisionTask: 'supervision_task',
  invitation: 'invitation',
  assignment: 'assignment',
  evidenceItem: 'evidence_item',
  identityCheck: 'identity_check',
  offer: 'offer',
  bidRound: 'bid_round',
}
