import type { Item } from './item-parts.tsx'

/** One line of the list: an item alone, or the pictures of one row in their order. */
export interface Row<One = Item> {
  readonly first: One
  readonly rest: readonly One[]
}

/** Puts pictures of one row together, where the first of them stands. */
export function rowsOf<One extends Pick<Item, 'setId' | 'setNo'>>(items: readonly One[]): Row<One>[] {
  const seen = new Set<string>()
  return items.flatMap((item) => {
    const { setId } = item
    if (!setId) return [{ first: item, rest: [] }]
    if (seen.has(setId)) return []
    seen.add(setId)
    const [first = item, ...rest] = items
      .filter((one) => one.setId === setId)
      .sort((a, b) => (a.setNo ?? 0) - (b.setNo ?? 0))
    return [{ first, rest }]
  })
}

/** Lines by the day of what they show, the earliest first; those without a day (an empty one) come last. */
export function daysOf<One extends Pick<Item, 'takenOn'>>(rows: readonly Row<One>[]): [string, Row<One>[]][] {
  const days = new Map<string, Row<One>[]>()
  for (const row of rows) days.set(row.first.takenOn ?? '', [...(days.get(row.first.takenOn ?? '') ?? []), row])
  return [...days].sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a.localeCompare(b)))
}
