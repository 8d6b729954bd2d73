import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type WorkflowId, workflows } from '#app/domain/workflow/index.ts'
import type { Workflow } from '#app/domain/workflow/types.ts'
import { workflowSql } from '#dev/emit-workflow.ts'
import { goldenLines, workflowLines } from '#tests/mutation/table-lines.ts'

const tables: Readonly<Record<string, Workflow>> = workflows

/** The rows of states and rules that a migration adds; landed migrations are never edited, later ones add theirs. */
const rowsOfProcedure = (sql: string): string[] =>
  sql
    .split('\n')
    .filter((line) => /^ {2}\('\w+', \d+, '/.test(line))
    .map((line) => line.trim().replace(/[,;]$/, ''))

describe('the procedure', () => {
  it('is the one that the law and the rules ask for, row by row', () => {
    expect(Object.values(tables).flatMap(workflowLines)).toEqual(goldenLines('procedure'))
  })

  it('stands in the database as it stands in the tables', () => {
    const files = globSync('prisma/migrations/*/migration.sql').sort()
    const written = files.flatMap((file) => rowsOfProcedure(readFileSync(file, 'utf8')))
    // A later migration may write a row anew, by the same workflow, version, state and event.
    const last = new Map(written.map((row) => [row.split(', ').slice(0, 4).join(), row]))
    expect([...last.values()].sort()).toEqual(rowsOfProcedure(workflowSql()).sort())
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
