import { PDFArray, type PDFDict, type PDFDocument, type PDFFont, PDFName, type PDFRef } from 'pdf-lib'
import type { Increment } from './increment.server.ts'
import { SigningError } from './types.ts'

/** What was drawn on a signature pad: lines of points in the pad's own units, origin upper left. */
export interface Strokes {
  readonly width: number
  readonly height: number
  readonly lines: readonly (readonly (readonly [x: number, y: number])[])[]
}

/** The hand's part of a signature: drawn, typed, or an organisation's round seal. */
export type Mark =
  | { readonly kind: 'drawn'; readonly strokes: Strokes }
  | { readonly kind: 'typed' }
  | { readonly kind: 'seal' }

type Fontkit = Parameters<PDFDocument['registerFontkit']>[0]

/** Fonts for the visible signature, the first that has a character is used; the same buffers each time are fastest. */
export interface Typeface {
  readonly fontkit: Fontkit
  readonly fonts: readonly Uint8Array[]
}

export interface Appearance {
  readonly name: string
  /** The office in words, e.g. 申请人 or Mediator. */
  readonly roleLabel: string
  readonly mark: Mark
  /** The instant printed in the box; by the law's clock where that differs from real time. */
  readonly shownAt: Date
  readonly typeface: Typeface
}

const MAX_LINES = 400
const MAX_POINTS = 20_000
const SEAL_RED = '0.78 0.05 0.08'
const INK = '0.05 0.09 0.28'
const number = (value: number) => String(Math.round(value * 100) / 100)

/** `2026-03-01 10:05:09 +08:00`: the day and hour as people in China read it. */
export const chinaTime = (at: Date): string =>
  `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')} +08:00`

/** Refuses a drawing that is empty, broken, or larger than any hand draws. */
export const checkStrokes = ({ width, height, lines }: Strokes): void => {
  const points = lines.flat()
  const isInside = ([x, y]: readonly [number, number]) => x >= 0 && x <= width && y >= 0 && y <= height
  const isSound = width > 0 && height > 0 && points.length > 1 && points.every(isInside)
  if (!isSound || !Number.isFinite(width * height) || lines.length > MAX_LINES || points.length > MAX_POINTS)
    throw new SigningError('strokes-form', `${lines.length} lines, ${points.length} points`)
}

/** Writes text in a box with the fonts of a typeface, and collects which fonts it used. */
class Pen {
  readonly used = new Map<string, PDFRef>()
  private readonly opened = new Map<number, PDFFont>()
  constructor(
    private readonly increment: Increment,
    private readonly typeface: Typeface,
  ) {}

  private async fontFor(character: string): Promise<PDFFont> {
    const codePoint = character.codePointAt(0) ?? 0
    const has = (bytes: Uint8Array) => this.typeface.fontkit.create(bytes).hasGlyphForCodePoint(codePoint)
    const index = this.typeface.fonts.findIndex(has)
    const bytes = this.typeface.fonts[index]
    if (!bytes) throw new SigningError('glyph-missing', character)
    const known = this.opened.get(index)
    if (known) return known
    const font = await this.increment.document.embedFont(bytes, { subset: true, features: { liga: false } })
    this.opened.set(index, font)
    this.used.set(`F${index}`, font.ref)
    return font
  }

  /** Each character with its font and its width at size 1. */
  async measure(text: string) {
    const glyphs: { code: string; resource: string; width: number }[] = []
    for (const character of text) {
      const font = await this.fontFor(character)
      const resource = [...this.used].find(([, ref]) => ref === font.ref)?.[0] ?? ''
      glyphs.push({ code: String(font.encodeText(character)), resource, width: font.widthOfTextAtSize(character, 1) })
    }
    return { glyphs, width: glyphs.reduce((sum, glyph) => sum + glyph.width, 0) }
  }

  /** One line of text, made smaller until it fits the width. */
  async line(text: string, at: { x: number; y: number; size: number; maxWidth: number }): Promise<string> {
    const { glyphs, width } = await this.measure(text)
    const size = Math.min(at.size, at.maxWidth / Math.max(width, 0.01))
    const shown = glyphs.map(({ code, resource }) => `/${resource} ${number(size)} Tf ${code} Tj`)
    return `BT ${INK} rg ${number(at.x)} ${number(at.y)} Td ${shown.join(' ')} ET`
  }

