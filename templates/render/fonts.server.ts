import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Typeface } from '../signing/appearance.server.ts'

const require = createRequire(import.meta.url)

interface Subset {
  encode(): Uint8Array
  encodeStream?: unknown
}

interface ParsedFont {
  readonly unitsPerEm: number
  hasGlyphForCodePoint(codePoint: number): boolean
  glyphForCodePoint(codePoint: number): { readonly advanceWidth: number }
}

const { create } = require('fontkit') as { create(bytes: Buffer): ParsedFont }
type Listener = (bytes?: Uint8Array) => void

/** pdf-lib asks a subset for a stream, fontkit 2 gives the bytes at once. */
const withStream = (subset: Subset): Subset => {
  subset.encodeStream = () => {
    const listeners = new Map<string, Listener>()
    const stream = {
      on: (event: string, listener: Listener) => {
        listeners.set(event, listener)
        if (event === 'end')
          queueMicrotask(() => {
            listeners.get('data')?.(subset.encode())
            listener()
          })
        return stream
      },
    }
    return stream
  }
  return subset
}

/** Parsing a Chinese font takes a third of a second, so each is parsed once. */
const parsed = new Map<Uint8Array, ParsedFont>()
const parse = (bytes: Uint8Array): ParsedFont => {
  const font = parsed.get(bytes) ?? create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  parsed.set(bytes, font)
  return font
}

const openFont = (bytes: Uint8Array) =>
  new Proxy(parse(bytes), {
    get: (font, key) => {
      const value: unknown = Reflect.get(font, key, font)
      if (typeof value !== 'function') return value
      if (key === 'createSubset') return () => withStream(value.call(font))
      return value.bind(font)
    },
  })

/** The font library in the form that pdf-lib expects; its own is out of date and prints short texts blank. */
export const fontkit = { create: openFont } as unknown as Typeface['fontkit']

const files = {
  serif: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  strong: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  sans: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
} as const
export type FontName = keyof typeof files

const loaded = new Map<FontName, Uint8Array>()

/** The bytes of a font; always the same object, so that it is parsed once. */
export const fontBytes = (name: FontName): Uint8Array => {
  const bytes = loaded.get(name) ?? new Uint8Array(readFileSync(require.resolve(files[name])))
  loaded.set(name, bytes)
  return bytes
}

/** Fonts for the visible part of signatures. */
export const typeface = (): Typeface => ({ fontkit, fonts: [fontBytes('serif'), fontBytes('sans')] })

const codePoint = (character: string) => character.codePointAt(0) ?? 0
const widths = new Map<string, number>()
const chosen = new Map<string, FontName | null>()

/** The first font that has a character: the wanted one, else its stand-ins; null if none has it. */
export const fontFor = (character: string, wanted: FontName): FontName | null => {
  const key = `${wanted} ${character}`
  const known = chosen.get(key)
  if (known !== undefined) return known
  const order: readonly FontName[] = [wanted, 'serif', 'sans']
  const found = order.find((name) => parse(fontBytes(name)).hasGlyphForCodePoint(codePoint(character))) ?? null
  chosen.set(key, found)
  return found
}

/** Width of a character at size 1. */
export const widthOf = (character: string, font: FontName): number => {
  const key = `${font} ${character}`
  const known = widths.get(key)
  if (known !== undefined) return known
  const face = parse(fontBytes(font))
  const width = face.glyphForCodePoint(codePoint(character)).advanceWidth / face.unitsPerEm
  widths.set(key, width)
  return width
}

/** Characters that no font of the papers has; a name with one of them is refused where it is entered. */
export const glyphsMissing = (text: string): readonly string[] => [
  ...new Set([...text].filter((character) => !/\s/.test(character) && fontFor(character, 'serif') === null)),
]

/** The same for everything that a paper would print of some data. */
export const glyphsMissingIn = (data: unknown): readonly string[] => {
  const texts: string[] = []
  const walk = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
  }
  walk(data)
  return glyphsMissing(texts.join(''))
}
