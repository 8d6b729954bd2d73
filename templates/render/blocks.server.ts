import type { Block, Slot, TextStyle } from '../document.ts'
import type { ReservedField } from './fields.server.ts'
import type { FontName } from './fonts.server.ts'
import { breakLines, type Line } from './lines.server.ts'
import { type Align, columnWidth, hairline, page, type Sheet } from './sheet.server.ts'

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

type TextBlock = Extract<Block, { kind: 'text' }>

const linesOf = ({ style, text }: TextBlock, isChinese: boolean) => {
  const { font, size, indent } = styles[style]
  return breakLines(text, { font, size, width: columnWidth, indent: isChinese ? indent * size : 0 })
}

const drawText = (sheet: Sheet, block: TextBlock, isChinese: boolean): void => {
  const { style } = block
  const { size, leading, before, after } = styles[style]
  // Letters pulled apart read badly; only Chinese is set flush on both sides.
  const align = styles[style].align === 'justified' && !isChinese ? 'left' : styles[style].align
  const lines = linesOf(block, isChinese)
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

const sizeOf = ({ kind }: Slot) => (kind === 'seal' ? SEAL : HAND)

/** Two places side by side: how high their labels and they are together. */
const pairHeights = (pair: readonly Slot[]) => {
  const labels = pair.map(({ label }) => breakLines(label, { font: 'serif', size: LABEL.size, width: HAND.width }))
  const label = Math.max(...labels.map((lines) => lines.length)) * LABEL.leading + 4
  return { label, all: label + Math.max(...pair.map((slot) => sizeOf(slot).height)) }
}

const SLOT_GAP = 8

const drawSlots = (sheet: Sheet, slots: readonly Slot[], heightBelow: number): readonly ReservedField[] => {
  const fields: ReservedField[] = []
  for (let index = 0; index < slots.length; index += 2) {
    const pair = slots.slice(index, index + 2)
    const { label, all } = pairHeights(pair)
    const isLast = index + 2 >= slots.length
    sheet.need(all + SLOT_GAP + (isLast ? heightBelow : 0))
    sheet.y -= SLOT_GAP
    for (const [column, slot] of pair.entries()) {
      const x = page.left + column * (columnWidth - HAND.width)
      fields.push(drawSlot(sheet, slot, { x, top: sheet.y, height: label + sizeOf(slot).height }))
    }
    sheet.y -= all
  }
  return fields
}

/** Height of the closing lines behind a block: a date never stands alone on a page. */
const closingHeight = (blocks: readonly Block[]): number => {
  const end = blocks.findIndex((block) => block.kind !== 'text' || block.style !== 'closing')
  const closing = end < 0 ? blocks : blocks.slice(0, end)
  return closing.length * (styles.closing.leading + styles.closing.before + styles.closing.after)
}

/** Room that a text keeps free below itself because signatures follow: they never stand on a page without text. */
const signingHeight = (blocks: readonly Block[]): number => {
  const next = blocks.findIndex(({ kind }) => kind !== 'gap')
  const block = blocks[next]
  if (block?.kind !== 'slots') return 0
  const isWhole = block.slots.length <= 2
  const closing = isWhole ? closingHeight(blocks.slice(next + 1)) : 0
  return pairHeights(block.slots.slice(0, 2)).all + 2 * SLOT_GAP + closing
}

/** Lays the blocks out from top to bottom; returns where the signatures will stand. */
export const layOut = (sheet: Sheet, blocks: readonly Block[], isChinese: boolean): readonly ReservedField[] => {
  const fields: ReservedField[] = []
  for (const [index, block] of blocks.entries()) {
    const rest = blocks.slice(index + 1)
    if (block.kind === 'text') {
      const below = signingHeight(rest)
      if (below > 0) sheet.need(linesOf(block, isChinese).length * styles[block.style].leading + below)
      drawText(sheet, block, isChinese)
    } else if (block.kind === 'table') drawTable(sheet, block.rows)
    else if (block.kind === 'slots') fields.push(...drawSlots(sheet, block.slots, closingHeight(rest)))
    else if (block.kind === 'page-break') sheet.newPage()
    else if (!sheet.isAtTop) sheet.y -= 8
  }
  return fields
}
