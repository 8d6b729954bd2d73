import type { ClauseDefinition, ClauseValues } from './definition.ts'
import { blankInWords, type ClauseReader } from './value-words.ts'

export type { ClauseReader, Locale } from './value-words.ts'

/** An empty blank that must be filled shows as a line, so that a draft can be read before it is complete. */
const LINE = '＿＿＿＿'

const BLANK = /\{\{(\w+)(?::(\w+))?\}\}/g
const OPTIONAL = /\[\[(.*?)\]\]/g

interface Filling {
  readonly definition: ClauseDefinition
  readonly values: ClauseValues
  readonly reader: ClauseReader
  readonly register: 'formal' | 'plain'
}

function fill(text: string, { definition, values, reader, register }: Filling): string {
  const wordsFor = (name: string, part: string | undefined): string | null => {
    const variable = definition.variables.find((candidate) => candidate.name === name)
    if (!variable) throw new RangeError(`${definition.key} has no blank ${name}`)
    return blankInWords({ kind: variable.kind, part: part ?? null, value: values[name], register }, reader)
  }
  const kept = text.replace(OPTIONAL, (_, segment: string) =>
    [...segment.matchAll(BLANK)].every(([, name = '', part]) => wordsFor(name, part) !== null) ? segment : '',
  )
  return kept.replace(BLANK, (_, name: string, part: string | undefined) => {
    const words = wordsFor(name, part) ?? (reader.locale === 'zh-CN' ? LINE : '____')
    return part === 'By' ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : words
  })
}

/** The sentence meant for this reader: the one who must act, the other side, or everybody. */
function plainWordsFor(definition: ClauseDefinition, values: ClauseValues, readerId: string | undefined) {
  const { actor, other, plain, toActor, toOther } = definition
  if (readerId && toActor && actor && values[actor] === readerId) return toActor
  if (readerId && toOther && other && values[other] === readerId) return toOther
  return plain
}

export interface RenderedClause {
  /** The text of the agreement. */
  readonly formal: string
  /** The sentence beside it, which never replaces it. */
  readonly plain: string
}

/** A clause in the words of the paper and in plain words for one reader. */
export function renderClause(definition: ClauseDefinition, values: ClauseValues, reader: ClauseReader): RenderedClause {
  const language = reader.locale === 'zh-CN' ? 'zh' : 'en'
  const filling = { definition, values, reader }
  const plain = plainWordsFor(definition, values, reader.readerId)
  return {
    formal: fill(definition.formal[language], { ...filling, register: 'formal' }),
    plain: fill(plain[language], { ...filling, register: 'plain' }),
  }
}
