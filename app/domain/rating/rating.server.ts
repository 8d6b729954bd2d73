import { z } from 'zod'
import { personOf } from '../engine/actor.ts'
import { defineCommand } from '../engine/command.ts'
import { DomainError } from '../errors.ts'
import { raiseTask } from '../performance/supervision.server.ts'

const DAYS_OPEN = 30
/** From a result on a party may rate: also while things are still being performed. */
const OPEN = ['confirmed', 'effective', 'performing', 'dismissed', 'enforcing']

export const mayRate = (state: string, closedAt: Date | null, now: Date): boolean =>
  OPEN.includes(state) ||
  (state.startsWith('closed') && (closedAt === null || now.getTime() - closedAt.getTime() < DAYS_OPEN * 86_400_000))

/** One rating of each party, once. */
export const rate = defineCommand({
  name: 'rating.given',
  by: ['party'],
  input: z.object({
    score: z.enum(['satisfied', 'basically', 'dissatisfied'], 'request/required'),
    timely: z.enum(['yes', 'no'], 'request/required'),
    words: z.string().trim().max(500).default(''),
  }),
  async run(act, { score, timely, words }) {
    const { state, closedAt } = await act.dispute()
    if (!mayRate(state, closedAt, act.now)) throw new DomainError('state/moved-on')
    const party = await act.tx.party.findFirst({
      where: { disputeId: act.disputeId, personId: personOf(act.actor) ?? '', leftAt: null },
    })
    if (!party) throw new DomainError('dispute/not-allowed')
    const given = await act.tx.rating.findFirst({ where: { disputeId: act.disputeId, partyId: party.id } })
    if (given) throw new DomainError('state/moved-on')
    await act.tx.rating.create({
      data: {
        disputeId: act.disputeId,
        partyId: party.id,
        score,
        timely: timely === 'yes',
        words: words === '' ? null : act.codec.seal(`rating.words/${party.id}`, words),
        at: act.now,
      },
    })
    await act.note('rating.given', { score })
    if (score === 'dissatisfied') {
      await raiseTask(act, { kind: 'rating', rule: 'dissatisfied', source: 'rating', ...(words ? { words } : {}) })
    }
  },
})
