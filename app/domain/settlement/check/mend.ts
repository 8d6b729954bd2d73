import type { AgreementDraft, Place } from './agreement-draft.ts'
import type { Mend } from './rule.ts'

/** The field of the editor's form in which a blank of the library is written. */
const FIELDS: Readonly<Record<string, string>> = {
  ...{ amount: 'total', dueOn: 'days1', instalments: 'amount1', account: 'holder' },
  ...{ performer: 'by', beneficiary: 'by', what: 'text' },
  ...{ apologiser: 'by', recipient: 'by', apologyText: 'text', apologyOn: 'days' },
}
const OWN_DUE = new Set(['act', 'apology-private'])

const fieldOf = (key: string, blank: string | null): string => {
  if (blank === null) return key === 'free-text' || key === 'act' ? 'text' : 'clause-form'
  return blank === 'dueOn' && OWN_DUE.has(key) ? 'days' : (FIELDS[blank] ?? blank)
}

/** A clause in the editor: terms on default stand in the form of the clause they belong to. */
function clauseLink({ clauses }: Pick<AgreementDraft, 'clauses'>, { clauseId, field }: Place): string {
  const clause = clauses.find(({ id }) => id === clauseId) ?? clauses.find(({ key }) => key.startsWith('payment'))
  if (!clause) return '?add=payment#clause-form'
  const { clauseRef } = clause.values
  if (clause.key === 'default-free-text' && typeof clauseRef === 'string') return `?edit=${clauseRef}#default`
  return `?edit=${clause.id}#${fieldOf(clause.key, clauseId === null ? null : field)}`
}

/** Where a place of a finding is mended, as an address below the editor's page; null where that is at the case itself. */
export function mendLink(mend: Mend, place: Place, draft: Pick<AgreementDraft, 'clauses'>): string | null {
  if (mend === 'case') return null
  if (mend === 'add') return '?add=payment#clause-form'
  if (mend === 'joint') return '#jointApplication'
  if (mend === 'facts' || place.field === 'mainFacts') return '#mainFacts'
  if (mend === 'default') return `?edit=${place.clauseId ?? ''}#default`
  return clauseLink(draft, place)
}
