import type { Block, Slot, TextStyle } from '../document.ts'
import type { ReservedField } from './fields.server.ts'
import type { FontName } from './fonts.server.ts'
import { breakLines, type Line } from './lines.server.ts'
import { type Align, columnWidth, grey, hairline, page, type Sheet } from './sheet.server.ts'

interface Style {
  readonly font: FontName
  readonly size: number
  readonly leading: number
  readonly align: Align
  readonly before: number
  readonly after: number
  /** First-line indent in ems. */
  readonly indent: number
}

const body: Style = { font: 'serif', size: 11.5, leading: 20, align: 'justified', before: 0, after: 2, indent: 2 }
const styles: Readonly<Record<TextStyle, Style>> = {
  title: { ...body, font: 'strong', size: 20, leading: 32, align: 'centre', after: 8, indent: 0 },
  heading: { ...body, font: 'strong', size: 12.5, leading: 22, align: 'left', before: 9, after: 3, indent: 0 },
  centred: { ...body, align: 'centre', after: 8, indent: 0 },
  body,
  flush: { ...body, indent: 0 },
  strong: { ...body, font: 'strong', indent: 0 },
  closing: { ...body, align: 'right', before: 6, indent: 0 },
  note: { ...body, size: 9, leading: 14, align: 'centre', after: 6, indent: 0 },
}

/** Whether a line may stand alone at the foot or the head of a page. */
const keepsWithNext = (style: TextStyle) => style === 'heading' || style === 'strong'

const drawText = (sheet: Sheet, style: TextStyle, text: string, indents: boolean): void => {
  const { font, size, leading, align, before, after, indent } = styles[style]
  const lines = breakLines(text, { font, size, width: columnWidth, indent: indents ? indent * size : 0 })
  if (!sheet.isAtTop) sheet.y -= before
  sheet.need(keepsWithNext(style) ? leading * (lines.length + 2) : leading)
  for (const [index, line] of lines.entries()) {
    // Neither the first nor the last line of a paragraph is left alone on a page.
    const isBeforeLast = index === lines.length - 2 && lines.length > 2
    sheet.need(index === 0 && lines.length > 1 ? leading * 2 : isBeforeLast ? leading * 2 : leading)
    sheet.y -= leading
    sheet.draw(line, { x: page.left, y: sheet.y + (leading - size) / 2, width: columnWidth, size, align })
  }
  sheet.y -= after
}

const CELL = { size: 10, leading: 15, padX: 5, padY: 4 } as const

/** Columns get room by their longest cell, within bounds, so that narrow ones stay narrow. */
const columnWidths = (rows: readonly (readonly string[])[]): readonly number[] => {
  const count = Math.max(...rows.map((row) => row.length))
  const wanted = Array.from({ length: count }, (_, column) =>
    Math.min(16, Math.max(3, ...rows.map((row) => [...(row[column] ?? '')].length))),
  )
  const total = wanted.reduce((sum, width) => sum + width, 0)
  return wanted.map((width) => (columnWidth * width) / total)
}

const drawTable = (sheet: Sheet, rows: readonly (readonly string[])[]): void => {
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
    const height = Math.max(...cells.map((lines) => lines.length)) * CELL.leading + 2 * CELL.padY
    if (sheet.y - height < page.bottom && !isHeader) {
      sheet.newPage()
      drawRow(header, true)
    }
    sheet.need(isHeader ? height * 2 : height)
    drawCells(sheet, { cells, widths, height })
    sheet.y -= height
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

const HAND = { width: 214, height: 84 } as const
/** The drawing of a seal is about 42 mm wide, as seals of organisations are. */
const SEAL = { width: 142, height: 142 } as const
const LABEL = { size: 10.5, leading: 16 } as const

const drawSlot = (sheet: Sheet, slot: Slot, place: { x: number; top: number; height: number }): ReservedField => {
  const size = slot.kind === 'seal' ? SEAL : HAND
  const lines = breakLines(slot.label, { font: 'serif', size: LABEL.size, width: HAND.width })
  for (const [index, line] of lines.entries()) {
    const y = place.top - (index + 1) * LABEL.leading + 4
    sheet.draw(line, { x: place.x, y, width: HAND.width, size: LABEL.size, align: 'left' })
  }
  const top = place.top - (place.height - size.height)
  const box = { x: place.x, y: top - size.height, ...size }
  sheet.current.drawRectangle({ ...box, borderWidth: 0.5, borderColor: hairline, borderDashArray: [2, 2] })
  const rect = [box.x, box.y, box.x + size.width, box.y + size.height] as const
  return { name: slot.field, page: sheet.pages.length - 1, rect }
}

const drawSlots = (sheet: Sheet, slots: readonly Slot[]): readonly ReservedField[] => {
  const fields: ReservedField[] = []
  for (let index = 0; index < slots.length; index += 2) {
    const pair = slots.slice(index, index + 2)
    const labels = pair.map(({ label }) => breakLines(label, { font: 'serif', size: LABEL.size, width: HAND.width }))
    const labelHeight = Math.max(...labels.map((lines) => lines.length)) * LABEL.leading + 4
    const boxHeight = Math.max(...pair.map(({ kind }) => (kind === 'seal' ? SEAL : HAND).height))
    const height = labelHeight + boxHeight
    sheet.need(height + 8)
    sheet.y -= 8
    for (const [column, slot] of pair.entries()) {
      const own = labelHeight + (slot.kind === 'seal' ? SEAL : HAND).height
      const x = page.left + column * (columnWidth - HAND.width)
      fields.push(drawSlot(sheet, slot, { x, top: sheet.y, height: own }))
    }
    sheet.y -= height
  }
  return fields
}

/** Lays the blocks out from top to bottom; returns where the signatures will stand. */
export const layOut = (sheet: Sheet, blocks: readonly Block[], indents: boolean): readonly ReservedField[] => {
  const fields: ReservedField[] = []
  for (const block of blocks) {
    if (block.kind === 'text') drawText(sheet, block.style, block.text, indents)
    else if (block.kind === 'table') drawTable(sheet, block.rows)
    else if (block.kind === 'slots') fields.push(...drawSlots(sheet, block.slots))
    else if (block.kind === 'page-break') sheet.newPage()
    else if (!sheet.isAtTop) sheet.y -= 8
  }
  return fields
}

/** The colour of what is not part of the text. */
export const marginColour = grey
