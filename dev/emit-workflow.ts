import { writeFile } from 'node:fs/promises'
import { type WorkflowId, workflows } from '#app/domain/workflow/index.ts'
import type { Workflow } from '#app/domain/workflow/types.ts'

/** The rows of `workflow_state` and `workflow_rule`, from the tables of the procedure; one row for each state and from-state. */
export function workflowSql(): string {
  const states: string[] = []
  const rules: string[] = []
  for (const id of Object.keys(workflows) as WorkflowId[]) {
    const { version, states: all, transitions }: Workflow = workflows[id]
    const ends = Object.entries({ none: { ends: 'rest' }, ...all })
    states.push(...ends.map(([state, row]) => `  ('${id}', ${version}, '${state}', '${row.ends}')`))
    for (const [event, row] of Object.entries(transitions)) {
      const roles = `{${row.by.join(',')}}`
      for (const from of row.from) {
        const to = row.to === '=' ? from : row.to
        rules.push(`  ('${id}', ${version}, '${from}', '${event}', '${to}', '${row.basis}', '${roles}')`)
      }
    }
  }
  return [
    '-- Written from app/domain/workflow by dev/emit-workflow.ts; a change of the tables is a new migration.',
    'insert into workflow_state (workflow, version, state, ends) values',
    `${states.join(',\n')};`,
    'insert into workflow_rule (workflow, version, from_state, event, to_state, basis, by_roles) values',
    `${rules.join(',\n')};`,
    '',
  ].join('\n')
}

if (import.meta.filename === process.argv[1]) {
  const file = process.argv[2]
  if (file) await writeFile(file, workflowSql())
  else process.stdout.write(workflowSql())
}
