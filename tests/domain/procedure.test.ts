import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type WorkflowId, workflows } from '#app/domain/workflow/index.ts'
import type { StateRow, TransitionRow, Workflow } from '#app/domain/workflow/types.ts'
import { workflowSql } from '#dev/emit-workflow.ts'

const expected = readFileSync('tests/golden/procedure.txt', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('# '))

const list = (names: readonly string[]) => names.join(', ') || '-'
const stateLine = (name: string, row: StateRow) =>
  `state | ${name} | ${row.zh} | ${row.en} | ${row.stage} | ${row.ends} | ${row.deadlines.join(', ')}`
const eventLine = (name: string, row: TransitionRow) =>
  `event | ${name} | ${row.from.join(', ')} -> ${row.to} | by ${list(row.by)} | needs ${list(row.needs)} | does ${list(row.effects)} | ${row.basis} | ${row.zh} / ${row.en} | ${row.main ? 'main' : 'later'}`

/** The tables as lines of the golden file. */
const linesOf = (tables: Readonly<Record<string, Workflow>>): string[] =>
  Object.values(tables).flatMap(({ id, zh, states, transitions }) => [
    `## ${id} ${zh}`,
    ...Object.entries(states).map(([name, row]) => stateLine(name, row)),
    ...Object.entries(transitions).map(([name, row]) => eventLine(name, row)),
  ])

const tables: Readonly<Record<string, Workflow>> = workflows
const changes: readonly ((row: TransitionRow) => TransitionRow)[] = [
  (row) => ({ ...row, from: [...row.from, 'draft2'] }),
  (row) => ({ ...row, from: row.from.slice(1) }),
  (row) => ({ ...row, to: `${row.to}2` }),
  (row) => ({ ...row, by: [...row.by, 'interestedPerson'] }),
  (row) => ({ ...row, by: row.by.slice(1) }),
  (row) => ({ ...row, needs: [...row.needs, 'x'] }),
  (row) => ({ ...row, effects: [...row.effects, 'x'] }),
  (row) => ({ ...row, basis: 'x' }),
  (row) => ({ ...row, main: !row.main }),
]

describe('the procedure', () => {
  it('is the one that the law and the rules ask for, row by row', () => {
    expect(linesOf(tables)).toEqual(expected)
  })

  it('cannot be changed in any row without a test turning red', () => {
    const survivors: string[] = []
    for (const [id, workflow] of Object.entries(tables)) {
      for (const [event, row] of Object.entries(workflow.transitions)) {
        for (const [index, change] of changes.entries()) {
          const changed = { ...workflow, transitions: { ...workflow.transitions, [event]: change(row) } }
          if (linesOf({ ...tables, [id]: changed }).join('\n') === expected.join('\n'))
            survivors.push(`${id}.${event} change ${index}`)
        }
      }
    }
    expect(survivors).toEqual([])
  })

  it('stands in the database as it stands in the tables', () => {
    expect(readFileSync('prisma/migrations/0002_workflow_rules/migration.sql', 'utf8')).toBe(workflowSql())
  })

  it.each(Object.keys(workflows) as WorkflowId[])(
    'has a way out of every state of %s that asks somebody to act',
    (id) => {
      const { states, transitions }: Workflow = workflows[id]
      for (const [name, { ends }] of Object.entries(states)) {
        const leaves = Object.values(transitions).some(
          ({ from, to }) => from.includes(name) && to !== '=' && to !== name,
        )
        expect(leaves, `${id}.${name}`).toBe(ends !== 'end' && leaves)
        if (ends === 'no') expect(leaves, `${id}.${name}`).toBe(true)
      }
    },
  )
})
