/** How long a code waits for its phone. */
export const OPENS_MINUTES = 10
/** How long a phone may then add files. */
export const LASTS_MINUTES = 30

/** Where a handover stands; `waiting` and `open` are alive. */
export type HandoverState = 'waiting' | 'open' | 'missed' | 'over'

interface Times {
  readonly opensUntil: Date
  readonly openedAt: Date | null
  readonly endsAt: Date
  readonly endedAt: Date | null
}

/** @param now real time, as for every code and session. */
export function stateOf({ opensUntil, openedAt, endsAt, endedAt }: Times, now: Date): HandoverState {
  if (endedAt) return 'over'
  if (openedAt) return now < endsAt ? 'open' : 'over'
  return now < opensUntil ? 'waiting' : 'missed'
}
