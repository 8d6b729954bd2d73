import type { Day } from '../../calendar/days.ts'
import type { ClauseDefinition, DraftClause } from '../clauses/definition.ts'

/** A draft as the check before signing reads it. */
export interface AgreementDraft {
  readonly parties: readonly { readonly id: string; readonly name: string }[]
  readonly clauses: readonly DraftClause[]
  /** The definitions of the clauses above, by key. */
  readonly definitions: Readonly<Partial<Record<string, ClauseDefinition>>>
  /** How the kind of dispute may be signed and whether the court can confirm it. */
  readonly policy: { readonly eSign: 'allowed' | 'partly' | 'excluded'; readonly confirmable: 'yes' | 'partly' | 'no' }
  /** The law's day on which the text is opened for signature. */
  readonly agreementOn: Day
  readonly appliesJointly: boolean
  /** The highest yearly rate for late payment, in percent, as the administrator keeps it; null when none is set. */
  readonly rateCapPercent?: number | null
}

export interface Place {
  readonly clauseId: string | null
  readonly field: string | null
}

/** `block`: nobody can sign; `warn`: the mediator may go on with a reason, which the clerk sees. */
export type Level = 'block' | 'warn'

export interface CheckRule {
  readonly id: string
  readonly level: Level
  /** Article, or `D` for a rule of the platform itself. */
  readonly basis: string
  readonly zh: string
  readonly en: string
  readonly find: (draft: AgreementDraft) => readonly Place[]
}

export interface Finding {
  readonly rule: string
  readonly level: Level
  readonly basis: string
  readonly zh: string
  readonly en: string
  readonly places: readonly Place[]
}

export interface KnownClause extends DraftClause {
  readonly definition: ClauseDefinition
}

/** The clauses with their definitions; a clause without one is found by a rule of its own. */
export const knownClauses = ({ clauses, definitions }: AgreementDraft): KnownClause[] =>
  clauses.flatMap((clause) => {
    const definition = definitions[clause.key]
    return definition ? [{ ...clause, definition }] : []
  })

export const wholeAgreement: readonly Place[] = [{ clauseId: null, field: null }]
export const placeIn = (clause: DraftClause, field: string | null = null): Place => ({ clauseId: clause.id, field })

/** Every blank that people fill in words, with what it says. */
export const wordsIn = (draft: AgreementDraft): { clause: KnownClause; field: string; text: string }[] =>
  knownClauses(draft).flatMap((clause) =>
    clause.definition.variables
      .filter(({ kind }) => kind === 'string')
      .flatMap(({ name }) => {
        const text = clause.values[name]
        return typeof text === 'string' ? [{ clause, field: name, text }] : []
      }),
  )

/** The places where a pattern is said. */
export const saying = (draft: AgreementDraft, pattern: RegExp, isAsked = (_: KnownClause) => true): Place[] =>
  wordsIn(draft)
    .filter(({ clause, text }) => isAsked(clause) && pattern.test(text.replace(/\s/g, '')))
    .map(({ clause, field }) => placeIn(clause, field))
