/** What was typed on one page and has not reached the server yet: the values of each field name, in their order. */
export type Typed = Readonly<Record<string, readonly string[]>>

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const PREFIX = 'yanhe.typed.'
/** A phone is lent, a computer of the village office is shared: nothing stays longer than this. */
const LASTS_MS = 24 * 3_600_000
/** Never kept on a device. */
const SECRET = new Set(['idNumber', 'code', 'csrf', 'idempotencyKey', 'act'])

const quietly = <T>(act: () => T): T | null => {
  try {
    return act()
  } catch {
    return null
  }
}

/** @param page path and query of the page. */
export function keepTyped(shelf: Shelf, page: string, typed: Typed, now: number): void {
  const kept = Object.fromEntries(Object.entries(typed).filter(([name]) => !SECRET.has(name)))
  quietly(() => shelf.setItem(PREFIX + page, JSON.stringify({ at: now, typed: kept })))
}

/** What is still kept for this page; what is too old is thrown away. */
export function typedOn(shelf: Shelf, page: string, now: number): Typed | null {
  const kept = quietly(() => JSON.parse(shelf.getItem(PREFIX + page) ?? 'null') as { at: number; typed: Typed } | null)
  if (!kept) return null
  if (now - kept.at < LASTS_MS) return kept.typed
  forgetTyped(shelf, page)
  return null
}

export const forgetTyped = (shelf: Shelf, page: string): void => void quietly(() => shelf.removeItem(PREFIX + page))

/** Throws away everything typed, such as when somebody leaves. */
export function forgetAllTyped(shelf: Shelf): void {
  const names = quietly(() => Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? '')) ?? []
  for (const name of names) if (name.startsWith(PREFIX)) quietly(() => shelf.removeItem(name))
}
