import { createHash } from 'node:crypto'
import { z } from 'zod'
import { challengeGrounds, mediatorDeclineReasons } from '../confirmation/endings.ts'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { ownParty } from './choosing.commands.server.ts'
import { disclosureCircumstances } from './guards.server.ts'

export { appointMediator, nameMediator } from './choosing.commands.server.ts'

const keysOf = <T extends object>(table: T) => Object.keys(table) as [keyof T & string, ...(keyof T & string)[]]
const listed = (value: unknown) => (Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value])

/** The offer to the actor. */
async function ownOffer(act: Act) {
  const personId = personOf(act.actor) ?? ''
  const row = await act.tx.assignment.findFirst({ where: { disputeId: act.disputeId, personId, state: 'offered' } })
  if (!row) throw new DomainError('state/moved-on')
  return row
}

async function leadOf(act: Act, states: string[]) {
  const row = await act.tx.assignment.findFirst({
    where: { disputeId: act.disputeId, capacity: 'lead', state: { in: states } },
  })
  if (!row) throw new DomainError('state/moved-on')
  return row
}

/** The mediator in office stands in the dispute itself, for lists, and the case counts as his. */
async function takeOffice(act: Act, mediatorId: string | null): Promise<void> {
  await act.tx.dispute.update({ where: { id: act.disputeId }, data: { mediatorId } })
  if (mediatorId) await act.tx.mediator.update({ where: { id: mediatorId }, data: { load: { increment: 1 } } })
}

/** The mediator takes the case and says three times that there is nothing to disclose. */
export const acceptAssignment = defineCommand({
  name: 'assignment.accept',
  by: byOf('assignment', 'accept'),
  input: z.object({ nothing: z.preprocess(listed, z.array(z.enum(keysOf(challengeGrounds)))) }),
  run: async (act, { nothing }) => {
    const missing = disclosureCircumstances.find((one) => !nothing.includes(one))
    if (missing) throw new DomainError('request/invalid', { [missing]: 'mediator/tick-or-disclose' })
    const offer = await ownOffer(act)
    await act.move('assignment', offer.id, 'accept', { nothing })
    await takeOffice(act, offer.mediatorId)
    await act.move('dispute', act.disputeId, 'acceptAssignment', { nothing })
  },
})

/** The mediator takes the case and says what the parties should know; they agree or challenge. */
export const acceptDisclosing = defineCommand({
  name: 'assignment.acceptDisclosing',
  by: byOf('assignment', 'acceptDisclosing'),
  input: z.object({
    circumstance: z.enum(keysOf(challengeGrounds)),
    disclosure: z.string().trim().min(5, 'mediator/disclosure-short').max(2000),
  }),
  run: async (act, { circumstance, disclosure }) => {
    const offer = await ownOffer(act)
    const disclosureSha256 = new Uint8Array(createHash('sha256').update(disclosure, 'utf8').digest())
    await act.tx.assignment.update({
      where: { id: offer.id },
      data: {
        disclosure: act.codec.sealJson(`assignment.disclosure/${offer.id}`, { circumstance, text: disclosure }),
        disclosureSha256,
      },
    })
    const facts = { circumstance, disclosureSha256 }
    await act.move('assignment', offer.id, 'acceptDisclosing', facts)
    await act.move('dispute', act.disputeId, 'acceptWithDisclosure', facts)
  },
})

/** The mediator does not take the case; the parties choose again. */
export const declineAssignment = defineCommand({
  name: 'assignment.decline',
  by: byOf('assignment', 'decline'),
  input: z.object({ reason: z.enum(keysOf(mediatorDeclineReasons), { message: 'mediator/reason-needed' }) }),
  run: async (act, { reason }) => {
    const offer = await ownOffer(act)
    await act.move('assignment', offer.id, 'decline', { reason })
    await act.move('dispute', act.disputeId, 'declineAssignment', { reason })
  },
})

/** A party has read the disclosure and goes on with this mediator; the last one opens the preparation. */
export const agreeToDisclosure = defineCommand({
  name: 'assignment.agree',
  by: byOf('assignment', 'agree'),
  input: z.object({}),
  run: async (act) => {
    const lead = await leadOf(act, ['awaitingConsent', 'active'])
    const party = await ownParty(act)
    if (!lead.disclosureSha256) throw new DomainError('state/moved-on')
    await act.tx.disclosureAnswer.createMany({
      data: [
        {
          assignmentId: lead.id,
          partyId: party.id,
          disclosureSha256: lead.disclosureSha256,
          answer: 'agree',
          at: act.now,
        },
      ],
      skipDuplicates: true,
    })
    const parties = await act.tx.party.count({ where: { disputeId: act.disputeId, leftAt: null } })
    const agreed = await act.tx.disclosureAnswer.count({
      where: { assignmentId: lead.id, answer: 'agree', disclosureSha256: lead.disclosureSha256 },
    })
    if (agreed < parties) {
      await act.note('assignment.agreement', { assignmentId: lead.id, disclosureSha256: lead.disclosureSha256 })
      return
    }
    if (lead.state === 'awaitingConsent') await act.move('assignment', lead.id, 'agree')
    await takeOffice(act, lead.mediatorId)
    await act.move('dispute', act.disputeId, 'acceptDisclosure')
  },
})

/** A party asks for another mediator, on one of three grounds. */
export const challengeMediator = defineCommand({
  name: 'assignment.challenge',
  by: byOf('assignment', 'challenge'),
  input: z.object({
    ground: z.enum(keysOf(challengeGrounds), { message: 'mediator/ground-needed' }),
    words: z.string().trim().max(1000).default(''),
  }),
  run: async (act, { ground, words }) => {
    const lead = await leadOf(act, ['awaitingConsent', 'active'])
    const party = await ownParty(act)
    const id = act.platform.chance.id()
    await act.tx.challenge.create({
      data: {
        id,
        assignmentId: lead.id,
        partyId: party.id,
        ground,
        words: words ? act.codec.seal(`challenge.words/${id}`, words) : null,
        filedAt: act.now,
      },
    })
    await act.move('assignment', lead.id, 'challenge', { ground })
  },
})

async function decide(act: Act, decision: 'upheld' | 'rejected', assignmentId: string): Promise<void> {
  await act.tx.challenge.updateMany({
    where: { assignmentId, decision: null },
    data: { decision, decidedBy: personOf(act.actor), decidedAt: act.now },
  })
}

const Reason = z.object({ reason: z.string().trim().min(2, 'mediator/reason-needed').max(500) })

/** The dispatcher finds no ground: the mediator stays. */
export const rejectChallenge = defineCommand({
  name: 'assignment.rejectChallenge',
  by: byOf('assignment', 'rejectChallenge'),
  input: Reason,
  run: async (act, { reason }) => {
    const lead = await leadOf(act, ['challenged'])
    await decide(act, 'rejected', lead.id)
    await act.move('assignment', lead.id, 'rejectChallenge', { reason })
  },
})

/** The dispatcher lets the parties choose again: a challenge is right, or the mediator cannot go on. */
export const replaceMediator = defineCommand({
  name: 'assignment.replace',
  by: byOf('assignment', 'replace'),
  input: Reason,
  run: async (act, { reason }) => {
    const lead = await leadOf(act, ['awaitingConsent', 'active', 'challenged'])
    if (lead.state === 'challenged') await decide(act, 'upheld', lead.id)
    const facts = { reason, unable: reason }
    await act.move('assignment', lead.id, 'replace', facts)
    await act.move('dispute', act.disputeId, 'replaceMediator', facts)
    await act.tx.dispute.update({ where: { id: act.disputeId }, data: { mediatorId: null } })
  },
})
