import { describe, expect, it } from 'vitest'
import { type Asset, fieldsOf, type PolicyRow, policy } from '#app/domain/policy/matrix.ts'
import { workflows } from '#app/domain/workflow/index.ts'
import { type Fields, mutantsOf, valuesSeen } from './mutants.ts'
import {
  cells,
  expectedReading,
  fieldLists,
  markOf,
  marks,
  readingOf,
  roles,
  stateMarks,
  wordOf,
} from './policy-expected.ts'

const assets = Object.keys(policy) as Asset[]
const rowsOf = (asset: Asset): readonly PolicyRow[] => policy[asset]
const moments = marks.map((mark) => wordOf[mark])
const seen = new Map([
  ...valuesSeen(assets.flatMap((asset) => rowsOf(asset)) as unknown as Fields[]),
  ['roles', roles],
  ['when', moments],
])
const textOf = (rows: readonly PolicyRow[]) => readingOf(rows, fieldsOf).join('\n')

interface Change {
  readonly name: string
  readonly rows: readonly PolicyRow[]
}

/** Every other table of one thing that differs in one role, one moment or one field, or has one row more or less. */
function changesOf(rows: readonly PolicyRow[]): Change[] {
  return rows.flatMap((row, n) => [
    { name: `without row ${n}`, rows: rows.toSpliced(n, 1) },
    // Another word for the moment does not compile; all the true ones are among the changes.
    ...mutantsOf(row, seen)
      .filter(({ row: { when } }) => moments.includes(when))
      .map(({ name, row: changed }) => ({ name, rows: rows.with(n, changed) })),
  ])
}

const states = Object.keys(workflows.dispute.states)
/** What everybody reads in every single state: two tables alike in this are the same policy in other words. */
const wholeOf = (rows: readonly PolicyRow[]) =>
  roles
    .flatMap((role) => states.map((state) => [...fieldsOf(rows, new Set([role]), state)].sort().join(' ')))
    .join('\n')

describe('no cell of the policy can be changed unseen', () => {
  it.each(assets)('%s', (asset) => {
    const wanted = expectedReading(asset).join('\n')
    expect(textOf(rowsOf(asset))).toBe(wanted)
    const whole = wholeOf(rowsOf(asset))
    const changes = changesOf(rowsOf(asset)).filter(({ rows }) => wholeOf(rows) !== whole)
    expect(changes.length).toBeGreaterThan(10)
    expect(changes.filter(({ rows }) => textOf(rows) === wanted).map(({ name }) => name)).toEqual([])
  })

  it('each cell flipped by itself is seen', () => {
    const unseen = cells.filter(({ asset, role, since }) => {
      const flipped: PolicyRow[] =
        since === null
          ? [...rowsOf(asset), { roles: [role], when: 'court', fields: ['text'] }]
          : rowsOf(asset).map((row) => ({ ...row, roles: row.roles.filter((one) => one !== role) }))
      return textOf(flipped) === expectedReading(asset).join('\n')
    })
    expect(unseen).toEqual([])
  })

  it('lists fields for exactly the cells that are open', () => {
    const open = cells.flatMap(({ asset, role, since }) => (since === null ? [] : [`${asset} ${role}`]))
    expect([...fieldLists.keys()].sort()).toEqual(open.sort())
  })

  it('says of every state how far the dispute has come', () => {
    expect(stateMarks.map(({ state }) => state)).toEqual(Object.keys(workflows.dispute.states))
    expect(stateMarks.map(({ state }) => ({ state, mark: markOf(state) }))).toEqual(stateMarks)
  })
})
