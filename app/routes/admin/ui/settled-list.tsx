import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

export interface SettledRow {
  readonly key: string
  readonly title: string
  readonly value: string
}

interface SettledListProps<Row extends SettledRow> {
  readonly kind: 'rule' | 'notice' | 'reason'
  readonly rows: readonly Row[]
  readonly mark: (row: Row) => ReactNode
}

/** Things that ship with the program and may be settled otherwise, each with the way to its versions. */
export const SettledList = <Row extends SettledRow>({ kind, rows, mark }: SettledListProps<Row>) => (
  <ul className="rowlinks">
    {rows.map((row) => (
      <li key={row.key}>
        <Link to={`/setting/${kind}/${row.key}`}>
          <span>
            <span className="t">{row.title}</span>
            <span className="second">{row.value}</span>
          </span>
          {mark(row)}
        </Link>
      </li>
    ))}
  </ul>
)
