/** A changed copy of a row and what was changed in it. */
export interface Mutant<Row> {
  readonly name: string
  readonly row: Row
}

/** A row as a thing with fields. */
export type Fields = Readonly<Record<string, unknown>>

/** Every value that a field of these rows takes somewhere: a change to one of these still looks right. */
export function valuesSeen(rows: readonly Fields[]): ReadonlyMap<string, readonly unknown[]> {
  const seen = new Map<string, Set<unknown>>()
  for (const row of rows) {
    for (const [field, value] of Object.entries(row)) {
      const values = seen.get(field) ?? new Set<unknown>()
      for (const one of Array.isArray(value) ? value : [value]) values.add(one)
      seen.set(field, values)
    }
  }
  return new Map([...seen].map(([field, values]) => [field, [...values]]))
}

/** All lists that differ from this one by one entry: without it, with another before it, or the next two swapped. */
function changedLists(list: readonly unknown[], others: readonly unknown[]): unknown[][] {
  const without = list.map((_, n) => list.toSpliced(n, 1))
  const swapped = list.slice(1).map((_, n) => list.toSpliced(n, 2, list[n + 1], list[n]))
  const replaced = list.map((entry, n) => list.toSpliced(n, 1, others.find((other) => other !== entry) ?? 'other'))
  const added = others.filter((other) => !list.includes(other)).map((other) => [...list, other])
  return [...without, ...swapped, ...replaced, ...added]
}

function changedValues(value: unknown, others: readonly unknown[]): unknown[] {
  if (Array.isArray(value)) return changedLists(value, others)
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'number') return [value + 1, value - 1]
  if (typeof value === 'string') return [`${value}2`, '', ...others.filter((other) => other !== value).slice(0, 3)]
  throw new Error(`no change is known for ${JSON.stringify(value)}`)
}

/** Every copy of a row in which exactly one thing is different; a field that was never thought of is changed as well. */
export function mutantsOf<Row extends object>(
  row: Row,
  seen: ReadonlyMap<string, readonly unknown[]>,
  leaveOut: readonly string[] = [],
): Mutant<Row>[] {
  return Object.entries(row)
    .filter(([field]) => !leaveOut.includes(field))
    .flatMap(([field, value]) =>
      changedValues(value, seen.get(field) ?? []).map((changed) => ({
        name: `${field} = ${JSON.stringify(changed)}`,
        row: { ...row, [field]: changed },
      })),
    )
}

/** Every copy of a table in which one row has gone, stands under another name, or one more is there. */
export function tableMutants<Row>(table: Readonly<Record<string, Row>>): Mutant<Record<string, Row>>[] {
  const entries = Object.entries(table)
  const first = entries[0]?.[1]
  const grown = first === undefined ? [] : [{ name: 'one more row', row: { ...table, anotherRow: first } }]
  const changed = entries.flatMap(([name], n) => [
    { name: `${name} has gone`, row: Object.fromEntries(entries.toSpliced(n, 1)) },
    {
      name: `${name} renamed`,
      row: Object.fromEntries(entries.map(([key, row]) => [key === name ? `${key}2` : key, row])),
    },
  ])
  return [...grown, ...changed]
}
