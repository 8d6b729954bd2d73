import { breakLines, type Line, widestPiece } from './lines.server.ts'
import { columnWidth, hairline, page, type Sheet } from './sheet.server.ts'

/** A row with more lines is continued on the next page. */
const MAX_ROW_LINES = 35
const CELL = { size: 10, leading: 15, padX: 5, padY: 4 } as const

/** What a table needs to begin: its first row, which is repeated on every page, and one more. */
export const TABLE_HEAD = 2 * (CELL.leading + 2 * CELL.padY) + 4

const PADDING = 2 * CELL.padX + 2
const cell = { font: 'strong', size: CELL.size, width: Number.POSITIVE_INFINITY } as const
const cellWidth = (text: string) => (breakLines(text, cell)[0]?.width ?? 0) + PADDING
const pieceWidth = (text: string) => widestPiece(text, cell) + PADDING

/**
 * Columns get what their longest cell needs; where that is too much, all give way to one common width, but none, if it can
 * be helped, below the longest word or number in it.
 */
const columnWidths = (rows: readonly (readonly string[])[]): readonly number[] => {
  const count = Math.max(...rows.map((row) => row.length))
  const widest = (measure: (text: string) => number) =>
    Array.from({ length: count }, (_, column) => Math.max(...rows.map((row) => measure(row[column] ?? ''))))
  const wanted = widest(cellWidth)
  const total = wanted.reduce((sum, width) => sum + width, 0)
  if (total <= columnWidth) return wanted.map((width) => width + (columnWidth - total) / count)
  const least = widest(pieceWidth).map((width) => Math.min(width, (1.5 * columnWidth) / count))
  const at = (level: number) => wanted.map((width, column) => Math.min(width, Math.max(level, least[column] ?? 0)))
  let [low, high] = [0, columnWidth]
  // Halved so often, the common width is exact to less than a hundredth of a point.
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2
    if (at(middle).reduce((sum, width) => sum + width, 0) > columnWidth) high = middle
    else low = middle
  }
  const found = at(low)
  const sum = found.reduce((whole, width) => whole + width, 0)
  return found.map((width) => (width * columnWidth) / sum)
}

/** Draws a table; its first row is repeated on every page. */
export const drawTable = (sheet: Sheet, rows: readonly (readonly string[])[]): void => {
  const widths = columnWidths(rows)
  const header = rows[0] ?? []
  const cellsOf = (row: readonly string[], isHeader: boolean) =>
    widths.map((width, column) =>
      breakLines(row[column] ?? '', {
        font: isHeader ? 'strong' : 'serif',
        size: CELL.size,
        width: width - 2 * CELL.padX,
      }),
    )
  const heightOf = (row: readonly string[]) => {
    const lines = Math.max(...cellsOf(row, false).map((each) => each.length))
    return Math.min(lines, MAX_ROW_LINES) * CELL.leading + 2 * CELL.padY
  }
  const drawRow = (row: readonly string[], isHeader: boolean, below = 0) => {
    const cells = cellsOf(row, isHeader)
    const lineCount = Math.max(...cells.map((lines) => lines.length))
    for (let from = 0; from < lineCount; from += MAX_ROW_LINES) {
      const part = cells.map((lines) => lines.slice(from, from + MAX_ROW_LINES))
      const height = Math.max(...part.map((lines) => lines.length)) * CELL.leading + 2 * CELL.padY
      if (sheet.y - height - below < page.bottom && !isHeader) {
        sheet.newPage()
        drawRow(header, true)
      }
      sheet.need(isHeader ? height * 2 : height)
      const cell = isHeader ? 'TH' : 'TD'
      sheet.tags.within('TR', () => drawCells(sheet, { cells: part, widths, height, cell }))
      sheet.y -= height
    }
  }
  sheet.y -= 4
  sheet.tags.within('Table', () => {
    for (const [index, row] of rows.entries()) {
      // The last row never stands alone on a page.
      const last = index === rows.length - 2 && rows.length > 3 ? rows.at(-1) : undefined
      drawRow(row, index === 0, last && heightOf(last))
    }
  })
  sheet.y -= 8
}

interface Row {
  readonly cells: readonly (readonly Line[])[]
  readonly widths: readonly number[]
  readonly height: number
  readonly cell: 'TH' | 'TD'
}

const drawCells = (sheet: Sheet, { cells, widths, height, cell }: Row): void => {
  let x: number = page.left
  for (const [column, lines] of cells.entries()) {
    const width = widths[column] ?? 0
    const box = { x, y: sheet.y - height, width, height, borderWidth: 0.6, borderColor: hairline }
    sheet.decorate((on) => on.drawRectangle(box))
    const left = x + CELL.padX
    sheet.tags.within(cell, () => {
      for (const [index, line] of lines.entries()) {
        const y = sheet.y - CELL.padY - (index + 1) * CELL.leading + (CELL.leading - CELL.size) / 2 + 1
        sheet.draw(line, { x: left, y, width: width - 2 * CELL.padX, size: CELL.size, align: 'left' })
      }
    })
    x += width
  }
}
