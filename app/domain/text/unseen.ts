/** Marks that turn the direction of writing, and the mark of byte order; phones put a pair around a copied number. */
const TURNING = '\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF'
const AROUND = new RegExp(`^[${TURNING}]+|[${TURNING}]+$`, 'gu')
/** Control characters other than tab and line breaks, turning marks, halves of pairs and characters that are none. */
const DECEPTIVE = new RegExp(
  `[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u0084\\u0086-\\u009F${TURNING}\\uFFF9-\\uFFFB]|\\p{Cs}|[\\uFDD0-\\uFDEF\\uFFFE\\uFFFF]`,
  'u',
)
/** No form of ours holds lists within lists within lists deeper than this. */
const DEEPEST = 8

/** Whether a text holds what a reader cannot see and what makes it read otherwise than it is stored. */
export const isDeceptive = (text: string): boolean => DECEPTIVE.test(text)

/** A typed text without the marks that came along at its ends when it was copied. */
export const withoutWrapping = (text: string): string => text.replace(AROUND, '')

/** What came in, cleaned at the ends of each text; `faults` names the fields that hold something unseen within. */
export interface Seen {
  readonly input: unknown
  readonly faults: readonly string[]
}

/**
 * Looks through everything that a person typed, whatever form it came in. Texts keep all that can be seen, also scripts,
 * pictures and rare characters; what cannot be seen is taken away at the ends and refused within.
 */
export function seenInput(input: unknown): Seen {
  const faults = new Set<string>()
  const walk = (value: unknown, field: string, depth: number): unknown => {
    if (depth > DEEPEST) faults.add(field)
    else if (typeof value === 'string') {
      const clean = withoutWrapping(value)
      if (isDeceptive(clean)) faults.add(field)
      return clean
    } else if (Array.isArray(value)) return value.map((one) => walk(one, field, depth + 1))
    else if (isPlain(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([name, one]) => {
          const place = field || name
          if (isDeceptive(name)) faults.add(place)
          return [name, walk(one, place, depth + 1)]
        }),
      )
    }
    return value
  }
  return { input: walk(input, '', 0), faults: [...faults] }
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null) return false
  const kind: unknown = Object.getPrototypeOf(value)
  return kind === Object.prototype || kind === null
}
