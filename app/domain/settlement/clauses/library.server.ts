import { ClauseDefinition } from './definition.ts'
import type { ClauseKey } from './keys.ts'
import acts from './library/act.json' with { type: 'json' }
import defaults from './library/default.json' with { type: 'json' }
import payments from './library/payment.json' with { type: 'json' }
import texts from './library/text.json' with { type: 'json' }

/** The clauses a mediator can pick, and those the paper says by itself. */
export const clauseLibrary: readonly ClauseDefinition[] = [...payments, ...acts, ...defaults, ...texts].map((source) =>
  ClauseDefinition.parse(source),
)

const byKey = new Map(clauseLibrary.map((definition) => [definition.key, definition]))

/** One clause of the library. */
export function clauseDefinition(key: ClauseKey): ClauseDefinition {
  const definition = byKey.get(key)
  if (!definition) throw new RangeError(`no clause ${key} in the library`)
  return definition
}

/** What the mediator picks from. */
export const pickableClauses = (): ClauseDefinition[] => clauseLibrary.filter(({ isPicked }) => isPicked)
