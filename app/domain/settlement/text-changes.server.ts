import type { ClauseVariable } from './clauses/definition.ts'
import { clauseDefinition } from './clauses/library.server.ts'
import { renderClause } from './clauses/render.ts'
import { blankInWords, type ClauseReader } from './clauses/value-words.ts'
import { type FrozenClause, type FrozenText, numbersOf } from './frozen-text.server.ts'

/** Whose words a text is put into. */
export interface TextReader {
  readonly locale: 'zh-CN' | 'en'
  readonly partyId?: string
  readonly effectiveAt: Date | null
}

/** What became different since an earlier text; `clauseId` is that of the newer text. */
interface TextChange {
  readonly kind: 'changed' | 'added' | 'removed' | 'facts' | 'next'
  readonly clauseId: string | null
  readonly no: number | null
  /** One blank where only one differs, or else the whole sentence in plain words. */
  readonly before: string
  readonly after: string
}

/** The names and numbers of a text, for one reader of its clauses. */
export const readerOf = (text: FrozenText, { locale, partyId, effectiveAt }: TextReader): ClauseReader => ({
  locale,
  parties: text.parties.map(({ partyId: id, name }) => ({ id, name })),
  clauseNumbers: numbersOf(text.clauses),
  effectiveAt,
  ...(partyId ? { readerId: partyId } : {}),
})

interface Side {
  readonly clause: FrozenClause
  readonly reader: ClauseReader
}

const plainOf = ({ clause, reader }: Side) => renderClause(clauseDefinition(clause.key), clause.values, reader).plain

const blankOf = ({ clause, reader }: Side, { name, kind }: ClauseVariable) =>
  blankInWords({ kind, part: null, value: clause.values[name], register: 'plain' }, reader) ?? ''

/** The words that differ: of the one blank that holds something else, or of the whole sentence. */
function wordsOf(before: Side, after: Side): { before: string; after: string } {
  const differing = clauseDefinition(after.clause.key)
    .variables.map((variable) => ({ before: blankOf(before, variable), after: blankOf(after, variable) }))
    .filter((words) => words.before !== words.after)
  const [only, ...others] = differing
  if (only && others.length === 0 && only.before && only.after) return only
  return { before: plainOf(before), after: plainOf(after) }
}

/**
 * What a reader of an earlier text finds different in this one. A clause counts as changed when its formal words stand
 * nowhere in the earlier text; it is set against the first earlier clause of its kind that is gone.
 */
export function changesBetween(earlier: FrozenText, text: FrozenText, who: TextReader): TextChange[] {
  const wordsIn = ({ clauses }: FrozenText) => new Set(clauses.map(({ formal }) => formal['zh-CN']))
  const [old, now] = [wordsIn(earlier), wordsIn(text)]
  const readers = { before: readerOf(earlier, who), after: readerOf(text, who) }
  const gone = earlier.clauses.filter(({ formal }) => !now.has(formal['zh-CN']))
  const different = text.clauses.filter(({ formal }) => !old.has(formal['zh-CN']))
  const changes = different.map((clause): TextChange => {
    const place = gone.findIndex(({ key }) => key === clause.key)
    const [before] = place < 0 ? [] : gone.splice(place, 1)
    const after = { clause, reader: readers.after }
    const at = { clauseId: clause.id, no: clause.no }
    if (!before) return { ...at, kind: 'added', before: '', after: plainOf(after) }
    return { ...at, kind: 'changed', ...wordsOf({ clause: before, reader: readers.before }, after) }
  })
  const removed = gone.map(
    (clause): TextChange => ({
      kind: 'removed',
      clauseId: null,
      no: clause.no,
      before: plainOf({ clause, reader: readers.before }),
      after: '',
    }),
  )
  const rest = { clauseId: null, no: null, before: '', after: '' }
  return [
    ...changes,
    ...removed,
    ...(earlier.mainFacts === text.mainFacts ? [] : [{ ...rest, kind: 'facts' as const }]),
    ...(earlier.jointApplication === text.jointApplication ? [] : [{ ...rest, kind: 'next' as const }]),
  ]
}
