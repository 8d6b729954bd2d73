import { personOf } from '../engine/actor.ts'
import type { Guards, Step } from '../engine/types.ts'

const GRADES = ['G1', 'G2', 'G3'] as const
type Grade = (typeof GRADES)[number]

/** Whether the person of the act has a passed check of at least this grade that still counts; the mediator's tick in a session is G3. */
const hasGrade =
  (grade: Grade) =>
  async ({ act, facts }: Step): Promise<boolean> => {
    const personId = typeof facts.personId === 'string' ? facts.personId : personOf(act.actor)
    if (!personId) return false
    // Staff are known by their post; the check is one of parties.
    if (act.roles.has('mediator') || act.roles.has('orgAdmin')) return true
    const passed = await act.tx.identityCheck.count({
      where: {
        personId,
        state: 'passed',
        grade: { in: GRADES.slice(GRADES.indexOf(grade)) },
        AND: [
          { OR: [{ disputeId: act.disputeId }, { disputeId: null }] },
          { OR: [{ expiresAt: null }, { expiresAt: { gt: act.platform.clock.real() } }] },
        ],
      },
    })
    return passed > 0
  }

/** Guards of identity. `codeRight` rests on `redeemCode`, whose id the command carries. */
export const identityGuards = {
  codeRight: ({ facts }) => typeof facts.codeId === 'string' && facts.codeId !== '',
  identityG1: hasGrade('G1'),
  identityG2: hasGrade('G2'),
  identityG3: hasGrade('G3'),
} satisfies Guards
