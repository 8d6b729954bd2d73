import type { Day } from '../../calendar/days.ts'
import type { ClauseDefinition, DraftClause, Instalment } from '../clauses/definition.ts'

/** A party as far as the check asks for it. */
export interface CheckedParty {
  readonly id: string
  readonly name: string
  readonly kind: 'person' | 'organisation'
  /** Whether the number that identifies it is known; that of a person is compared by the mediator before signing. */
  readonly hasNumber: boolean
  /** Who speaks for an organisation; null for people. */
  readonly representative: string | null
  /** Birthday, as far as the number says it. */
  readonly bornOn: Day | null
}

/** What the check reads of a clause of the library; the wording stays at home. */
export type CheckedDefinition = Pick<
  ClauseDefinition,
  'key' | 'kind' | 'confirmable' | 'signing' | 'actor' | 'other' | 'owes' | 'variables'
>

/** An agreement as the check before signing reads it. */
export interface AgreementDraft {
  readonly parties: readonly CheckedParty[]
  readonly clauses: readonly DraftClause[]
  /** The definitions of the clauses above, by key. */
  readonly definitions: Readonly<Partial<Record<string, CheckedDefinition>>>
  /** How the kind of dispute may be signed and whether the court can confirm it. */
  readonly policy: { readonly eSign: 'allowed' | 'partly' | 'excluded'; readonly confirmable: 'yes' | 'partly' | 'no' }
  readonly intakeType: string
  readonly mainFacts: string
  /** The law's day on which the text is opened for signature. */
  readonly agreementOn: Day
  readonly appliesJointly: boolean
  /** The sum that both sides accepted as an offer, whole fen. */
  readonly acceptedFen: number | null
}

export interface Place {
  readonly clauseId: string | null
  readonly field: string | null
}

export interface KnownClause extends DraftClause {
  readonly definition: CheckedDefinition
}

/** The clauses with their definitions; a clause without one is found by a rule of its own. */
export const knownClauses = ({ clauses, definitions }: AgreementDraft): KnownClause[] =>
  clauses.flatMap((clause) => {
    const definition = definitions[clause.key]
    return definition ? [{ ...clause, definition }] : []
  })

export const wholeAgreement: readonly Place[] = [{ clauseId: null, field: null }]
export const inFacts: readonly Place[] = [{ clauseId: null, field: 'mainFacts' }]
export const placeIn = (clause: DraftClause, field: string | null = null): Place => ({ clauseId: clause.id, field })

/** The clauses that are meant, each at one blank. */
export const placesOf = (
  draft: AgreementDraft,
  isMeant: (clause: KnownClause) => boolean,
  field: string | null = null,
): Place[] =>
  knownClauses(draft)
    .filter(isMeant)
    .map((clause) => placeIn(clause, field))

export const instalmentsOf = (value: unknown): readonly Instalment[] =>
  Array.isArray(value)
    ? value.filter((part): part is Instalment => typeof part === 'object' && part !== null && 'due' in part)
    : []

/** A blank's words. */
export interface Said {
  readonly clause: KnownClause
  readonly field: string
  /** Without spaces, so that a pattern need not care how it was typed. */
  readonly text: string
}

/** Every blank that people fill in words, with what it says. */
export const wordsIn = (draft: AgreementDraft): Said[] =>
  knownClauses(draft).flatMap((clause) =>
    clause.definition.variables
      .filter(({ kind }) => kind === 'string')
      .flatMap(({ name }) => {
        const text = clause.values[name]
        return typeof text === 'string'
          ? [{ clause, field: name, text: text.normalize('NFKC').replace(/\s/g, '') }]
          : []
      }),
  )

/** The places whose words are meant. */
export const wordsWhere = (draft: AgreementDraft, isMeant: (said: Said) => boolean): Place[] =>
  wordsIn(draft)
    .filter(isMeant)
    .map(({ clause, field }) => placeIn(clause, field))

/** The places where a pattern is said. */
export const saying = (draft: AgreementDraft, pattern: RegExp, isAsked = (_: KnownClause) => true): Place[] =>
  wordsWhere(draft, ({ clause, text }) => isAsked(clause) && pattern.test(text))

const OBLIGING = new Set(['payment', 'act', 'apology', 'default'])

/** Whether somebody has to do something by the clause. */
export const obliges = ({ definition }: KnownClause): boolean =>
  OBLIGING.has(definition.kind) || definition.key === 'free-text'

/** Promises in a person's own words. */
export const isOwnWords = ({ key }: KnownClause): boolean => key === 'free-text' || key === 'act'
