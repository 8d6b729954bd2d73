import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeRefused, correctContact } from '#app/domain/dispute/dispatch.commands.server.ts'
import { homeOf } from '#app/domain/dispute/home.queries.server.ts'
import type { Actor } from '#app/domain/engine/actor.ts'
import { perform, performSystem } from '#app/domain/engine/perform.server.ts'
import { rolesTowards } from '#app/domain/engine/relations.server.ts'
import type { Command } from '#app/domain/engine/types.ts'
import { passByCode } from '#app/domain/identity/checks.server.ts'
import {
  changeMind,
  closeUnreachable,
  declinedByPhone,
  reinvite,
} from '#app/domain/invitation/again.commands.server.ts'
import { fireMissedDeadlines } from '#app/domain/jobs/missed-deadlines.server.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

describe('a respondent who does not answer, or says no', () => {
  let w: World
  beforeAll(async () => {
    w = await world()
  })
  afterAll(() => w.stop())

  const act = async (actor: Actor, { id }: WorldDispute, command: unknown, input: unknown = {}) =>
    perform(w.platform, command as Command, { actor, disputeId: id, key: crypto.randomUUID(), input })
  const stateOf = async ({ id }: WorldDispute) =>
    (await w.platform.db.dispute.findFirstOrThrow({ where: { id } })).state
  const invitations = async ({ id }: WorldDispute) =>
    (await w.platform.db.invitation.findMany({ where: { disputeId: id }, orderBy: { stateSince: 'asc' } })).map(
      ({ state }) => state,
    )
  const march = (dispute: WorldDispute, event: string) => w.march(dispute.id, 'dispute', dispute.id, [event])

  it('is invited once more by the dispatcher or the applicant; the old link ends', async () => {
    for (const who of ['dispatcher', 'applicant'] as const) {
      const dispute = await w.disputeAt('inviting')
      await march(dispute, 'markUnreachable')
      const actor = await w.as(who === 'applicant' ? dispute.applicant.personId : 'dispatcher')
      await act(actor, dispute, reinvite)
      expect(await stateOf(dispute)).toBe('inviting')
      expect(await invitations(dispute)).toEqual(['revoked', 'sent'])
      await expect(act(actor, dispute, reinvite)).rejects.toMatchObject({ code: 'state/moved-on' })
    }
  })

  it('leaves the applicant free to end the case; it also ends by itself when its time is over', async () => {
    const [asked, left] = [await w.disputeAt('inviting'), await w.disputeAt('inviting')]
    for (const dispute of [asked, left]) await march(dispute, 'markUnreachable')
    await act(await w.as(asked.applicant.personId), asked, closeUnreachable)
    expect(await stateOf(asked)).toBe('closedFailed')
    const event = await w.platform.db.trailEvent.findFirstOrThrow({ where: { chainId: left.id } })
    const past = new Date(Date.now() - 1000)
    await w.platform.db.deadline.create({
      data: {
        id: crypto.randomUUID(),
        disputeId: left.id,
        subjectId: left.id,
        key: 'unreachable.close',
        basis: 'D',
        startEventId: event.id,
        startsAt: past,
        originalDueAt: past,
        dueAt: past,
        isFlagged: false,
      },
    })
    await fireMissedDeadlines(w.platform)
    expect(await stateOf(left)).toBe('closedFailed')
  })

  it('may change his mind until the case is closed, and no later', async () => {
    const dispute = await w.disputeAt('refused')
    const respondent = await w.as(dispute.respondent.personId)
    // Who declined by the link alone has not shown who he is.
    const unknown = await act(respondent, dispute, changeMind, { consentMediation: 'yes' }).catch((error) => error.code)
    expect(unknown).toBe('dispute/not-allowed')
    await performSystem(w.platform, dispute.id, (one) => passByCode(one, respondent.personId, crypto.randomUUID()))
    const roles = await rolesTowards(w.platform.db, respondent, dispute.id)
    expect((await homeOf(w.platform, dispute.id, roles, respondent.personId)).mayReconsider).toBe(true)
    await expect(act(respondent, dispute, changeMind)).rejects.toMatchObject({ code: 'request/invalid' })
    await act(respondent, dispute, changeMind, { consentMediation: 'yes' })
    expect(await stateOf(dispute)).toBe('choosingMediator')
    const closed = await w.disputeAt('refused')
    await act(await w.as(closed.applicant.personId), closed, closeRefused)
    expect(await stateOf(closed)).toBe('closedRefused')
  })

  it('can say no on the telephone; the dispatcher writes it down, and the applicant reads it only if allowed', async () => {
    const dispute = await w.disputeAt('inviting')
    const dispatcher = await w.as('dispatcher')
    const { id: invitationId } = await w.platform.db.invitation.findFirstOrThrow({ where: { disputeId: dispute.id } })
    await act(dispatcher, dispute, declinedByPhone, { invitationId, text: '我不想谈这个。' })
    expect(await stateOf(dispute)).toBe('refused')
    const applicant = await w.as(dispute.applicant.personId)
    const roles = await rolesTowards(w.platform.db, applicant, dispute.id)
    expect((await homeOf(w.platform, dispute.id, roles, applicant.personId)).reasons).toEqual([])
    const stranger = await w.as('mediator')
    await expect(act(stranger, dispute, declinedByPhone, { invitationId, text: '不谈' })).rejects.toMatchObject({
      code: 'dispute/unknown',
    })
  })

  it('gets no name that our papers could not print, also when the dispatcher corrects it', async () => {
    const dispute = await w.disputeAt('filed')
    const { partyId } = dispute.respondent
    const dispatcher = await w.as('dispatcher')
    await expect(act(dispatcher, dispute, correctContact, { partyId, name: '𠮷野' })).rejects.toMatchObject({
      fields: { name: 'filing/unprintable' },
    })
  })
})
