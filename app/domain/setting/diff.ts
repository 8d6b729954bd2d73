import type { Line } from './setting.ts'

/** One line that is different: what it was and what it becomes; empty where there was or is nothing. */
export interface ChangedLine {
  readonly id: string
  readonly label: string
  readonly was: string
  readonly is: string
}

/** What is different between two documents as people read them, in the order of the newer one. */
export function changedLines(before: readonly Line[], after: readonly Line[]): ChangedLine[] {
  const was = new Map(before.map(({ id, value }) => [id, value]))
  const ids = new Set(after.map(({ id }) => id))
  const changed = after.map(({ id, label, value }) => ({ id, label, was: was.get(id) ?? '', is: value }))
  const gone = before
    .filter(({ id }) => !ids.has(id))
    .map(({ id, label, value }) => ({ id, label, was: value, is: '' }))
  return [...changed, ...gone].filter((line) => line.was !== line.is)
}
