import { z } from 'zod'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import { DomainError } from '../errors.ts'
import { shareIntended } from '../evidence/sharing.server.ts'
import { giveConsent } from '../identity/checks.server.ts'
import { afterAnswer, type Declined } from './answer.server.ts'
import { ownInvitation } from './commands.server.ts'

const UNANSWERED = ['prepared', 'sent', 'opened', 'known', 'frozen', 'expired']

/** Nobody could be reached: the old links end, and every respondent who has not answered is invited anew. */
export const reinvite = defineCommand({
  name: 'dispute.reinvite',
  by: byOf('dispute', 'reinvite'),
  input: z.object({}),
  async run(act) {
    if ((await act.dispute()).state !== 'unreachable') throw new DomainError('state/moved-on')
    const old = await act.tx.invitation.findMany({
      where: { disputeId: act.disputeId, state: { in: UNANSWERED } },
      select: { id: true },
    })
    for (const { id } of old) await act.follow('invitation', id, 'revoke')
    await act.move('dispute', act.disputeId, 'reinvite')
    const fresh = await act.tx.invitation.findMany({ where: { disputeId: act.disputeId, state: 'prepared' } })
    for (const { id } of fresh) await act.follow('invitation', id, 'send')
  },
})

/** Ends a case whose other side could not be reached; nothing was decided. */
export const closeUnreachable = defineCommand({
  name: 'dispute.closeUnreachable',
  by: byOf('dispute', 'closeUnreachable'),
  input: z.object({}),
  async run(act) {
    await act.move('dispute', act.disputeId, 'closeUnreachable', { ground: 'unreachable', reason: 'unreachable' })
    await act.tx.dispute.update({ where: { id: act.disputeId }, data: { closingReason: 'unreachable' } })
  },
})

/** Whoever declined is willing after all. Where nobody was, the case goes on with him, and others who declined stay out. */
export const changeMind = defineCommand({
  name: 'invitation.changeMind',
  by: byOf('invitation', 'changeMind'),
  input: z.object({
    consentMediation: z.literal('yes', 'invitation/consent-needed'),
    consentVideo: z.literal('yes').optional(),
    consentEService: z.literal('yes').optional(),
  }),
  async run(act, given) {
    const { id, partyId } = await ownInvitation(act)
    const personId = personOf(act.actor)
    if (!personId) throw new DomainError('dispute/not-allowed')
    await giveConsent(act, personId, 'mediation')
    if (given.consentVideo) await giveConsent(act, personId, 'video')
    if (given.consentEService) await giveConsent(act, personId, 'eService')
    await act.move('invitation', id, 'changeMind')
    if ((await act.dispute()).state === 'inviting') return afterAnswer(act)
    await act.follow('dispute', act.disputeId, 'reconsider', { personId })
    await act.tx.party.updateMany({
      where: { disputeId: act.disputeId, side: 'respondent', leftAt: null, id: { not: partyId } },
      data: { leftAt: act.now },
    })
    await shareIntended(act)
  },
})

const ByPhone = z.object({
  invitationId: z.uuid(),
  text: z.string().trim().min(2, 'request/required').max(1_000),
  share: z.literal('yes').optional(),
})

/** The invited person said no on the telephone: the dispatcher writes it down as it was said. */
export const declinedByPhone = defineCommand({
  name: 'invitation.declinedByPhone',
  by: ['dispatcher'],
  input: ByPhone,
  async run(act, { invitationId, text, share }) {
    const row = await act.tx.invitation.findFirst({ where: { id: invitationId, disputeId: act.disputeId } })
    if (!row) throw new DomainError('invitation/unknown')
    const kept: Declined = { reason: null, text }
    await act.tx.invitation.update({
      where: { id: row.id },
      data: { reason: act.codec.sealJson(`invitation.reason/${row.id}`, kept), reasonShared: share === 'yes' },
    })
    await act.move('invitation', row.id, 'decline')
    await afterAnswer(act)
  },
})
