import { ClauseFields, FieldFault, type WrittenClause, writtenClause } from '../clause-form.ts'
import type { DraftClause } from '../clauses/definition.ts'
import type { AgreementDraft } from './agreement-draft.ts'
import { checkAgreement, type Finding } from './check-agreement.ts'

/** What is needed beside the form: the draft as it is saved, who is opposite whom, and which clause is being changed. */
export interface LiveDraft {
  readonly draft: AgreementDraft
  readonly others: Readonly<Record<string, string | undefined>>
  readonly edit: string | null
}

const NEW = 'new'
const DEFAULT = 'new-default'

/** The clauses as they would stand once the form was saved. */
function withForm({ draft, edit }: LiveDraft, { key, values, default: text }: WrittenClause): DraftClause[] {
  const id = edit ?? NEW
  const rest = draft.clauses.filter(
    (clause) => !(clause.key === 'default-free-text' && clause.values.clauseRef === edit),
  )
  const clause = { id, key, values }
  const clauses = edit ? rest.map((one) => (one.id === edit ? clause : one)) : [...rest, clause]
  const late: DraftClause = { id: DEFAULT, key: 'default-free-text', values: { clauseRef: id, text } }
  return text ? [...clauses, late] : clauses
}

/** What the check would find in the clause that is being written; nothing while a field cannot be read yet. */
export function checkForm(live: LiveDraft, values: Readonly<Record<string, unknown>>): Finding[] {
  const fields = ClauseFields.safeParse(values)
  if (!fields.success) return []
  try {
    const written = writtenClause(fields.data, (partyId) => live.others[partyId])
    const mine = new Set([live.edit ?? NEW, DEFAULT])
    const findings = checkAgreement({ ...live.draft, clauses: withForm(live, written) })
    return findings.filter(({ places }) => places.some(({ clauseId }) => clauseId !== null && mine.has(clauseId)))
  } catch (error) {
    if (error instanceof FieldFault) return []
    throw error
  }
}
