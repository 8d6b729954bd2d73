import { type PDFDocument, type PDFFont, type PDFPage, rgb, setCharacterSpacing } from 'pdf-lib'
import { type FontName, fontBytes } from './fonts.server.ts'
import type { Line } from './lines.server.ts'
import { Tags } from './tags.server.ts'

const mm = (length: number) => (length * 72) / 25.4

/** A4 with the margins of official papers (GB/T 9704): 37 mm above, 28 mm at the binding, a field of 156 by 225 mm. */
export const page = {
  width: 595.28,
  height: 841.89,
  left: mm(28),
  right: mm(26),
  top: mm(37),
  bottom: mm(35),
} as const
export const columnWidth = page.width - page.left - page.right

export const black = rgb(0.08, 0.08, 0.1)
export const grey = rgb(0.42, 0.43, 0.46)
export const hairline = rgb(0.72, 0.73, 0.76)

export type Align = 'left' | 'centre' | 'right' | 'justified'

export interface Placing {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly align: Align
}

/**
 * One character, one glyph, as wide as it was measured: with its features on, the font would put other digits beside
 * Latin letters than beside Chinese ones.
 */
const ONE_TO_ONE = { liga: false, locl: false, ccmp: false, calt: false, kern: false } as const

/** A justified line is stretched no further than this per character, in ems. */
const MAX_STRETCH = 0.12

/** The pages of a paper under way, and the place where the next line goes. */
export class Sheet {
  readonly pages: PDFPage[] = []
  readonly tags = new Tags()
  y = 0
  private readonly fonts = new Map<FontName, PDFFont>()

  constructor(readonly document: PDFDocument) {
    this.newPage()
  }

  get current(): PDFPage {
    const last = this.pages.at(-1)
    if (!last) throw new RangeError('a sheet without pages')
    return last
  }

  newPage(): void {
    this.pages.push(this.document.addPage([page.width, page.height]))
    this.y = page.height - page.top
  }

  /** Starts a new page if less than `height` is left on this one. */
  need(height: number): void {
    if (this.y - height < page.bottom) this.newPage()
  }

  get isAtTop(): boolean {
    return this.y >= page.height - page.top
  }

  /** Embeds the fonts before anything is drawn: embedding waits, drawing does not. */
  async open(names: readonly FontName[]): Promise<void> {
    for (const name of names)
      this.fonts.set(name, await this.document.embedFont(fontBytes(name), { subset: true, features: ONE_TO_ONE }))
  }

  private font(name: FontName): PDFFont {
    const font = this.fonts.get(name)
    if (!font) throw new RangeError(`font ${name} is not open`)
    return font
  }

  /** Draws one line on a page. */
  draw(line: Line, { x, y, width, size, align }: Placing, on: PDFPage = this.current, color = black): void {
    const slack = width - line.indent - line.width
    const count = line.runs.reduce((sum, { text }) => sum + [...text].length, 0)
    const stretch = align === 'justified' && !line.isLast && count > 1 ? slack / (count - 1) : 0
    const spacing = stretch > 0 && stretch <= MAX_STRETCH * size ? stretch : 0
    const shift = { left: 0, justified: 0, centre: slack / 2, right: slack }[align]
    let at = x + line.indent + shift
    if (line.runs.length === 0) return
    this.paint(on, () => {
      if (spacing > 0) on.pushOperators(setCharacterSpacing(spacing))
      for (const { font, text, width: runWidth } of line.runs) {
        on.drawText(text, { x: at, y, size, font: this.font(font), color })
        at += runWidth + spacing * [...text].length
      }
      if (spacing > 0) on.pushOperators(setCharacterSpacing(0))
    })
  }

  /** Draws on a page what belongs to the open element of the structure; with none open, decoration. */
  paint(on: PDFPage, draw: () => void): void {
    this.tags.paint(on, this.pages.indexOf(on), draw)
  }

  /** Draws a rule or a border on this page. */
  decorate(draw: (on: PDFPage) => void): void {
    const on = this.current
    this.tags.decorate(on, () => draw(on))
  }
}
