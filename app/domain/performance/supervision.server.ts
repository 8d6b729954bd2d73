import type { Act, EffectStep, Guards } from '../engine/types.ts'

/** Where a matter for supervision may come from. */
const SOURCES = [
  'window',
  'phone',
  'police',
  'hotline',
  'court',
  'grid',
  'import',
  'api',
  'ownMotion',
  'rating',
  'rule',
]

export const supervisionGuards = {
  sourceStated: ({ facts }) => SOURCES.includes(String(facts.source ?? '')),
} satisfies Guards

interface Task {
  readonly kind: 'performance' | 'rating' | 'safety'
  readonly rule: string
  readonly source: 'rule' | 'rating'
  readonly words?: string
}

/** Somebody of the organisation looks into it, with a day by which he is named. */
export async function raiseTask(act: Act, { kind, rule, source, words }: Task): Promise<void> {
  const id = act.platform.chance.id()
  await act.tx.supervisionTask.create({
    data: {
      id,
      disputeId: act.disputeId,
      kind,
      rule,
      level: 'organisation',
      colour: 'amber',
      words: words ? act.codec.seal(`supervision_task.words/${id}`, words) : null,
    },
  })
  await act.follow('supervisionTask', id, 'raise', { source, kind })
}

/** Two sides say differently whether something was performed, or it was not performed in time. */
export async function openSupervision({ act, event, facts }: EffectStep): Promise<void> {
  const words = typeof facts.reason === 'string' && event === 'denyReceived' ? { words: facts.reason } : {}
  await raiseTask(act, { kind: 'performance', rule: event, source: 'rule', ...words })
}
