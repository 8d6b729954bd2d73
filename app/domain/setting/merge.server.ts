import { payloadText } from '../engine/trail.server.ts'
import type { Document } from './setting.ts'

/** Whether two documents say the same, whatever the order of their fields. */
export const isSame = (a: unknown, b: unknown): boolean => payloadText(a) === payloadText(b)

/**
 * What a change makes of how things stand by now: only the fields that its author changed, and of a list only what he
 * added and took away. What somebody else changed meanwhile stays.
 */
export function merged(now: Document, { before, body }: { before: Document | null; body: Document }): Document {
  if (!before) return body
  const fields = Object.entries(body).map(([name, value]) => {
    const was = before[name]
    const is = now[name]
    if (isSame(was, value)) return [name, is === undefined ? value : is] as const
    if (Array.isArray(value) && Array.isArray(was) && Array.isArray(is)) {
      const kept = is.filter((one) => value.includes(one) || !was.includes(one))
      return [name, [...kept, ...value.filter((one) => !was.includes(one) && !kept.includes(one))].sort()] as const
    }
    return [name, value] as const
  })
  return Object.fromEntries(fields)
}