  async finish(): Promise<void> {
    for (const font of this.opened.values()) await font.embed()
  }
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const drawnMark = (strokes: Strokes, box: Box): string => {
  checkStrokes(strokes)
  const scale = Math.min(box.width / strokes.width, box.height / strokes.height)
  const left = box.x + (box.width - strokes.width * scale) / 2
  const top = box.y + (box.height + strokes.height * scale) / 2
  const at = ([x, y]: readonly [number, number]) => `${number(left + x * scale)} ${number(top - y * scale)}`
  const paths = strokes.lines.flatMap((line) => {
    const [first, ...rest] = line
    if (!first) return []
    return `${at(first)} m ${(rest.length > 0 ? rest : [first]).map((point) => `${at(point)} l`).join(' ')} S`
  })
  return `q ${INK} RG 1.1 w 1 J 1 j ${paths.join('\n')} Q`
}

const ring = (x: number, y: number, radius: number): string => {
  const k = radius * 0.5523
  const point = (dx: number, dy: number) => `${number(x + dx)} ${number(y + dy)}`
  const r = radius
  return [
    `${point(r, 0)} m`,
    `${point(r, k)} ${point(k, r)} ${point(0, r)} c`,
    `${point(-k, r)} ${point(-r, k)} ${point(-r, 0)} c`,
    `${point(-r, -k)} ${point(-k, -r)} ${point(0, -r)} c`,
    `${point(k, -r)} ${point(r, -k)} ${point(r, 0)} c s`,
  ].join(' ')
}

const star = (x: number, y: number, radius: number): string => {
  const corners = Array.from({ length: 5 }, (_, index) => {
    const angle = Math.PI / 2 + (index * 4 * Math.PI) / 5
    return `${number(x + radius * Math.cos(angle))} ${number(y + radius * Math.sin(angle))}`
  })
  return `${corners.map((corner, index) => `${corner} ${index === 0 ? 'm' : 'l'}`).join(' ')} h f`
}

/** A round seal: the organisation's name along the ring, read clockwise, and a star. */
const sealMark = async (pen: Pen, name: string, box: Box): Promise<string> => {
  const radius = Math.min(box.width, box.height) / 2 - 1
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const { glyphs } = await pen.measure(name)
  const span = Math.min((4 / 3) * Math.PI, glyphs.length * 0.45)
  const size = Math.min(radius * 0.3, (span * radius * 0.72) / Math.max(glyphs.length, 1))
  const letters = glyphs.map(({ code, resource, width }, index) => {
    const angle = Math.PI / 2 + span / 2 - (span * (index + 0.5)) / glyphs.length
    const [cos, sin] = [Math.sin(angle), -Math.cos(angle)]
    const [dx, dy] = [radius * 0.66 * Math.cos(angle), radius * 0.66 * Math.sin(angle)]
    const start = [x + dx - (cos * width * size) / 2, y + dy - (sin * width * size) / 2]
    const matrix = [cos, sin, -sin, cos, ...start].map((value) => (Math.round(value * 1e4) / 1e4).toString())
    return `BT /${resource} ${number(size)} Tf ${matrix.join(' ')} Tm ${code} Tj ET`
  })
  const shapes = `${SEAL_RED} RG ${number(radius / 20)} w ${ring(x, y, radius)} ${star(x, y, radius * 0.28)}`
  return `q ${SEAL_RED} rg ${shapes}\n${letters.join('\n')} Q`
}

const content = async (pen: Pen, look: Appearance, { width, height }: { width: number; height: number }) => {
  const pad = 2
  const size = Math.min(7, height / 6)
  const textWidth = width - 2 * pad
  const marking = { x: pad, y: pad + 2.6 * size, width: textWidth, height: height - 2 * pad - 2.8 * size }
  const marks: Record<Mark['kind'], () => Promise<string>> = {
    drawn: async () => (look.mark.kind === 'drawn' ? drawnMark(look.mark.strokes, marking) : ''),
    typed: () =>
      pen.line(look.name, {
        ...marking,
        y: marking.y + 0.25 * marking.height,
        size: 0.6 * marking.height,
        maxWidth: textWidth,
      }),
    seal: () => sealMark(pen, look.name, marking),
  }
  const mark = await marks[look.mark.kind]()
  const who = await pen.line(`${look.roleLabel}  ${look.name}`, {
    x: pad,
    y: pad + 1.4 * size,
    size,
    maxWidth: textWidth,
  })
  const when = await pen.line(chinaTime(look.shownAt), { x: pad, y: pad + 0.2 * size, size, maxWidth: textWidth })
  return `${mark}\n${who}\n${when}\n`
}

/** Size of a widget in points; a certification may be invisible and has none. */
export const sizeOf = (widget: PDFDict): { width: number; height: number } => {
  const { width, height } = widget.lookup(PDFName.of('Rect'), PDFArray).asRectangle()
  return { width, height }
}

/**
 * Draws the visible signature as vectors and text into the increment and returns its form.
 *
 * @throws SigningError `glyph-missing` with the character rather than printing an empty box; `strokes-form`.
 */
export const drawAppearance = async (increment: Increment, widget: PDFDict, look: Appearance): Promise<PDFRef> => {
  const { document } = increment
  document.registerFontkit(look.typeface.fontkit)
  const pen = new Pen(increment, look.typeface)
  const { width, height } = sizeOf(widget)
  const drawing = await content(pen, look, { width, height })
  await pen.finish()
  const { context } = document
  const form = context.flateStream(drawing, {
    Type: 'XObject',
    Subtype: 'Form',
    FormType: 1,
    BBox: [0, 0, width, height],
    Resources: { Font: Object.fromEntries(pen.used) },
  })
  const ref = increment.add(form)
  increment.addNewcomers()
  return ref
}
