import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identityIndex, personByPhone } from '#app/domain/account/people.server.ts'
import { assignOrganisation, correctContact, register } from '#app/domain/dispute/dispatch.commands.server.ts'
import { homeOf } from '#app/domain/dispute/home.queries.server.ts'
import { recordOf } from '#app/domain/dispute/record.queries.server.ts'
import type { Actor } from '#app/domain/engine/actor.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { rolesTowards } from '#app/domain/engine/relations.server.ts'
import type { Command } from '#app/domain/engine/types.ts'
import { changeMind } from '#app/domain/invitation/again.commands.server.ts'
import { accept, decline, respond } from '#app/domain/invitation/answer.server.ts'
import {
  answerQuestion,
  askFirst,
  invite,
  openLink,
  renewExpired,
  sayNotMe,
  sendAgain,
} from '#app/domain/invitation/commands.server.ts'
import { heldUntil } from '#app/domain/invitation/held.server.ts'
import { proveIdentity, sendMatchCode } from '#app/domain/invitation/prove.server.ts'
import { findLink, landingOf } from '#app/domain/invitation/queries.server.ts'
import { OutboxWorker } from '#app/domain/jobs/outbox.server.ts'
import { morningComes } from '#tests/support/drain.ts'
import { DEMO_ORGANISATION_ID, type World, type WorldDispute, world } from '#tests/support/world.ts'

let at: World
beforeAll(async () => {
  at = await world()
})
afterAll(() => at.stop())

let keys = 0
const nextKey = (): string => {
  keys += 1
  return `form-${keys}`
}

const act = async (actor: Actor, dispute: WorldDispute, command: unknown, input: unknown = {}) =>
  perform(at.platform, command as Command, { actor, disputeId: dispute.id, key: nextKey(), input })

/** A filed dispute whose other side nobody knows yet, registered and invited by the dispatcher. */
async function invited() {
  const dispute = await at.disputeAt('filed')
  // Everybody here shares two names and numbers: the other side has never logged in.
  await at.platform.db.contact.updateMany({
    where: { personId: dispute.respondent.personId },
    data: { verifiedAt: null },
  })
  const dispatcher = await at.as('dispatcher')
  await act(dispatcher, dispute, assignOrganisation, { organisationId: DEMO_ORGANISATION_ID })
  await act(dispatcher, dispute, register)
  await act(dispatcher, dispute, invite)
  return { dispute, dispatcher }
}

async function deliver(): Promise<void> {
  await morningComes(at.platform)
  const worker = new OutboxWorker(at.platform, at.platform.pool)
  while ((await worker.round()) > 0) await new Promise((wait) => setTimeout(wait, 50))
  await worker.stop()
}

async function lastLink(dispute: WorldDispute): Promise<string> {
  await deliver()
  const message = at.sent.findLast(({ text }) => text.includes('/i/'))
  expect(message?.to).toBe(dispute.respondent.phone)
  return /\/i\/([\w-]+)/.exec(message?.text ?? '')?.[1] ?? ''
}

async function opened(dispute: WorldDispute) {
  const token = await lastLink(dispute)
  const link = await findLink(at.platform, token)
  const invitee = { kind: 'invitee', disputeId: dispute.id, invitationId: link.id, locale: 'zh-CN' } as const
  await act(invitee, dispute, openLink)
  return { token, invitee }
}

type Invitee = Awaited<ReturnType<typeof opened>>['invitee']

async function proven(invitee: Invitee, typed: { name?: string; idNumber?: string } = {}) {
  await sendMatchCode(at.platform, invitee)
  const code = /\d{6}/.exec(at.sent.at(-1)?.text ?? '')?.[0] ?? ''
  return proveIdentity(at.platform, invitee, nextKey(), {
    code,
    name: '马建国',
    idNumber: '330699196409183112',
    representative: '',
    consentIdentity: true,
    ...typed,
  })
}

const stateOf = async (dispute: WorldDispute) =>
  (await at.platform.db.dispute.findFirstOrThrow({ where: { id: dispute.id } })).state

