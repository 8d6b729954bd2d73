import type { Role } from '../workflow/types.ts'

/** `all`: everybody in the dispute; `mediatorWith`: one side and the mediators; `ownSide`: one side alone. */
export const threadKinds = ['all', 'mediatorWith', 'ownSide'] as const
export type ThreadKind = (typeof threadKinds)[number]
export const partySides = ['applicant', 'respondent'] as const
export type PartySide = (typeof partySides)[number]

export interface Thread {
  readonly kind: ThreadKind
  /** Null for the thread of everybody. */
  readonly side: PartySide | null
}

/** How a thread is called in forms and addresses: `all`, `mediatorWith.applicant` … */
export const threadKey = ({ kind, side }: Thread): string => (side ? `${kind}.${side}` : kind)

/** The threads that somebody with these roles may read and write; nobody else learns that they exist. */
export function threadsFor(roles: ReadonlySet<Role>): Thread[] {
  const threads: Thread[] = []
  const isParty = roles.has('applicant') || roles.has('respondent')
  if (isParty || roles.has('mediator')) threads.push({ kind: 'all', side: null })
  for (const side of partySides) {
    if (roles.has(side) || roles.has('mediator')) threads.push({ kind: 'mediatorWith', side })
    if (roles.has(side)) threads.push({ kind: 'ownSide', side })
  }
  return threads
}

/** The thread of this name, if somebody with these roles has it. */
export const readThread = (key: string, roles: ReadonlySet<Role>): Thread | null =>
  threadsFor(roles).find((thread) => threadKey(thread) === key) ?? null
