import { readFileSync } from 'node:fs'
import type { DeadlineRow } from '#app/domain/calendar/deadlines.ts'
import type { StateRow, TransitionRow, Workflow } from '#app/domain/workflow/types.ts'

/** The lines of a file written by hand, without its comments. */
export const goldenLines = (name: string): string[] =>
  readFileSync(`tests/golden/${name}.txt`, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))

const list = (names: readonly (string | number)[], none = '-') => names.join(', ') || none

export const stateLine = (name: string, row: StateRow) =>
  `state | ${name} | ${row.zh} | ${row.en} | ${row.stage} | ${row.ends} | waits for ${list(row.waitsFor)} | clocks ${list(row.deadlines)}`
export const eventLine = (name: string, row: TransitionRow) =>
  `event | ${name} | ${row.from.join(', ')} -> ${row.to} | by ${list(row.by)} | needs ${list(row.needs)} | does ${list(row.effects)} | ${row.basis} | ${row.zh} / ${row.en} | ${row.main ? 'main' : 'later'} | tells ${row.tells}`

/** One workflow table as lines of `golden/procedure.txt`. */
export const workflowLines = ({ id, version, zh, en, states, transitions }: Workflow): string[] => [
  `## ${id} | version ${version} | ${zh} / ${en}`,
  ...Object.entries(states).map(([name, row]) => stateLine(name, row)),
  ...Object.entries(transitions).map(([name, row]) => eventLine(name, row)),
]

const eventNames = (events: DeadlineRow['onMissed']) =>
  list(events.map(({ workflow, event }) => `${workflow}.${event}`))

/** One deadline as a line of `golden/deadlines.txt`. */
export const deadlineLine = (key: string, row: DeadlineRow): string =>
  `${key} | ${list(row.amounts, 'set')} ${row.unit} | ${row.rolls ? 'rolls' : '-'} | ${row.basis} | then ${eventNames(row.onMissed)} | asks ${eventNames(row.asks)}`
