import { breakLines, type Line } from './lines.server.ts'
import { columnWidth, hairline, page, type Sheet } from './sheet.server.ts'

/** A row with more lines is continued on the next page. */
const MAX_ROW_LINES = 35
const CELL = { size: 10, leading: 15, padX: 5, padY: 4 } as const

const cellWidth = (text: string) =>
  breakLines(text, { font: 'strong', size: CELL.size, width: Number.POSITIVE_INFINITY })[0]?.width ?? 0

/**
 * Columns get what their longest cell needs; where that is too much, the wide ones give way, each down to an even
 * share of what the narrow ones leave.
 */
const columnWidths = (rows: readonly (readonly string[])[]): readonly number[] => {
  const count = Math.max(...rows.map((row) => row.length))
  const wanted = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => cellWidth(row[column] ?? '') + 2 * CELL.padX + 2)),
  )
  const total = wanted.reduce((sum, width) => sum + width, 0)
  if (total <= columnWidth) return wanted.map((width) => width + (columnWidth - total) / count)
  let share = columnWidth / count
  // Three rounds are enough: each hands on what the columns below the share leave over.
  for (let round = 0; round < 3; round++) {
    const narrow = wanted.filter((width) => width <= share)
    const left = columnWidth - narrow.reduce((sum, width) => sum + width, 0)
    share = left / Math.max(1, count - narrow.length)
  }
  const bounded = wanted.map((width) => Math.min(width, share))
  const sum = bounded.reduce((whole, width) => whole + width, 0)
  return bounded.map((width) => (width * columnWidth) / sum)
}

/** Draws a table; its first row is repeated on every page. */
export const drawTable = (sheet: Sheet, rows: readonly (readonly string[])[]): void => {
  const widths = columnWidths(rows)
  const header = rows[0] ?? []
  const drawRow = (row: readonly string[], isHeader: boolean) => {
    const cells = widths.map((width, column) =>
      breakLines(row[column] ?? '', {
        font: isHeader ? 'strong' : 'serif',
        size: CELL.size,
        width: width - 2 * CELL.padX,
      }),
    )
    const lineCount = Math.max(...cells.map((lines) => lines.length))
    for (let from = 0; from < lineCount; from += MAX_ROW_LINES) {
      const part = cells.map((lines) => lines.slice(from, from + MAX_ROW_LINES))
      const height = Math.max(...part.map((lines) => lines.length)) * CELL.leading + 2 * CELL.padY
      if (sheet.y - height < page.bottom && !isHeader) {
        sheet.newPage()
        drawRow(header, true)
      }
      sheet.need(isHeader ? height * 2 : height)
      drawCells(sheet, { cells: part, widths, height })
      sheet.y -= height
    }
  }
  sheet.y -= 4
  for (const [index, row] of rows.entries()) drawRow(row, index === 0)
  sheet.y -= 8
}

interface Row {
  readonly cells: readonly (readonly Line[])[]
  readonly widths: readonly number[]
  readonly height: number
}

const drawCells = (sheet: Sheet, { cells, widths, height }: Row): void => {
  let x: number = page.left
  for (const [column, lines] of cells.entries()) {
    const width = widths[column] ?? 0
    const box = { x, y: sheet.y - height, width, height, borderWidth: 0.6, borderColor: hairline }
    sheet.current.drawRectangle(box)
    for (const [index, line] of lines.entries()) {
      const y = sheet.y - CELL.padY - (index + 1) * CELL.leading + (CELL.leading - CELL.size) / 2 + 1
      sheet.draw(line, { x: x + CELL.padX, y, width: width - 2 * CELL.padX, size: CELL.size, align: 'left' })
    }
    x += width
  }
}
