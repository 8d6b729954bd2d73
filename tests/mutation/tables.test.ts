import { describe, expect, it } from 'vitest'
import { deadlineKeys, deadlineRow } from '#app/domain/calendar/deadlines.ts'
import { workflows } from '#app/domain/workflow/index.ts'
import type { TransitionRow, Workflow } from '#app/domain/workflow/types.ts'
import { type Fields, type Mutant, mutantsOf, tableMutants, valuesSeen } from './mutants.ts'
import { deadlineLine, eventLine, goldenLines, stateLine, workflowLines } from './table-lines.ts'

const expected = goldenLines('procedure')
/** The lines of one workflow: from its heading to the next. */
const expectedOf = (id: string): string => {
  const start = expected.findIndex((line) => line.startsWith(`## ${id} |`))
  const next = expected.findIndex((line, n) => n > start && line.startsWith('## '))
  return expected.slice(start, next < 0 ? undefined : next).join('\n')
}

const all: readonly Workflow[] = Object.values(workflows)
/** What is still as expected although something was changed. */
const survivors = <Row>(mutants: readonly Mutant<Row>[], expectedText: string, textOf: (row: Row) => string) =>
  mutants.filter(({ row }) => textOf(row) === expectedText).map(({ name }) => name)

const textOf = (workflow: Workflow) => workflowLines(workflow).join('\n')

/** Changes of the table as a whole: its heading, which states and events there are, and in which order. */
function tableSurvivors(workflow: Workflow): string[] {
  const { id, states, transitions } = workflow
  const whole: Mutant<Workflow>[] = [
    ...mutantsOf(workflow, new Map(), ['states', 'transitions']),
    ...tableMutants(states).map(({ name, row }) => ({ name, row: { ...workflow, states: row } })),
    ...tableMutants(transitions).map(({ name, row }) => ({ name, row: { ...workflow, transitions: row } })),
  ]
  return survivors(whole, expectedOf(id), textOf)
}

type Line<Row> = (name: string, row: Row) => string

/** Changes of one row: every field, each entry of a list. */
function rowSurvivors<Row extends object>(id: string, rows: Readonly<Record<string, Row>>, line: Line<Row>): string[] {
  const lines = expectedOf(id).split('\n')
  const seen = valuesSeen(Object.values(rows) as Fields[])
  return Object.entries(rows).flatMap(([name, row]) => {
    const wanted = lines.find((one) => one === line(name, row))
    if (!wanted) return [`${name} is not as expected`]
    const mutants = mutantsOf(row, seen)
    if (mutants.length < 10) return [`only ${mutants.length} changes of ${name}`]
    return survivors(mutants, wanted, (changed) => line(name, changed)).map((change) => `${name}: ${change}`)
  })
}

describe('no row of the procedure can be changed unseen', () => {
  it.each(all.map((workflow) => [workflow.id, workflow] as const))('%s', (id, workflow) => {
    expect(textOf(workflow)).toBe(expectedOf(id))
    expect(tableSurvivors(workflow)).toEqual([])
    expect(rowSurvivors(id, workflow.states, stateLine)).toEqual([])
    expect(rowSurvivors(id, workflow.transitions, eventLine)).toEqual([])
  })

  it('would be said if a column of the expectation were not looked at', () => {
    const blind: Line<TransitionRow> = (name, row) => eventLine(name, { ...row, tells: 'who mediates' })
    const { accept } = workflows.assignment.transitions
    const found = survivors(mutantsOf(accept, new Map()), blind('accept', accept), (row) => blind('accept', row))
    expect(found.length).toBeGreaterThan(0)
    expect(found.every((name) => name.startsWith('tells = '))).toBe(true)
  })

  it('has no workflow that the expectation does not know', () => {
    const headings = expected.flatMap((line) => /^## (\w+) /.exec(line)?.[1] ?? [])
    expect(all.map(({ id }) => id)).toEqual(headings)
  })
})

describe('no deadline can be changed unseen', () => {
  const wanted = goldenLines('deadlines')
  const rows = deadlineKeys.map((key) => [key, deadlineRow(key)] as const)

  it('they are those that the law and the rules set', () => {
    expect(rows.map(([key, row]) => deadlineLine(key, row))).toEqual(wanted)
  })

  it.each(rows)('%s', (key, row) => {
    // The names are words, not law: they are read on the pages.
    const mutants = mutantsOf(row, valuesSeen(rows.map(([, one]) => ({ ...one }))), ['zh', 'en'])
    expect(mutants.length).toBeGreaterThan(10)
    expect(mutants.filter((mutant) => wanted.includes(deadlineLine(key, mutant.row))).map(({ name }) => name)).toEqual(
      [],
    )
  })
})
