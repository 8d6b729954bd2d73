import { type Asset, type fieldsOf, isReached, type PolicyRow, type When } from '#app/domain/policy/matrix.ts'
import type { Role } from '#app/domain/workflow/types.ts'
import { goldenLines } from './table-lines.ts'

/** Roles with a column of their own in `golden/policy.txt`, in the order of the columns. */
export const columns = [
  'applicant',
  'invitee',
  'respondent',
  'mediator',
  'dispatcher',
  'orgAdmin',
  'clerk',
  'judge',
] as const
/** Everybody else: a relation that opens nothing. */
export const others = ['party', 'agent', 'invitedHelper', 'interestedPerson', 'supervisor', 'system'] as const
export const roles: readonly Role[] = [...columns, ...others]

/** The marks, from early to late. */
export const marks = ['D', 'F', 'B', 'T', 'C'] as const
export type Mark = (typeof marks)[number]
/** One state in which the mark is the last that counts. */
export const stateAt = { D: 'draft', F: 'filed', B: 'choosingMediator', T: 'drafting', C: 'confirming' } as const
/** The word of the table for each mark. */
export const wordOf: Readonly<Record<Mark, When>> = { D: 'always', F: 'filed', B: 'bothIn', T: 'text', C: 'court' }

const words = goldenLines('policy').map((line) => line.trim().split(/\s+/))
const isMark = (letter: string | undefined): letter is Mark => marks.some((mark) => mark === letter)

/** From which mark on a role may read a thing; null: never. */
export const cells = words
  .filter(([first]) => first !== 'fields' && first !== 'state')
  .flatMap(([asset = '', ...letters]) =>
    columns.map((role, n) => ({ asset: asset as Asset, role, since: isMark(letters[n]) ? letters[n] : null })),
  )
export const fieldLists: ReadonlyMap<string, readonly string[]> = new Map(
  words.flatMap(([first, asset, role, ...fields]) =>
    first === 'fields' ? [[`${asset} ${role}`, fields] as const] : [],
  ),
)
export const stateMarks = words.flatMap(([first, state = '', mark]) =>
  first === 'state' && isMark(mark) ? [{ state, mark }] : [],
)

/** What is expected of one thing, as lines: role, mark, fields. */
export function expectedReading(asset: Asset): string[] {
  return roles.flatMap((role) => {
    const since = cells.find((cell) => cell.asset === asset && cell.role === role)?.since ?? null
    return marks.map((mark) => {
      const shown = since !== null && marks.indexOf(mark) >= marks.indexOf(since)
      return `${role} ${mark}: ${shown ? (fieldLists.get(`${asset} ${role}`) ?? []).join(' ') : ''}`
    })
  })
}

/** What these rows give, as lines of the same form. */
export const readingOf = (rows: readonly PolicyRow[], read: typeof fieldsOf): string[] =>
  roles.flatMap((role) =>
    marks.map((mark) => `${role} ${mark}: ${[...read(rows, new Set([role]), stateAt[mark])].join(' ')}`),
  )

/** The last mark that a state counts as. */
export const markOf = (state: string): Mark | null =>
  marks.filter((mark) => isReached(wordOf[mark], state)).at(-1) ?? null
