import { z } from 'zod'
import { ofApplicants } from '../claim/own.queries.server.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { shareIntended } from '../evidence/sharing.server.ts'
import { giveConsent } from '../identity/checks.server.ts'
import { offeredReasons } from '../reason/reasons.server.ts'
import { ownInvitation } from './commands.server.ts'
import { answersOf } from './guards.server.ts'
import { claimAnswers } from './reasons.ts'

const ticked = z.literal('yes').optional()

/** What is kept of a refusal, sealed. */
export interface Declined {
  readonly reason: string | null
  readonly text: string
}

/**
 * After each answer: everybody in, the parties choose a mediator, and whoever declined no longer takes part; everybody
 * out, the dispute is refused; otherwise the others are waited for.
 */
export async function afterAnswer(act: Act): Promise<void> {
  const answers = await answersOf(act)
  const { state } = await act.dispute()
  const isDone = answers.every((one) => one.state === 'accepted' || one.state === 'declined')
  if (!isDone || (state !== 'inviting' && state !== 'unreachable')) return
  const willing = answers.filter((one) => one.state === 'accepted')
  if (willing.length === 0) return void (await act.follow('dispute', act.disputeId, 'refuse'))
  await act.follow('dispute', act.disputeId, 'consent', { personId: willing[0]?.personId })
  const unwilling = answers.filter((one) => one.state === 'declined').map(({ partyId }) => partyId)
  await act.tx.party.updateMany({ where: { id: { in: unwilling } }, data: { leftAt: act.now } })
  await shareIntended(act)
}

/** The respondent is willing to talk. */
export const accept = defineCommand({
  name: 'invitation.accept',
  by: byOf('invitation', 'accept'),
  input: z.object({
    consentMediation: z.literal('yes', 'invitation/consent-needed'),
    consentVideo: ticked,
    consentEService: ticked,
  }),
  async run(act, input) {
    const { id } = await ownInvitation(act)
    const party = await act.tx.party.findFirstOrThrow({ where: { invitations: { some: { id } } } })
    await giveConsent(act, party.personId, 'mediation')
    if (input.consentVideo) await giveConsent(act, party.personId, 'video')
    if (input.consentEService) await giveConsent(act, party.personId, 'eService')
    await act.move('invitation', id, 'accept')
    await afterAnswer(act)
  },
})

/** The invited person does not take part; nobody is worse off for it, and the reason stays here unless he shares it. */
export const decline = defineCommand({
  name: 'invitation.decline',
  by: ['invitee', 'respondent'],
  input: z.object({
    reason: z.string().max(40).optional(),
    text: z.string().trim().max(1_000).default(''),
    share: ticked,
  }),
  async run(act, { reason, text, share }) {
    const { id, state } = await ownInvitation(act)
    if (!['sent', 'opened', 'known'].includes(state)) throw new DomainError('invitation/not-answerable')
    const isOffered = !reason || (await offeredReasons(act.tx, 'decline')).some(({ code }) => code === reason)
    if (!isOffered) throw new DomainError('request/invalid', { reason: 'invitation/choose' })
    const kept: Declined = { reason: reason || null, text }
    await act.tx.invitation.update({
      where: { id },
      data: { reason: act.codec.sealJson(`invitation.reason/${id}`, kept), reasonShared: share === 'yes' },
    })
    await act.follow('invitation', id, 'decline')
    await afterAnswer(act)
  },
})

const Response = z.object({
  /** Answer by claim. */
  answers: z.record(z.uuid(), z.enum(claimAnswers)).default({}),
  text: z.string().trim().max(5_000).default(''),
})

/** The respondent's own account, point by point and in his own words; it can be changed while mediation goes on. */
export const respond = defineCommand({
  name: 'claim.answer',
  by: ['respondent'],
  input: Response,
  async run(act, { answers, text }) {
    if (act.actor.kind !== 'person') throw new DomainError('dispute/not-allowed')
    const party = await act.tx.party.findFirst({
      where: { disputeId: act.disputeId, personId: act.actor.personId, side: 'respondent', leftAt: null },
    })
    if (!party) throw new DomainError('dispute/not-allowed')
    const claims = await act.tx.claim.findMany({ where: ofApplicants(act.disputeId), orderBy: { id: 'asc' } })
    for (const [index, { id }] of claims.entries()) {
      // What is said of the whole matter stands with the first point.
      const words = index === 0 && text ? act.codec.seal(`claim_answer.text/${id}/${party.id}`, text) : null
      const answer = answers[id] ?? 'unclear'
      await act.tx.claimAnswer.upsert({
        where: { claimId_partyId: { claimId: id, partyId: party.id } },
        create: { claimId: id, partyId: party.id, answer, text: words },
        update: { answer, text: words },
      })
    }
    await act.note('claim.answer', { answers, text })
  },
})
