/** Everybody who may move something; `party` stands for applicant, respondent, joined third party and their agents. */
export type Role =
  | 'applicant'
  | 'respondent'
  | 'party'
  | 'agent'
  | 'invitee'
  | 'invitedHelper'
  | 'interestedPerson'
  | 'mediator'
  | 'dispatcher'
  | 'orgAdmin'
  | 'clerk'
  | 'judge'
  | 'supervisor'
  | 'system'

/** Whether somebody must act in a state: `no` = yes, before a deadline; `rest` = nobody must, an event may come; `end` = no way out. */
export type Ends = 'no' | 'rest' | 'end'

export interface StateRow {
  readonly zh: string
  readonly en: string
  readonly stage: string
  readonly ends: Ends
  readonly waitsFor: readonly Role[]
  readonly deadlines: readonly string[]
}

/** `to: '='` keeps the state; `from: ['none']` makes the row; `main` marks what the pages reach today. */
export interface TransitionRow {
  readonly from: readonly string[]
  readonly to: string
  readonly by: readonly Role[]
  readonly needs: readonly string[]
  readonly effects: readonly string[]
  readonly basis: string
  readonly zh: string
  readonly en: string
  readonly tells: string
  readonly main: boolean
}

export interface Workflow {
  readonly id: string
  readonly version: number
  readonly zh: string
  readonly en: string
  readonly states: Readonly<Record<string, StateRow>>
  readonly transitions: Readonly<Record<string, TransitionRow>>
}

/** Keeps the literal names of a table, so that a misspelt guard or state does not compile where it is used. */
export const defineWorkflow = <const W extends Workflow>(workflow: W): W => workflow
