import { z } from 'zod'
import type { Actor } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import { performSystem } from '../engine/perform.server.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { prepareFor } from './effects.server.ts'
import { MOST_MISMATCHES } from './reasons.ts'
import { type Talk, talkOf } from './words.server.ts'

const MAX_TALK = 1_000

/** The invitation of the one who holds its link, or of the party who logged in. @throws DomainError `invitation/unknown`. */
export async function ownInvitation(act: Act) {
  const { actor } = act
  const row =
    actor.kind === 'invitee'
      ? await act.tx.invitation.findFirst({ where: { id: actor.invitationId, disputeId: act.disputeId } })
      : actor.kind === 'person'
        ? await act.tx.invitation.findFirst({
            where: { disputeId: act.disputeId, party: { personId: actor.personId } },
            orderBy: { stateSince: 'desc' },
          })
        : null
  if (!row) throw new DomainError('invitation/unknown')
  return row
}

/** The dispatcher invites every respondent: one invitation each, sent at once. */
export const invite = defineCommand({
  name: 'dispute.invite',
  by: byOf('dispute', 'invite'),
  input: z.object({}),
  async run(act) {
    await act.move('dispute', act.disputeId, 'invite')
    const rows = await act.tx.invitation.findMany({ where: { disputeId: act.disputeId, state: 'prepared' } })
    for (const { id } of rows) await act.follow('invitation', id, 'send')
  },
})

const OneParty = z.object({ partyId: z.uuid() })
const LIVE = ['prepared', 'sent', 'opened', 'known', 'frozen']

/**
 * Invites one party again while the dispute is inviting: an expired link is renewed; otherwise what is under way is
 * revoked and a new invitation takes its place, so that the old link is worth nothing.
 */
export const sendAgain = defineCommand({
  name: 'invitation.send',
  by: byOf('invitation', 'send'),
  input: OneParty,
  async run(act, { partyId }) {
    const party = await act.tx.party.findFirst({
      where: { id: partyId, disputeId: act.disputeId, side: 'respondent', leftAt: null },
      include: { invitations: true },
    })
    const dispute = await act.dispute()
    if (!party) throw new DomainError('invitation/unknown')
    const isAnswered = party.invitations.some(({ state }) => state === 'accepted' || state === 'declined')
    if (dispute.state !== 'inviting' || isAnswered) throw new DomainError('state/moved-on')
    const expired = party.invitations.find(({ state }) => state === 'expired')
    if (expired) return void (await act.follow('invitation', expired.id, 'send'))
    for (const { id, state } of party.invitations) {
      if (LIVE.includes(state)) await act.move('invitation', id, 'revoke')
    }
    await act.follow('invitation', await prepareFor(act, partyId), 'send')
  },
})

/** The link was opened by a click of a person, not by a machine that looks at links. */
export const openLink = defineCommand({
  name: 'invitation.open',
  by: byOf('invitation', 'open'),
  input: z.object({ through: z.enum(['sms', 'letter']).default('sms') }),
  async run(act, { through }) {
    const { id, state } = await ownInvitation(act)
    if (state === 'sent') await act.move('invitation', id, 'open')
    // The newest of its kind is what he has in his hand, as far as anybody can tell.
    const held = await act.tx.contactAttempt.findFirst({
      where: { invitationId: id, channel: through },
      orderBy: { at: 'desc' },
    })
    if (held && held.openedAt === null) {
      await act.tx.contactAttempt.update({ where: { id: held.id }, data: { openedAt: act.now } })
    }
  },
})

const Words = z.object({ text: z.string().trim().min(2, 'request/required').max(MAX_TALK) })

async function addTalk(act: Act, invitationId: string, said: Omit<Talk, 'at'>): Promise<void> {
  const row = await act.tx.invitation.findFirstOrThrow({ where: { id: invitationId } })
  const talk = [...talkOf(act.codec, row), { ...said, at: act.now.toISOString() }]
  await act.tx.invitation.update({
    where: { id: invitationId },
    data: { question: act.codec.sealJson(`invitation.question/${invitationId}`, talk) },
  })
}

/** The invited person asks before answering; nobody but the dispatcher reads it. */
export const askFirst = defineCommand({
  name: 'invitation.ask',
  by: byOf('invitation', 'ask'),
  input: Words,
  async run(act, { text }) {
    const { id } = await ownInvitation(act)
    await act.move('invitation', id, 'ask')
    await addTalk(act, id, { by: 'invitee', text })
  },
})

/** The dispatcher answers; the invited person reads it on the invitation. */
export const answerQuestion = defineCommand({
  name: 'invitation.answerQuestion',
  by: ['dispatcher'],
  input: Words.extend({ invitationId: z.uuid() }),
  async run(act, { invitationId, text }) {
    const row = await act.tx.invitation.findFirst({ where: { id: invitationId, disputeId: act.disputeId } })
    if (!row) throw new DomainError('invitation/unknown')
    await addTalk(act, invitationId, { by: 'dispatcher', text })
    await act.note('invitation.answerQuestion', { invitationId })
  },
})

/** Whoever holds the link is somebody else: the number is let go and nothing is said about the matter. */
export const sayNotMe = defineCommand({
  name: 'invitation.sayNotMe',
  by: byOf('invitation', 'sayNotMe'),
  input: z.object({}),
  async run(act) {
    const { id } = await ownInvitation(act)
    await act.move('invitation', id, 'sayNotMe')
  },
})

/**
 * Counts a name that did not fit; the third freezes the link, and ends that of somebody who has declined. It stays
 * counted although the form is refused.
 */
export function countMismatch(platform: Platform, actor: Extract<Actor, { kind: 'invitee' }>): Promise<boolean> {
  return performSystem(platform, actor.disputeId, async (act) => {
    const row = await act.tx.invitation.update({
      where: { id: actor.invitationId },
      data: { failedMatches: { increment: 1 } },
    })
    if (row.failedMatches < MOST_MISMATCHES) return false
    if (row.state === 'declined') {
      await act.tx.invitation.update({ where: { id: row.id }, data: { expiresAt: act.now } })
      return true
    }
    if (row.state !== 'opened') return false
    await act.move('invitation', row.id, 'freeze')
    return true
  })
}

/** Sends a new link to the same telephone after the old one ran out. */
export function renewExpired(platform: Platform, invitation: { id: string; disputeId: string }): Promise<void> {
  return performSystem(platform, invitation.disputeId, async (act) => {
    const row = await act.tx.invitation.findFirstOrThrow({ where: { id: invitation.id } })
    const dispute = await act.dispute()
    if (dispute.state !== 'inviting' || row.expiresAt === null || row.expiresAt > act.now) return
    if (row.state !== 'expired') {
      const clock = { subjectId: row.id, key: 'invite.link', metAt: null, cancelledAt: null }
      const deadline = await act.tx.deadline.findFirst({ where: clock, orderBy: { dueAt: 'desc' } })
      await act.move('invitation', row.id, 'expireLink', { deadlineId: deadline?.id })
    }
    await act.move('invitation', row.id, 'send', { isAwaited: true })
  })
}
