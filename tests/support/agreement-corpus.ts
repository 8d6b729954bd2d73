import { readdirSync, readFileSync } from 'node:fs'
import type { AgreementDraft } from '#app/domain/settlement/check/check-agreement.ts'
import type { ClauseValues, DraftClause } from '#app/domain/settlement/clauses/definition.ts'
import { definitions, draft } from './agreement-drafts.ts'

/** One agreement of the corpus: what it says, what the check finds in it, and which rules it only just keeps. */
interface GoldenAgreement {
  readonly name: string
  readonly clauses: readonly { readonly key: string; readonly values: ClauseValues }[]
  /** Level and rule, in the order in which the mediator reads them. */
  readonly finds: readonly string[]
  readonly nearly: readonly string[]
  readonly type?: string
  readonly parties?: AgreementDraft['parties']
  readonly facts?: string
  readonly on?: string
  readonly joint?: boolean
  readonly accepted?: number
  readonly policy?: AgreementDraft['policy']
}

const FOLDER = new URL('../golden/agreements/', import.meta.url)

/** Good and bad agreements, written by hand. */
export const goldenAgreements = (): GoldenAgreement[] =>
  readdirSync(FOLDER)
    .sort()
    .flatMap((file) => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as GoldenAgreement[])

/** The agreement as the check reads it; its clauses are c1, c2 and so on. */
export const draftOf = ({ clauses, type, parties, facts, on, joint, accepted, policy }: GoldenAgreement) =>
  draft(
    clauses.map(({ key, values }, index) => ({ id: `c${index + 1}`, key, values }) as DraftClause),
    {
      definitions,
      agreementOn: on ?? '2026-11-25',
      appliesJointly: joint ?? true,
      acceptedFen: accepted ?? null,
      ...(type ? { intakeType: type } : {}),
      ...(parties ? { parties } : {}),
      ...(facts === undefined ? {} : { mainFacts: facts }),
      ...(policy ? { policy } : {}),
    },
  )