describe('an invitation', () => {
  it('goes out once with a link and four characters, and says only surname and topic before the code', async () => {
    const { dispute } = await invited()
    const { invitee, token } = await opened(dispute)
    const words = at.sent.filter(({ text }) => text.includes(`/i/${token}`))
    expect(words).toHaveLength(1)
    const landing = await landingOf(at.platform, invitee.invitationId)
    expect(words[0]?.text).toContain(landing.word?.zh)
    const shown = JSON.stringify(landing)
    expect(landing.asker.surname).toBe('戴')
    for (const hidden of ['戴小雨', '马建国', '3400', '340000', '房东']) expect(shown).not.toContain(hidden)
  })

  it('leads from the code to a willing respondent, and both sides choose a mediator', async () => {
    const { dispute } = await invited()
    const { invitee } = await opened(dispute)
    const personId = await proven(invitee)
    expect(await personByPhone(at.platform.db, at.platform, dispute.respondent.phone)).toBe(personId)
    const respondent = await at.as(personId)
    await act(respondent, dispute, accept, { consentMediation: 'yes', consentVideo: 'yes' })
    expect(await stateOf(dispute)).toBe('choosingMediator')
    const claim = await at.platform.db.claim.findFirstOrThrow({ where: { disputeId: dispute.id } })
    await act(respondent, dispute, respond, { answers: { [claim.id]: 'partly' }, text: '墙面坏了要赔。' })
    const roles = await rolesTowards(at.platform.db, await at.as(dispute.applicant.personId), dispute.id)
    const home = await homeOf(at.platform, dispute.id, roles, dispute.applicant.personId)
    expect(home.claims[0]?.answers[0]).toEqual({ answer: 'partly', text: '墙面坏了要赔。' })
    expect(home.next).toMatchObject({ words: 'chooseMediator', to: 'mediator', mine: true })
  })

  it('may be refused without a login; the reason reaches the applicant only when shared', async () => {
    const { dispute } = await invited()
    const { invitee } = await opened(dispute)
    await act(invitee, dispute, decline, { reason: 'preferCourt', text: '法庭见' })
    expect(await stateOf(dispute)).toBe('refused')
    const roles = await rolesTowards(at.platform.db, await at.as(dispute.applicant.personId), dispute.id)
    const home = await homeOf(at.platform, dispute.id, roles, dispute.applicant.personId)
    expect(home.reasons).toEqual([])
    expect(home.routes.length).toBeGreaterThan(0)
    const lines = await recordOf(at.platform, { disputeId: dispute.id, personId: dispute.applicant.personId, roles })
    expect(lines.at(-1)).toMatchObject({ what: { zh: '不参加' }, by: 'inviteeByLink' })
  })

  it('that was refused by a known person can still be accepted by him until the case is closed', async () => {
    const { dispute } = await invited()
    const { invitee } = await opened(dispute)
    const respondent = await at.as(await proven(invitee))
    await act(respondent, dispute, decline, { reason: 'noTime' })
    expect(await stateOf(dispute)).toBe('refused')
    await act(respondent, dispute, changeMind, { consentMediation: 'yes', consentVideo: 'yes' })
    expect(await stateOf(dispute)).toBe('choosingMediator')
  })

  it('that was refused by the link alone shows nothing more, and can be accepted after showing who one is', async () => {
    const { dispute } = await invited()
    const { invitee, token } = await opened(dispute)
    await act(invitee, dispute, decline, {})
    expect(await stateOf(dispute)).toBe('refused')
    const holder = await at.as(dispute.respondent.personId)
    expect([...(await rolesTowards(at.platform.db, holder, dispute.id))]).toEqual(['invitee'])
    await expect(act(holder, dispute, changeMind, { consentMediation: 'yes' })).rejects.toMatchObject({
      code: 'dispute/not-allowed',
    })
    expect((await findLink(at.platform, token)).state).toBe('fresh')
    expect(await landingOf(at.platform, invitee.invitationId)).toMatchObject({ mayChangeMind: true })
    const respondent = await at.as(await proven(invitee))
    await act(respondent, dispute, changeMind, { consentMediation: 'yes' })
    expect(await stateOf(dispute)).toBe('choosingMediator')
    expect((await findLink(at.platform, token)).state).toBe('over')
  })

  it('that was refused ends with the third name that differs', async () => {
    const { dispute } = await invited()
    const { invitee, token } = await opened(dispute)
    await act(invitee, dispute, decline, {})
    for (const code of ['invitation/name-differs', 'invitation/name-differs', 'invitation/frozen']) {
      await expect(proven(invitee, { name: '王二' })).rejects.toMatchObject({ code })
    }
    expect((await findLink(at.platform, token)).state).toBe('over')
    expect(await stateOf(dispute)).toBe('refused')
  })

  it('that reached somebody else frees the number; the dispatcher corrects it and invites again', async () => {
    const { dispute, dispatcher } = await invited()
    const { invitee, token } = await opened(dispute)
    await act(invitee, dispute, sayNotMe)
    expect((await findLink(at.platform, token)).state).toBe('over')
    expect(await stateOf(dispute)).toBe('inviting')
    const partyId = dispute.respondent.partyId
    await expect(
      act(dispatcher, dispute, correctContact, { partyId, phone: dispute.respondent.phone }),
    ).rejects.toMatchObject({ code: 'dispatch/number-suppressed' })
    await expect(act(dispatcher, dispute, sendAgain, { partyId })).rejects.toMatchObject({ code: 'guard/channelKnown' })
    await act(dispatcher, dispute, correctContact, { partyId, phone: '13800000099', name: '' })
    await act(dispatcher, dispute, sendAgain, { partyId })
    await deliver()
    expect(at.sent.at(-1)?.to).toBe('+8613800000099')
  })

  it('is frozen after the third name that differs', async () => {
    const { dispute } = await invited()
    const { invitee, token } = await opened(dispute)
    for (const code of ['invitation/name-differs', 'invitation/name-differs', 'invitation/frozen']) {
      await expect(proven(invitee, { name: '王二' })).rejects.toMatchObject({ code })
    }
    expect((await findLink(at.platform, token)).state).toBe('frozen')
  })

  it('runs out after seven days and is renewed with one tap, to the same telephone', async () => {
    const { dispute } = await invited()
    const token = await lastLink(dispute)
    at.setLawTime(new Date(Date.now() + 8 * 86_400_000))
    const old = await findLink(at.platform, token)
    expect(old.state).toBe('expired')
    // Whoever asks for it by night waits for it, and does not wait for the morning.
    const night = { ...at.platform, clock: { ...at.platform.clock, real: () => new Date('2026-11-27T23:00:00+08:00') } }
    await renewExpired(night, old)
    expect(await heldUntil(night, dispute.id)).toBeNull()
    const fresh = await lastLink(dispute)
    expect(fresh).not.toBe(token)
    expect((await findLink(at.platform, fresh)).state).toBe('fresh')
    await expect(findLink(at.platform, token)).rejects.toMatchObject({ code: 'invitation/unknown' })
    at.setLawTime(new Date())
  })

  it('waits for eight in the morning when it is written by night, and the applicant is told so', async () => {
    const inviteAt = async (time: string) => {
      const dispute = await at.disputeAt('registered')
      const clock = { ...at.platform.clock, real: () => new Date(time) }
      const platform = { ...at.platform, clock }
      const actor = await at.as('dispatcher')
      await perform(platform, invite, { actor, disputeId: dispute.id, key: nextKey(), input: {} })
      const { personId } = dispute.applicant
      const home = await homeOf(
        platform,
        dispute.id,
        await rolesTowards(at.platform.db, await at.as(personId), dispute.id),
        personId,
      )
      return [(await heldUntil(platform, dispute.id))?.toISOString(), home.inviteGoesOutAt]
    }
    expect(await inviteAt('2026-11-27T20:59:59+08:00')).toEqual([undefined, null])
    expect(await inviteAt('2026-11-27T21:00:00+08:00')).toEqual(Array(2).fill('2026-11-28T00:00:00.000Z'))
    expect(await inviteAt('2026-11-28T07:59:59+08:00')).toEqual(Array(2).fill('2026-11-28T00:00:00.000Z'))
    expect(await inviteAt('2026-11-28T08:00:00+08:00')).toEqual([undefined, null])
  })

  it('cannot be answered by the applicant himself', async () => {
    const { dispute } = await invited()
    const { invitee } = await opened(dispute)
    const idBidx = identityIndex(at.platform, { kind: 'residentId', number: '330699199903074521' })
    await at.platform.db.person.update({ where: { id: dispute.applicant.personId }, data: { idBidx } })
    await expect(proven(invitee, { idNumber: '330699199903074521' })).rejects.toMatchObject({
      code: 'invitation/own-respondent',
    })
  })

  it('may be asked about before the answer; only the dispatcher reads it, and what he says stands on the invitation', async () => {
    const { dispute, dispatcher } = await invited()
    const { invitee } = await opened(dispute)
    await act(invitee, dispute, askFirst, { text: '要不要我出钱？' })
    const stranger = await at.as(dispute.applicant.personId)
    const answer = { invitationId: invitee.invitationId, text: '调解不收费。' }
    await expect(act(stranger, dispute, answerQuestion, answer)).rejects.toMatchObject({ code: 'dispute/not-allowed' })
    await act(dispatcher, dispute, answerQuestion, answer)
    const { talk } = await landingOf(at.platform, invitee.invitationId)
    expect(talk.map(({ by, text }) => [by, text])).toEqual([
      ['invitee', '要不要我出钱？'],
      ['dispatcher', '调解不收费。'],
    ])
  })
})
