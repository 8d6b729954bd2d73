import type { DisputeState } from '../workflow/index.ts'
import { workflows } from '../workflow/index.ts'
import type { Role } from '../workflow/types.ts'

/** When a row counts: by where the dispute stands. */
export type When = 'always' | 'filed' | 'bothIn' | 'text' | 'court'

type Stage = (typeof workflows.dispute.states)[DisputeState]['stage']
const AFTER: readonly Stage[] = ['agreement', 'effect', 'court', 'performance', 'closed']

const stagesOf: Readonly<Record<Exclude<When, 'always'>, readonly Stage[]>> = {
  filed: ['intake', 'invitation', 'mediator', 'preparation', 'mediation', ...AFTER],
  bothIn: ['mediator', 'preparation', 'mediation', ...AFTER],
  text: AFTER,
  court: ['court', 'performance', 'closed'],
}

/** Whether a dispute in this state has come as far as `when` says. */
export const isReached = (when: When, state: string): boolean => {
  if (when === 'always') return true
  const row = (workflows.dispute.states as Readonly<Record<string, { stage: Stage } | undefined>>)[state]
  return row !== undefined && stagesOf[when].includes(row.stage)
}

export interface PolicyRow {
  readonly roles: readonly Role[]
  readonly when: When
  /** Which fields of the thing; what is not listed is not sent. */
  readonly fields: readonly string[]
}

const row = (roles: readonly Role[], when: When, ...fields: string[]): PolicyRow => ({ roles, when, fields })

/**
 * Who may read what, and when. What is not listed is refused. Acts are ruled by the column `by` of the workflow tables;
 * sides and ownership (own, of this side) are checked where the thing is read.
 */
export const policy = {
  /** The account, the claims and who is who. */
  claim: [
    row(['applicant'], 'always', 'topic', 'facts', 'claims', 'names', 'contacts.own'),
    row(['invitee'], 'filed', 'topic', 'surname', 'organisation', 'lastDay'),
    row(['respondent'], 'filed', 'topic', 'facts', 'claims', 'names', 'contacts.own'),
    row(['mediator'], 'filed', 'topic', 'facts', 'claims', 'names', 'contacts', 'answers'),
    row(['dispatcher'], 'filed', 'topic', 'facts', 'claims', 'names', 'contacts', 'answers'),
    row(['orgAdmin'], 'filed', 'topic', 'metadata'),
    row(['clerk', 'judge'], 'court', 'topic', 'facts', 'claims', 'names', 'contacts'),
  ],
  /** What only the mediator shall know, written by the applicant at filing. */
  confidentialNote: [row(['applicant'], 'always', 'text'), row(['mediator'], 'filed', 'text', 'answers')],
  /** Notes of the mediators of this dispute. */
  mediatorNotes: [row(['mediator'], 'filed', 'text')],
  evidenceOwn: [
    row(['applicant'], 'always', 'title', 'contents', 'hash'),
    row(['respondent'], 'filed', 'title', 'contents', 'hash'),
  ],
  /** Evidence of others: for parties only what is shared, once both sides are in. */
  evidenceOther: [
    row(['applicant', 'respondent'], 'bothIn', 'title', 'contents', 'hash'),
    row(['mediator'], 'filed', 'title', 'contents', 'hash'),
    row(['dispatcher'], 'filed', 'title'),
    row(['clerk', 'judge'], 'court', 'title', 'contents', 'hash'),
  ],
  threadAll: [row(['applicant', 'respondent', 'mediator'], 'bothIn', 'text')],
  /** Between one side and the mediator: the other side never. */
  threadMediator: [row(['applicant'], 'filed', 'text'), row(['respondent', 'mediator'], 'filed', 'text')],
  /** Inside one side: not even the mediator. */
  threadOwnSide: [row(['applicant'], 'filed', 'text'), row(['respondent'], 'filed', 'text')],
  session: [
    row(['applicant', 'respondent', 'mediator'], 'bothIn', 'time', 'people'),
    row(['dispatcher'], 'bothIn', 'time'),
  ],
  offers: [row(['applicant', 'respondent', 'mediator'], 'bothIn', 'amount', 'terms')],
  agreementText: [
    row(['applicant', 'respondent', 'mediator', 'orgAdmin'], 'text', 'text'),
    row(['clerk', 'judge'], 'court', 'text'),
  ],
  papers: [
    row(['applicant', 'respondent', 'mediator'], 'filed', 'file'),
    row(['orgAdmin'], 'text', 'file'),
    row(['clerk', 'judge'], 'court', 'file'),
  ],
  /** The receipt of an application lists what the other side has not seen yet. */
  filingReceipt: [row(['applicant'], 'filed', 'file')],
  /** The letter to the invited person opens his invitation: for whoever posts it, and nobody else. */
  invitationLetter: [row(['dispatcher'], 'filed', 'file')],
  courtCase: [
    row(['applicant', 'respondent', 'mediator'], 'text', 'status', 'questions'),
    row(['clerk', 'judge'], 'court', 'status', 'questions', 'checklist'),
  ],
  performance: [row(['applicant', 'respondent', 'mediator'], 'text', 'items')],
  rating: [row(['applicant', 'respondent'], 'text', 'own')],
  /** The trail of the dispute; payloads only of what the reader may see. */
  trail: [
    row(['applicant', 'respondent', 'mediator'], 'filed', 'events'),
    row(['clerk', 'judge'], 'court', 'events'),
    row(['orgAdmin'], 'filed', 'counts'),
  ],
} as const satisfies Record<string, readonly PolicyRow[]>

export type Asset = keyof typeof policy

/** The fields that these rows show to somebody in these roles while the dispute is in this state. */
export const fieldsOf = (rows: readonly PolicyRow[], roles: ReadonlySet<Role>, state: string): ReadonlySet<string> =>
  new Set(
    rows
      .filter((one) => isReached(one.when, state) && one.roles.some((role) => roles.has(role)))
      .flatMap(({ fields }) => fields),
  )

/** The fields of a thing that somebody in these roles may read while the dispute is in this state; none: refused. */
export const readableFields = (asset: Asset, roles: ReadonlySet<Role>, state: string): ReadonlySet<string> =>
  fieldsOf(policy[asset], roles, state)

export const mayRead = (asset: Asset, roles: ReadonlySet<Role>, state: string, field?: string): boolean => {
  const fields = readableFields(asset, roles, state)
  return field === undefined ? fields.size > 0 : fields.has(field)
}
