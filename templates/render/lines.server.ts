import { createRequire } from 'node:module'
import { type FontName, fontFor, widthOf } from './fonts.server.ts'

const require = createRequire(import.meta.url)
interface Breaker {
  nextBreak(): { readonly position: number; readonly required: boolean } | null
}
const LineBreaker = require('linebreak') as new (text: string) => Breaker

/** Signs of an unwritten character are printed by no paper. */
export class GlyphMissing extends Error {
  override readonly name = 'GlyphMissing'
  constructor(readonly character: string) {
    super(`no font has U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`)
  }
}

export interface Setting {
  readonly font: FontName
  readonly size: number
  /** Width of the column. */
  readonly width: number
  /** How far the first line is moved in. */
  readonly indent?: number
}

/** A stretch of characters of one font. */
export interface Run {
  readonly font: FontName
  readonly text: string
  readonly width: number
}

export interface Line {
  readonly runs: readonly Run[]
  readonly width: number
  readonly indent: number
  /** The last of its paragraph is never stretched. */
  readonly isLast: boolean
}

const runsOf = (text: string, { font, size }: Setting): readonly Run[] => {
  const runs: { font: FontName; text: string; width: number }[] = []
  for (const each of text) {
    const last = runs.at(-1)
    const isSpace = /\s/.test(each)
    // A space has no look of its own: it stays with the run before it, and the rare kinds are printed as the plain one.
    const character = isSpace && each !== '\u3000' ? ' ' : each
    const name = isSpace ? (last?.font ?? font) : fontFor(character, font)
    if (name === null) throw new GlyphMissing(character)
    const width = widthOf(character, name) * size
    if (last?.font === name) {
      last.text += character
      last.width += width
    } else runs.push({ font: name, text: character, width })
  }
  return runs
}

const widthOfText = (text: string, setting: Setting) => runsOf(text, setting).reduce((sum, { width }) => sum + width, 0)

/** What stays beside its number. */
const UNIT = /[年月日时分元条项份期次]/

/** What must not begin a line. */
const NOT_FIRST = /^[、，。；：！？）》」』】〉”’…—,.;:!?)\]}%]/

/** Cuts a piece that is longer than a line by itself, such as a checksum, without leaving a closing mark alone. */
const cutToFit = (piece: string, setting: Setting, room: number): readonly [string, string] => {
  const characters = [...piece]
  let count = 0
  let width = 0
  while (count < characters.length) {
    width += widthOfText(characters[count] ?? '', setting)
    if (width > room && count > 0) break
    count += 1
  }
  while (count > 1 && NOT_FIRST.test(characters[count] ?? '')) count -= 1
  return [characters.slice(0, count).join(''), characters.slice(count).join('')]
}

/**
 * Breaks a text into lines by the Unicode rules (UAX #14), which hold closing marks back from the line's start; each
 * line break in it ends a paragraph.
 */
export const breakLines = (text: string, setting: Setting): readonly Line[] =>
  text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).flatMap((paragraph) => breakParagraph(paragraph, setting))

/** Width of the longest piece of a text that no line break may part. */
export const widestPiece = (text: string, setting: Setting): number =>
  Math.max(0, ...piecesOf(text).map((piece) => widthOfText(piece.trimEnd(), setting)))

const piecesOf = (paragraph: string): readonly string[] => {
  const pieces: string[] = []
  const breaker = new LineBreaker(paragraph)
  let from = 0
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const isUnit = /\d/.test(paragraph.charAt(next.position - 1)) && UNIT.test(paragraph.charAt(next.position))
    if (isUnit) continue
    pieces.push(paragraph.slice(from, next.position))
    from = next.position
  }
  return pieces
}

const breakParagraph = (paragraph: string, setting: Setting): readonly Line[] => {
  const lines: Line[] = []
  let current = ''
  const indent = () => (lines.length === 0 ? (setting.indent ?? 0) : 0)
  const room = () => setting.width - indent()
  const flush = (isLast: boolean) => {
    const text = current.trimEnd()
    const runs = runsOf(text, setting)
    lines.push({ runs, width: runs.reduce((sum, { width }) => sum + width, 0), indent: indent(), isLast })
    current = ''
  }
  const place = (piece: string): void => {
    if (widthOfText((current + piece).trimEnd(), setting) <= room()) current += piece
    else if (current !== '') {
      flush(false)
      place(piece)
    } else {
      const [head, rest] = cutToFit(piece, setting, room())
      current = head
      if (rest !== '') {
        flush(false)
        place(rest)
      }
    }
  }
  for (const piece of piecesOf(paragraph)) place(piece)
  flush(true)
  return lines
}
