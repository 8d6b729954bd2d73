import type { DisputeState } from '../workflow/index.ts'
import { workflows } from '../workflow/index.ts'

/** As what somebody comes along: to stand by (陪同) or to speak for the party by a power of attorney (代理). */
export const companionKinds = ['helper', 'agent'] as const
export type CompanionKind = (typeof companionKinds)[number]

/** What he is to the party. CPL 61 names who may be an agent; anybody may stand by. */
export const relations = [
  'relative',
  'neighbour',
  'colleague',
  'villageOfficial',
  'union',
  'lawyer',
  'legalWorker',
  'other',
] as const
export type Relation = (typeof relations)[number]

/** CPL 61: lawyers and basic-level legal workers, near relatives or staff, and whom a community or unit recommends. */
export const MAY_BE_AGENT: readonly Relation[] = [
  'relative',
  'colleague',
  'villageOfficial',
  'union',
  'lawyer',
  'legalWorker',
]

/** Ordinary or special powers (CPL 62): only the special ones reach to giving in, giving up, changing claims and settling. */
export const scopes = ['general', 'special'] as const

/** One party brings two people at most; CPL 61 says the same of agents. */
export const MOST_COMPANIONS = 2

const OPEN_STAGES: readonly string[] = ['mediator', 'preparation', 'mediation', 'agreement']

/** People may be brought from the yes to mediation until the agreement is in force. */
export const mayBring = (state: string): boolean =>
  OPEN_STAGES.includes(
    (workflows.dispute.states as Record<string, { stage: string }>)[state as DisputeState]?.stage ?? '',
  )
