import type { Slot } from '../document.ts'
import type { ReservedField } from './fields.server.ts'
import { breakLines } from './lines.server.ts'
import { columnWidth, grey, hairline, page, type Sheet } from './sheet.server.ts'

const HAND = { width: 214, height: 84 } as const
/** The drawing of a seal is about 42 mm wide, as seals of organisations are. */
const SEAL = { width: 142, height: 142 } as const
const LABEL = { size: 10.5, leading: 16 } as const

/** Draws a line across a box that nobody will sign. */
const drawNote = (sheet: Sheet, note: string, box: { x: number; y: number; width: number; height: number }) => {
  const lines = breakLines(note, { font: 'serif', size: LABEL.size, width: box.width - 16 })
  const middle = box.y + (box.height + lines.length * LABEL.leading) / 2
  for (const [index, line] of lines.entries()) {
    const y = middle - (index + 1) * LABEL.leading + 4
    sheet.draw(line, { x: box.x + 8, y, width: box.width - 16, size: LABEL.size, align: 'centre' }, sheet.current, grey)
  }
}

interface Place {
  readonly x: number
  readonly top: number
  readonly height: number
  readonly note: string | null
}

const drawSlot = (sheet: Sheet, slot: Slot, place: Place): ReservedField => {
  const size = slot.kind === 'seal' ? SEAL : HAND
  const lines = breakLines(slot.label, { font: 'serif', size: LABEL.size, width: HAND.width })
  sheet.tags.within('P', () => {
    for (const [index, line] of lines.entries()) {
      const y = place.top - (index + 1) * LABEL.leading + 4
      sheet.draw(line, { x: place.x, y, width: HAND.width, size: LABEL.size, align: 'left' })
    }
  })
  const top = place.top - (place.height - size.height)
  const box = { x: place.x, y: top - size.height, ...size }
  const border = { ...box, borderWidth: 0.5, borderColor: hairline, borderDashArray: [2, 2] }
  sheet.decorate((on) => on.drawRectangle(border))
  const { note } = place
  if (note) sheet.tags.within('P', () => drawNote(sheet, note, box))
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

/** Above each row of places. */
const SLOT_GAP = 8

/** How high places are, two in a row. */
export const slotsHeight = (slots: readonly Slot[]): number => {
  let height = 0
  for (let index = 0; index < slots.length; index += 2)
    height += pairHeights(slots.slice(index, index + 2)).all + SLOT_GAP
  return height
}

/** Draws the places of signatures, two side by side. */
export const drawSlots = (
  sheet: Sheet,
  slots: readonly Slot[],
  { heightBelow, note }: { heightBelow: number; note: string | null },
): readonly ReservedField[] => {
  const fields: ReservedField[] = []
  for (let index = 0; index < slots.length; index += 2) {
    const pair = slots.slice(index, index + 2)
    const { label, all } = pairHeights(pair)
    const isLast = index + 2 >= slots.length
    sheet.need(all + SLOT_GAP + (isLast ? heightBelow : 0))
    sheet.y -= SLOT_GAP
    for (const [column, slot] of pair.entries()) {
      const x = page.left + column * (columnWidth - HAND.width)
      fields.push(drawSlot(sheet, slot, { x, top: sheet.y, height: label + sizeOf(slot).height, note }))
    }
    sheet.y -= all
  }
  return fields
}
