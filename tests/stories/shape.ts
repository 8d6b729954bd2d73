/** A field or value that this build does not play: exit 3, named on the last line. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported'
  constructor(place: string, value?: unknown) {
    super(value === undefined ? place : `${place}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
  }
}

/** Checks one value; `place` is its path in the script. */
export type Shape = (value: unknown, place: string) => void

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const when =
  (holds: (value: unknown) => boolean): Shape =>
  (value, place) => {
    if (!holds(value)) throw new Unsupported(place, value ?? null)
  }

export const text = when((value) => typeof value === 'string' && value.trim() !== '')
export const flag = when((value) => typeof value === 'boolean')
export const yes = when((value) => value === true)
export const whole = (least: number, most = Number.MAX_SAFE_INTEGER): Shape =>
  when((value) => Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most)
export const among = (...values: readonly unknown[]): Shape => when((value) => values.includes(value))
export const like = (form: RegExp): Shape => when((value) => typeof value === 'string' && form.test(value))

export const list =
  (one: Shape): Shape =>
  (value, place) => {
    if (!Array.isArray(value)) throw new Unsupported(place, value ?? null)
    for (const [index, item] of value.entries()) one(item, `${place}[${index}]`)
  }

export const mapOf =
  (key: Shape, one: Shape): Shape =>
  (value, place) => {
    if (!isRecord(value)) throw new Unsupported(place, value ?? null)
    for (const [name, item] of Object.entries(value)) {
      key(name, place)
      one(item, `${place}.${name}`)
    }
  }

/** Fields that have to be there, and fields that may be; a field beyond them is one that this build does not know. */
export const fields =
  (needed: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape =>
  (value, place) => {
    if (!isRecord(value)) throw new Unsupported(place || 'script', value ?? null)
    const at = (name: string) => (place ? `${place}.${name}` : name)
    for (const name of Object.keys(value)) if (!(name in needed || name in optional)) throw new Unsupported(at(name))
    for (const [name, shape] of Object.entries(needed)) shape(value[name], at(name))
    for (const [name, shape] of Object.entries(optional)) if (value[name] !== undefined) shape(value[name], at(name))
  }

/** One of several shapes, told apart by the value of a field. */
export const byField =
  (name: string, shapes: Readonly<Record<string, Shape>>): Shape =>
  (value, place) => {
    const chosen = isRecord(value) ? value[name] : undefined
    const shape = typeof chosen === 'string' ? shapes[chosen] : undefined
    if (!shape) throw new Unsupported(`${place}.${name}`, chosen ?? null)
    shape(value, place)
  }

/** One of several shapes, told apart by which field is there. */
export const byPresence =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value, place) => {
    const names = isRecord(value) ? Object.keys(value) : []
    const found = Object.entries(shapes).find(([name]) => names.includes(name))
    if (!found) throw new Unsupported(names[0] ? `${place}.${names[0]}` : place, names[0] ? undefined : (value ?? null))
    found[1](value, place)
  }
