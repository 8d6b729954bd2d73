type Filters<Row, Key extends string> = Readonly<Record<Key, (row: Row) => boolean>>

/** The rows of one kind, and how many there are of each. */
export function narrow<Row, Key extends string>(filters: Filters<Row, Key>, rows: readonly Row[], show: NoInfer<Key>) {
  const counts = (Object.keys(filters) as Key[]).map((key) => ({ key, count: rows.filter(filters[key]).length }))
  return { rows: rows.filter(filters[show]), counts }
}
