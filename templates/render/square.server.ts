import type { Color, PDFPage } from 'pdf-lib'
import { encode } from 'uqr'
import type { SquareCode } from '../document.ts'
import { breakLines } from './lines.server.ts'
import { black, columnWidth, page, type Sheet } from './sheet.server.ts'

/** About four centimetres: read at arm's length by a cheap telephone. */
const SIZE = 112
const GAP = 18
/** The white that readers need around the squares. */
const QUIET = 6

interface Place {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly color: Color
}

/** Draws a square code with its lower left corner at a place. */
export const drawSquareCode = (on: PDFPage, text: string, { x, y, size: side, color }: Place): void => {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const squares = data.flatMap((row, down) =>
    row.flatMap((isDark, across) => (isDark ? [`M${across} ${down}h1v1h-1z`] : [])),
  )
  on.drawSvgPath(squares.join(''), { x, y: y + side, scale: side / size, color, borderWidth: 0 })
}

/** A large code at the left with its lines beside it, in the middle of its height. */
export const drawSquareBlock = (sheet: Sheet, { text, lines }: SquareCode): void => {
  sheet.need(SIZE + 2 * QUIET)
  const width = columnWidth - SIZE - GAP
  const set = lines.flatMap((line, index) => {
    const size = index === 0 ? 15 : 10.5
    return breakLines(line, { font: index === 0 ? 'strong' : 'serif', size, width }).map((broken) => ({ broken, size }))
  })
  const height = set.reduce((sum, { size }) => sum + size * 1.7, 0)
  const bottom = sheet.y - QUIET - SIZE
  const draw = () => drawSquareCode(sheet.current, text, { x: page.left, y: bottom, size: SIZE, color: black })
  sheet.tags.within('Figure', () => sheet.paint(sheet.current, draw), text)
  let y = bottom + SIZE - Math.max(0, (SIZE - height) / 2)
  for (const { broken, size } of set) {
    y -= size * 1.7
    const place = { x: page.left + SIZE + GAP, y: y + size * 0.4, width, size, align: 'left' } as const
    sheet.tags.within('P', () => sheet.draw(broken, place))
  }
  sheet.y = bottom - QUIET
}
