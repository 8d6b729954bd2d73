/** How somebody is reached. */
export type Channel = 'sms' | 'letter' | 'call' | 'visit'

/** What came of a letter, a call or a visit. */
export const contactResults = [
  'posted',
  'handed',
  'returned',
  'reached',
  'noAnswer',
  'callBack',
  'wrongPerson',
  'moved',
] as const
export type ContactResult = (typeof contactResults)[number]

export interface Rung {
  readonly no: number
  readonly key: 'message' | 'letter' | 'secondMessage' | 'call' | 'visit' | 'askedFor'
  readonly channel: Channel
  /** Days of 24 hours after the invitation went out, by the law's clock. */
  readonly day: number
  /** Who does it; what the platform sends by itself keeps the quiet hours. */
  readonly by: 'system' | 'dispatcher'
  /** What a person may write down of it. */
  readonly results: readonly ContactResult[]
  /** So often it is tried before the next rung is all that is left. */
  readonly tries: number
}

/**
 * The ladder to somebody who does not answer: each rung once, none after an answer. It ends with the deadline
 * `invitation.answer`. The platform's own rule (D); OMR 15 asks for an invitation within three working days only.
 */
// biome-ignore format: one rung per line reads as a table
export const ladder: readonly Rung[] = [
  { no: 1, key: 'message', channel: 'sms', day: 0, by: 'system', results: [], tries: 1 },
  { no: 2, key: 'letter', channel: 'letter', day: 0, by: 'dispatcher', results: ['posted', 'handed', 'returned'], tries: 1 },
  { no: 3, key: 'secondMessage', channel: 'sms', day: 2, by: 'system', results: [], tries: 1 },
  { no: 4, key: 'call', channel: 'call', day: 5, by: 'dispatcher', results: ['reached', 'noAnswer', 'callBack', 'wrongPerson'], tries: 3 },
  { no: 5, key: 'visit', channel: 'visit', day: 10, by: 'dispatcher', results: ['reached', 'noAnswer', 'moved'], tries: 2 },
]

/** The message in the morning of the day on which he asked to be asked again; it stands for the second message. */
export const askedFor: Rung = { no: 6, key: 'askedFor', channel: 'sms', day: 0, by: 'system', results: [], tries: 1 }
const STOOD_FOR: Rung['key'] = 'secondMessage'

export const channels: readonly Channel[] = ['sms', 'letter', 'call', 'visit']

/** The ladder with the days and tries that administrators settled. */
export const ladderBy = ({
  secondMessage,
  call,
  callTries,
  visit,
  visitTries,
}: Readonly<Record<string, number>>): Rung[] => {
  const settled: Partial<Record<Rung['key'], Partial<Rung>>> = {
    secondMessage: { day: secondMessage ?? 0 },
    call: { day: call ?? 0, tries: callTries ?? 1 },
    visit: { day: visit ?? 0, tries: visitTries ?? 1 },
  }
  return ladder.map((rung) => ({ ...rung, ...settled[rung.key] }))
}

export const rungOf = (no: number, rungs: readonly Rung[] = ladder): Rung | undefined =>
  [...rungs, askedFor].find((rung) => rung.no === no)

const DAY_MS = 86_400_000

export interface Climb {
  /** When the invitation went out. */
  readonly startedAt: Date
  /** Numbers of the rungs that have been climbed. */
  readonly climbed: readonly number[]
  /** When he asked to be asked again, and to be left alone until then. */
  readonly answerBy: Date | null
}

/**
 * The next rung and when it is due; null when all are climbed. Nobody is pressed before the day that he named: then
 * comes the message he asked for, and a day later at the earliest whatever else is left.
 */
export function nextRung(
  { startedAt, climbed, answerBy }: Climb,
  rungs: readonly Rung[],
): { rung: Rung; dueAt: Date } | null {
  if (answerBy !== null && !climbed.includes(askedFor.no)) return { rung: askedFor, dueAt: answerBy }
  const isLeft = ({ no, key }: Rung) => !climbed.includes(no) && !(answerBy !== null && key === STOOD_FOR)
  const rung = rungs.find(isLeft)
  if (!rung) return null
  const onItsDay = startedAt.getTime() + rung.day * DAY_MS
  const dayAfter = answerBy === null ? 0 : answerBy.getTime() + DAY_MS
  return { rung, dueAt: new Date(Math.max(onItsDay, dayAfter)) }
}

/** States of an invitation in which the ladder goes on. */
export const CLIMBING = ['sent', 'opened', 'known'] as const

/** Why somebody counts as not reached before his time is over. */
export const unreachableReasons = ['noNumber', 'noAddress', 'moved', 'neverAnswers', 'other'] as const
export type UnreachableReason = (typeof unreachableReasons)[number]
