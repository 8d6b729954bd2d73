import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

export type QueueColumn = {
  readonly key: string
  readonly head: ReactNode
  readonly isNumber?: boolean
  /** Stands before the cell on a narrow screen, which shows no heads: for what its own words do not tell. */
  readonly label?: string
}

export type QueueRow = {
  readonly key: string
  /** What is to be done; the link of the row. */
  readonly lead: { readonly to: string; readonly label: ReactNode; readonly sub?: ReactNode }
  /** Cells of the other columns by key. */
  readonly cells: Readonly<Record<string, ReactNode>>
  readonly selected?: boolean
}

export type QueueTableProps = {
  readonly caption: string
  readonly leadHead: ReactNode
  /** Columns in front of the link of the row. */
  readonly before?: readonly QueueColumn[]
  readonly columns: readonly QueueColumn[]
  readonly rows: readonly QueueRow[]
  /** Shown instead of the table when nothing is waiting: an `EmptyState`. */
  readonly empty?: ReactNode
}

/** Work by deadline: a real table, J and K walk its rows. */
export const QueueTable = ({ caption, leadHead, before = [], columns, rows, empty }: QueueTableProps) => {
  if (rows.length === 0) return <>{empty}</>
  return (
    <table className="queue">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <Heads columns={before} />
          <th scope="col">{leadHead}</th>
          <Heads columns={columns} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row} before={before} columns={columns} />
        ))}
      </tbody>
    </table>
  )
}

const Heads = ({ columns }: Pick<QueueTableProps, 'columns'>) =>
  columns.map(({ key, head, isNumber }) => (
    <th key={key} scope="col" className={isNumber ? 'num' : undefined}>
      {head}
    </th>
  ))

const Cells = ({ row, columns }: Pick<QueueTableProps, 'columns'> & { readonly row: QueueRow }) =>
  columns.map(({ key, isNumber, label }) => (
    <td key={key} className={isNumber ? 'num song' : undefined} data-label={label}>
      {row.cells[key]}
    </td>
  ))

const Row = ({ row, before, columns }: Pick<QueueTableProps, 'before' | 'columns'> & { readonly row: QueueRow }) => (
  <tr className={row.selected ? 'is-selected' : undefined}>
    <Cells row={row} columns={before ?? []} />
    <td>
      <Link className="lead" to={row.lead.to} {...(row.selected ? { 'aria-current': true } : {})}>
        {row.lead.label}
      </Link>
      {row.lead.sub && <span className="sub">{row.lead.sub}</span>}
    </td>
    <Cells row={row} columns={columns} />
  </tr>
)
