import type { Day } from '../calendar/days.ts'
import { answersThatCount, holds } from './rules.ts'
import type { IntakeTopic, Words } from './schema.ts'
import type { Answers } from './types.ts'

export type SigningPolicy = 'allowed' | 'partly' | 'excluded'
export type Confirmability = 'yes' | 'partly' | 'no'
type Flags = IntakeTopic['flags']

export interface DisputePolicy {
  /** How the agreement may be signed: electronically, clause by clause, or on paper only (ESL 3). */
  readonly eSign: { value: SigningPolicy; reason: Words }
  /** Whether the court can confirm it: all, its sums and dates, or nothing (INT 355). */
  readonly confirmable: { value: Confirmability; reason: Words }
  readonly specialTerm: NonNullable<Flags['specialTerm']>['key'] | null
}

const STRICTNESS = ['allowed', 'yes', 'partly', 'excluded', 'no'] as const
const isStricter = (a: string, b: string) =>
  STRICTNESS.indexOf(a as SigningPolicy) > STRICTNESS.indexOf(b as SigningPolicy)

function flagsFor(topic: IntakeTopic, answers: Answers, todayOn: Day) {
  const counting = answersThatCount(topic, answers, todayOn)
  const { eSign, confirmable } = topic.flags
  return {
    eSign: eSign.rules?.findLast((rule) => holds(rule.if, counting, todayOn)) ?? eSign,
    confirmable: confirmable.rules?.findLast((rule) => holds(rule.if, counting, todayOn)) ?? confirmable,
  }
}

/** A kind of dispute, or an overlay, with the answers to its own questions. */
export interface Asked {
  readonly topic: IntakeTopic
  readonly answers: Answers
}

/** The last rule that holds decides; an overlay (somebody abroad) can only make it stricter. */
export function policyOf(asked: readonly Asked[], todayOn: Day): DisputePolicy | null {
  const [base, ...overlays] = asked
  if (!base) return null
  let { eSign, confirmable } = flagsFor(base.topic, base.answers, todayOn)
  for (const overlay of overlays) {
    const flags = flagsFor(overlay.topic, overlay.answers, todayOn)
    if (isStricter(flags.eSign.value, eSign.value)) eSign = flags.eSign
    if (isStricter(flags.confirmable.value, confirmable.value)) confirmable = flags.confirmable
  }
  return {
    eSign: { value: eSign.value, reason: eSign.reason },
    confirmable: { value: confirmable.value, reason: confirmable.reason },
    specialTerm: base.topic.flags.specialTerm?.key ?? null,
  }
}
