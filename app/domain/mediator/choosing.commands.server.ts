import { z } from 'zod'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { ANY_MEDIATOR, agreedMediator, choiceHash, choicesOf, isLeftOpen } from './candidates.server.ts'

/** The party whom the actor is, in this dispute. */
export async function ownParty(act: Act) {
  const personId = personOf(act.actor)
  const party = personId
    ? await act.tx.party.findFirst({ where: { disputeId: act.disputeId, personId, leftAt: null } })
    : null
  if (!party || !personId) throw new DomainError('dispute/not-allowed')
  return { ...party, personId }
}

async function keepChoice(act: Act, choice: string): Promise<void> {
  const party = await ownParty(act)
  await act.tx.assent.updateMany({
    where: { disputeId: act.disputeId, event: 'nameMediator', partyId: party.id, withdrawnAt: null },
    data: { withdrawnAt: act.now },
  })
  await act.tx.assent.create({
    data: {
      id: act.platform.chance.id(),
      disputeId: act.disputeId,
      event: 'nameMediator',
      objectSha256: choiceHash(choice),
      partyId: party.id,
      personId: party.personId,
      givenAt: act.now,
    },
  })
}

/** A party names a mediator or leaves it open; when every side fits, the mediator is asked at once. */
export const nameMediator = defineCommand({
  name: 'dispute.nameMediator',
  by: byOf('dispute', 'nameMediator'),
  input: z.object({ choice: z.union([z.uuid(), z.literal(ANY_MEDIATOR)]) }),
  run: async (act, { choice }) => {
    await keepChoice(act, choice)
    const choices = await choicesOf(act.tx, act.disputeId)
    const turn = choices.filter((one) => one.choice === null).map(({ personId }) => personId)
    await act.move('dispute', act.disputeId, 'nameMediator', { mediatorId: choice, turn })
    const agreed = agreedMediator(choices)
    if (agreed) {
      await act.move('dispute', act.disputeId, 'offerMediator', { mediatorId: agreed })
      return 'offered' as const
    }
    if (!isLeftOpen(choices)) return 'waiting' as const
    await act.notify('staffNew', 'dispute', act.disputeId)
    return 'leftOpen' as const
  },
})

/** The dispatcher appoints, once the parties left it open or their time is over. */
export const appointMediator = defineCommand({
  name: 'dispute.appointMediator',
  by: byOf('dispute', 'appointMediator'),
  input: z.object({ mediatorId: z.uuid() }),
  run: async (act, { mediatorId }) => {
    await act.move('dispute', act.disputeId, 'appointMediator', { mediatorId, namedBy: 'organisation' })
  },
})
