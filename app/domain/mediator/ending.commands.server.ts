import { z } from 'zod'
import { mediatorsGrounds, type TerminationGround } from '../confirmation/endings.ts'
import { type OtherRoute, otherRoutes, routesFor } from '../confirmation/routes.ts'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import { DomainError } from '../errors.ts'

const listed = (value: unknown) => (Array.isArray(value) ? value : value ? [value] : [])
const Ground = z.enum(mediatorsGrounds as [TerminationGround, ...TerminationGround[]], {
  message: 'mediator/ground-needed',
})
const Route = z.enum(Object.keys(otherRoutes) as [OtherRoute, ...OtherRoute[]])

/** The mediator (or dispatcher) ends a mediation that did not lead to an agreement, and names the other ways. */
export const endMediation = defineCommand({
  name: 'dispute.endMediation',
  by: byOf('dispute', 'endMediation'),
  input: z.object({
    ground: Ground,
    routes: z.preprocess(listed, z.array(Route).min(1, 'mediator/route-needed')),
    words: z.string().trim().max(500).default(''),
  }),
  run: async (act, { ground, routes, words }) => {
    await act.move('dispute', act.disputeId, 'endMediation', { ground, routes, words, reason: ground })
    await act.tx.dispute.update({ where: { id: act.disputeId }, data: { closingReason: ground } })
  },
})

/** A respondent stops; a reason is never asked for. */
export const leaveMediation = defineCommand({
  name: 'dispute.leaveMediation',
  by: byOf('dispute', 'leaveMediation'),
  input: z.object({}),
  run: async (act) => {
    const { intakeType } = await act.dispute()
    const routes = routesFor('failed', intakeType)
    await act.move('dispute', act.disputeId, 'leaveMediation', { ground: 'unwilling', routes, reason: 'unwilling' })
    await act.tx.dispute.update({ where: { id: act.disputeId }, data: { closingReason: 'unwilling' } })
  },
})

/** A note that only the mediators of the dispute can read. */
export const keepNote = defineCommand({
  name: 'privateNote.keep',
  by: ['mediator'],
  input: z.object({ note: z.string().trim().min(1, 'request/required').max(5000) }),
  run: async (act, { note }) => {
    const authorId = personOf(act.actor)
    if (!authorId) throw new DomainError('dispute/not-allowed')
    const id = act.platform.chance.id()
    await act.tx.privateNote.create({
      data: {
        id,
        disputeId: act.disputeId,
        authorId,
        body: act.codec.seal(`private_note.body/${id}`, note),
        at: act.now,
      },
    })
    await act.note('privateNote.keep', { noteId: id })
  },
})
