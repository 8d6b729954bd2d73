import { DomainError, type RefusalCode } from '../errors.ts'

/** The SQLSTATE and the constraint behind an error of the database driver, wherever it wraps them. */
export function databaseCause(error: unknown): { code: string; constraint: string; message: string } | null {
  for (let at: unknown = error, depth = 0; at && typeof at === 'object' && depth < 8; depth += 1) {
    const { originalCode, code, constraint, message, meta, cause, driverAdapterError } = at as Record<string, unknown>
    const state =
      typeof originalCode === 'string'
        ? originalCode
        : typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !/^P\d{4}$/.test(code)
          ? code
          : null
    if (state) {
      const words = `${originalMessage(at)} ${String(message ?? '')}`
      const named = typeof constraint === 'string' ? constraint : (/constraint "([^"]+)"/.exec(words)?.[1] ?? '')
      return { code: state, constraint: named, message: words }
    }
    at =
      driverAdapterError ??
      (meta && typeof meta === 'object' ? (meta as Record<string, unknown>).driverAdapterError : undefined) ??
      cause
  }
  return null
}

const originalMessage = (at: object): string => String((at as Record<string, unknown>).originalMessage ?? '')

const LOST_RACE = new Set(['40P01', '40001'])

/** Two acts met and the database chose: the loser may try again once things stand still. */
export const isLostRace = (error: unknown): boolean => {
  const cause = databaseCause(error)
  return cause !== null && LOST_RACE.has(cause.code) && !cause.message.includes('subject moved on')
}

const byConstraint: Readonly<Record<string, RefusalCode>> = {
  legal_transition: 'state/moved-on',
  unbroken_history: 'state/moved-on',
}
const byState: Readonly<Record<string, RefusalCode>> = {
  '40001': 'state/moved-on',
  '40P01': 'state/moved-on',
  YH002: 'state/moved-on',
  YH007: 'state/moved-on',
}

/** A guard of the database that held, as a refusal in words; every other error stays what it is. */
export function refusalOfDatabase(error: unknown): unknown {
  if (error instanceof DomainError) return error
  const cause = databaseCause(error)
  const code = cause ? (byConstraint[cause.constraint] ?? byState[cause.code]) : undefined
  return code ? new DomainError(code, {}, { cause: error }) : error
}

/** Whether the database refused because of this constraint (its name) or SQLSTATE. */
export const violates = (error: unknown, constraintOrState: string): boolean => {
  const cause = databaseCause(error)
  return (
    cause !== null &&
    (cause.constraint === constraintOrState ||
      cause.code === constraintOrState ||
      cause.message.includes(constraintOrState))
  )
}
