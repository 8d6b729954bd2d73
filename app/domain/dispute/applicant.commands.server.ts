import { z } from 'zod'
import type { Tx } from '#prisma/client.server.ts'
import type { Codec } from '#prisma/codec.server.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import { DomainError } from '../errors.ts'
import { close } from './dispatch.commands.server.ts'
import { notYetWithdrawing, withdrawalHash } from './guards.server.ts'
import { readPayload } from './payload.server.ts'

/** What was asked for last, from the trail. */
export const defectsAsked = async (tx: Tx, codec: Codec, disputeId: string): Promise<string[]> => {
  const payload = await readPayload(tx, codec, disputeId, 'dispute.askForMore')
  const { defects } = (payload?.facts ?? {}) as { defects?: unknown }
  return Array.isArray(defects) ? defects.map(String) : []
}

const AnswersField = z.preprocess(
  (value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]),
  z.array(z.string().trim().min(2, 'request/required').max(2_000)),
)

/** Answers every point of the list, or says why not. */
export const supplement = defineCommand({
  name: 'dispute.supplement',
  by: byOf('dispute', 'supplement'),
  input: z.object({ answers: AnswersField }),
  async run(act, { answers }) {
    const defects = await defectsAsked(act.tx, act.codec, act.disputeId)
    await act.move('dispute', act.disputeId, 'supplement', { defects, answers })
  },
})

/** Files again what was returned. */
export const refile = defineCommand({
  name: 'dispute.refile',
  by: byOf('dispute', 'refile'),
  input: z.object({}),
  run: (act) => act.move('dispute', act.disputeId, 'refile').then(() => undefined),
})

/** Takes the application back; with several applicants the last yes does it. */
export const withdraw = defineCommand({
  name: 'dispute.withdraw',
  by: byOf('dispute', 'withdraw'),
  input: z.object({ sure: z.literal('yes', 'request/required') }),
  async run(act) {
    const { actor } = act
    const party =
      actor.kind === 'person'
        ? await act.tx.party.findFirst({
            where: { disputeId: act.disputeId, personId: actor.personId, side: 'applicant', leftAt: null },
          })
        : null
    if (!party) throw new DomainError('dispute/not-allowed')
    const objectSha256 = withdrawalHash(act.disputeId)
    const own = { disputeId: act.disputeId, event: 'withdraw', partyId: party.id, withdrawnAt: null }
    if (!(await act.tx.assent.findFirst({ where: own }))) {
      const id = act.platform.chance.id()
      await act.tx.assent.create({
        data: { id, ...own, objectSha256, personId: party.personId, givenAt: act.now },
      })
    }
    if ((await notYetWithdrawing(act)).length > 0) return void (await act.note('dispute.withdraw.assent', {}))
    await act.move('dispute', act.disputeId, 'withdraw')
    await close(act, 'withdrawn')
  },
})
