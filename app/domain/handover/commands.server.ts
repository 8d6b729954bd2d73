import { z } from 'zod'
import { newToken } from '../account/sessions.server.ts'
import { defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { LASTS_MINUTES, OPENS_MINUTES, stateOf } from './schema.ts'
import { hashOf, tokenOf } from './token.server.ts'

const MINUTE_MS = 60_000

const after = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE_MS)

/** Only while it is a draft: evidence of a case that was filed is added by its parties, logged in. */
async function requireDraft(act: Act): Promise<void> {
  if ((await act.dispute()).state !== 'draft') throw new DomainError('state/moved-on')
}

const endAll = ({ tx, disputeId }: Act, endedAt: Date) =>
  tx.handover.updateMany({ where: { disputeId, endedAt: null }, data: { endedAt } })

/** Makes a code for one phone; there is one at a time, an earlier one ends with it. */
export const offerHandover = defineCommand({
  name: 'handover.offer',
  by: ['applicant'],
  input: z.object({}),
  async run(act) {
    await requireDraft(act)
    const { platform, tx, disputeId } = act
    const madeAt = platform.clock.real()
    await endAll(act, madeAt)
    const id = platform.chance.id()
    const opensUntil = after(madeAt, OPENS_MINUTES)
    const tokenHash = hashOf(tokenOf(platform, id))
    await tx.handover.create({ data: { id, disputeId, tokenHash, madeAt, opensUntil, endsAt: opensUntil } })
    await act.note('handover.offered', { handover: id })
  },
})

/**
 * The first phone that opens the code gets it, and the code is spent.
 * @returns the value of the cookie that lets this phone add files.
 */
export const openHandover = defineCommand({
  name: 'handover.open',
  by: ['party'],
  byHandover: true,
  input: z.object({}),
  async run(act) {
    await requireDraft(act)
    const { platform, tx, actor } = act
    if (actor.kind !== 'handover') throw new DomainError('dispute/not-allowed')
    const row = await tx.handover.findFirstOrThrow({ where: { id: actor.handoverId } })
    const openedAt = platform.clock.real()
    const state = stateOf(row, openedAt)
    if (state !== 'waiting') throw new DomainError(state === 'missed' ? 'handover/missed' : 'handover/spent')
    const grant = newToken(platform)
    const opened = { openedAt, grantHash: hashOf(grant), endsAt: after(openedAt, LASTS_MINUTES) }
    await tx.handover.update({ where: { id: row.id }, data: opened })
    await act.note('handover.opened', { handover: row.id })
    return { grant }
  },
})

/** The applicant takes it back: the code, or the phone that has opened it, counts no longer. */
export const endHandover = defineCommand({
  name: 'handover.end',
  by: ['applicant'],
  input: z.object({}),
  async run(act) {
    const { count } = await endAll(act, act.platform.clock.real())
    if (count > 0) await act.note('handover.ended', {})
  },
})
