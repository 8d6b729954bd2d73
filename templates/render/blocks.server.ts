import type { Block, TextStyle } from '../document.ts'
import type { ReservedField } from './fields.server.ts'
import type { FontName } from './fonts.server.ts'
import { breakLines } from './lines.server.ts'
import { drawSlots, slotsHeight } from './places.server.ts'
import { type Align, columnWidth, page, type Sheet } from './sheet.server.ts'
import { drawSquareBlock } from './square.server.ts'
import { drawTable, TABLE_HEAD } from './table.server.ts'

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

/** Whether a line belongs to what follows: a heading, a name above its lines, 此致 above the one addressed. */
const keepsWithNext = ({ style, text }: TextBlock) => style === 'heading' || style === 'strong' || text === '此致'

const tagOf = (style: TextStyle) => (style === 'title' ? 'H1' : style === 'heading' ? 'H2' : 'P')

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
  sheet.need(keepsWithNext(block) ? leading * (lines.length + 2) : leading)
  for (const [index, line] of lines.entries()) {
    // Neither the first nor the last line of a paragraph is left alone on a page.
    const isBeforeLast = index === lines.length - 2 && lines.length > 2
    sheet.need(index === 0 && lines.length > 1 ? leading * 2 : isBeforeLast ? leading * 2 : leading)
    sheet.y -= leading
    sheet.draw(line, { x: page.left, y: sheet.y + (leading - size) / 2, width: columnWidth, size, align })
  }
  sheet.y -= after
}

/** How much of a text moves to the next page together with the signatures below it. */
const MAX_KEPT_LINES = 4

/** Height of the closing lines behind a block: a date never stands alone on a page. */
const closingHeight = (blocks: readonly Block[]): number => {
  const end = blocks.findIndex((block) => block.kind !== 'text' || block.style !== 'closing')
  const closing = end < 0 ? blocks : blocks.slice(0, end)
  return closing.length * (styles.closing.leading + styles.closing.before + styles.closing.after)
}

/** Places of signatures that need no more than this stay on one page. */
const MAX_KEPT_SLOTS = 400
/** A gap and what a text leaves below itself. */
const GAP = 10

/** Room that a text keeps free below itself because signatures follow: they never stand on a page without text. */
const signingHeight = (blocks: readonly Block[]): number => {
  const rest = blocks.slice(blocks.findIndex(({ kind }) => kind !== 'gap'))
  const end = rest.findIndex(({ kind }) => kind !== 'slots')
  const places = rest
    .slice(0, end < 0 ? rest.length : end)
    .flatMap((block) => (block.kind === 'slots' ? [block.slots] : []))
  const [first] = places.filter((slots) => slots.length > 0)
  if (!first) return 0
  const all = places.reduce((sum, slots) => sum + slotsHeight(slots), 0)
  if (all > MAX_KEPT_SLOTS) return slotsHeight(first.slice(0, 2)) + GAP
  return all + GAP + closingHeight(end < 0 ? [] : rest.slice(end))
}

/** How much room a text needs together with what may not be parted from it. */
const keptHeight = (blocks: readonly Block[], isChinese: boolean): number => {
  const [block, ...rest] = blocks
  if (block?.kind === 'gap') return keptHeight(rest, isChinese)
  if (block?.kind === 'table') return TABLE_HEAD
  if (block?.kind !== 'text') return 0
  const lines = Math.min(linesOf(block, isChinese).length, MAX_KEPT_LINES)
  const { leading, before, after } = styles[block.style]
  const below = signingHeight(rest) || (keepsWithNext(block) ? keptHeight(rest, isChinese) : 0)
  return below === 0 ? 0 : lines * leading + before + after + below
}

export interface Layout {
  readonly isChinese: boolean
  /** What stands in the boxes of a copy that nobody signs. */
  readonly note: string | null
}

/** Lays the blocks out from top to bottom; returns where the signatures will stand. */
export const layOut = (
  sheet: Sheet,
  blocks: readonly Block[],
  { isChinese, note }: Layout,
): readonly ReservedField[] => {
  const fields: ReservedField[] = []
  for (const [index, block] of blocks.entries()) {
    const rest = blocks.slice(index + 1)
    if (block.kind === 'text') {
      sheet.need(keptHeight(blocks.slice(index), isChinese))
      sheet.tags.within(tagOf(block.style), () => drawText(sheet, block, isChinese))
    } else if (block.kind === 'table') drawTable(sheet, block.rows)
    else if (block.kind === 'slots')
      fields.push(...drawSlots(sheet, block.slots, { heightBelow: closingHeight(rest), note }))
    else if (block.kind === 'square') drawSquareBlock(sheet, block)
    else if (block.kind === 'page-break') sheet.newPage()
    else if (!sheet.isAtTop) sheet.y -= 8
  }
  return fields
}
