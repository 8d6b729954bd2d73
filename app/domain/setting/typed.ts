import { DomainError } from '../errors.ts'
import { readName } from '../text/printable.ts'
import { isDeceptive } from '../text/unseen.ts'
import type { Typed } from './setting.ts'

/** What stands in one field. */
export const textTyped = (typed: Typed, name: string): string => {
  const value = typed[name]
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim()
}

/** Every value that was ticked. */
export const listTyped = (typed: Typed, name: string): string[] => {
  const value = typed[name]
  if (value === undefined || value === '') return []
  return [...new Set(typeof value === 'string' ? [value] : value)].sort()
}

/** Collects what is wrong with single fields, so that everything is said at once. */
export class Faults {
  readonly #found: Record<string, string> = {}

  add(name: string, code: string): void {
    this.#found[name] ??= code
  }

  /** A name as it is printed on papers. */
  name(typed: Typed, field: string): string {
    const read = readName(textTyped(typed, field))
    if (!read.ok) this.add(field, read.problem)
    return read.ok ? read.value : ''
  }

  /** One line of plain words; line breaks become blanks. */
  line(typed: Typed, field: string): string {
    const text = textTyped(typed, field).replace(/\s*\n\s*/g, ' ')
    if (isDeceptive(text)) this.add(field, 'text/hidden-character')
    return text
  }

  matching(typed: Typed, field: string, { shape, code }: { shape: RegExp; code: string }): string {
    const text = textTyped(typed, field).normalize('NFKC')
    if (!shape.test(text)) this.add(field, text ? code : 'request/required')
    return text
  }

  count(typed: Typed, field: string, { least, most }: { least: number; most: number }): number {
    const text = textTyped(typed, field).normalize('NFKC')
    const value = Number(text)
    if (!/^\d{1,6}$/.test(text) || value < least || value > most) this.add(field, 'setting/bad-number')
    return value
  }

  oneOf<const T extends string>(typed: Typed, field: string, allowed: readonly T[]): T {
    const found = allowed.find((one) => one === textTyped(typed, field))
    if (found) return found
    this.add(field, 'request/required')
    return allowed[0] as T
  }

  /** @throws DomainError when anything was found. */
  done(): void {
    if (Object.keys(this.#found).length > 0) throw new DomainError('request/invalid', this.#found)
  }
}
