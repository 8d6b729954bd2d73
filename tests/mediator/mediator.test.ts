import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { perform } from '#app/domain/engine/perform.server.ts'
import type { Command } from '#app/domain/engine/types.ts'
import { fireMissedDeadlines } from '#app/domain/jobs/missed-deadlines.server.ts'
import {
  acceptAssignment,
  acceptDisclosing,
  agreeToDisclosure,
  appointMediator,
  challengeMediator,
  declineAssignment,
  nameMediator,
  rejectChallenge,
  replaceMediator,
} from '#app/domain/mediator/commands.server.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

const NOTHING = { nothing: ['party', 'interest', 'otherRelation'] }

describe('a mediator for both sides', () => {
  let w: World
  let mediatorId = ''
  beforeAll(async () => {
    w = await world()
    const { personId } = await w.as('mediator')
    mediatorId = (await w.platform.db.mediator.findFirstOrThrow({ where: { personId } })).id
  })
  afterAll(() => w.stop())

  const act = async <I extends z.ZodType, R>(
    who: string,
    command: Command<I, R>,
    { id }: Pick<WorldDispute, 'id'>,
    input: unknown = {},
  ) => perform(w.platform, command, { actor: await w.as(who), disputeId: id, key: randomUUID(), input })
  const stateOf = async ({ id }: Pick<WorldDispute, 'id'>) =>
    (await w.platform.db.dispute.findFirstOrThrow({ where: { id } })).state
  const choose = async (dispute: WorldDispute, applicant: string, respondent: string) => {
    await act(dispute.applicant.personId, nameMediator, dispute, { choice: applicant })
    await act(dispute.respondent.personId, nameMediator, dispute, { choice: respondent })
  }

  it('asks the mediator whom both named, and starts the term when he accepts with three ticks', async () => {
    const dispute = await w.disputeAt('choosingMediator')
    await act(dispute.applicant.personId, nameMediator, dispute, { choice: mediatorId })
    expect(await stateOf(dispute)).toBe('choosingMediator')
    await act(dispute.respondent.personId, nameMediator, dispute, { choice: mediatorId })
    expect(await stateOf(dispute)).toBe('mediatorOffered')
    await expect(act('mediator', acceptAssignment, dispute, { nothing: ['party', 'interest'] })).rejects.toMatchObject({
      fields: { otherRelation: 'mediator/tick-or-disclose' },
    })
    await act('mediator', acceptAssignment, dispute, NOTHING)
    const row = await w.platform.db.dispute.findFirstOrThrow({
      where: { id: dispute.id },
      include: { deadlines: { where: { key: { startsWith: 'term.' }, metAt: null } } },
    })
    expect(row).toMatchObject({ state: 'preparing', mediatorId })
    expect(row.deadlines).toHaveLength(1)
  })

  it('follows the side that named somebody when the other says anyone', async () => {
    const dispute = await w.disputeAt('choosingMediator')
    await choose(dispute, 'any', mediatorId)
    expect(await stateOf(dispute)).toBe('mediatorOffered')
  })

  it('lets the dispatcher appoint only when both left it open', async () => {
    const dispute = await w.disputeAt('choosingMediator')
    await w.platform.db.deadline.create({
      data: {
        id: randomUUID(),
        disputeId: dispute.id,
        subjectId: dispute.id,
        key: 'jointMediatorChoice',
        basis: 'OMR 10',
        startEventId: (await w.platform.db.trailEvent.findFirstOrThrow({ where: { chainId: dispute.id } })).id,
        startsAt: new Date(),
        originalDueAt: new Date(Date.now() + 86_400_000),
        dueAt: new Date(Date.now() + 86_400_000),
      },
    })
    await act(dispute.applicant.personId, nameMediator, dispute, { choice: 'any' })
    await expect(act('dispatcher', appointMediator, dispute, { mediatorId })).rejects.toMatchObject({
      code: 'guard/choicePeriodOverOrLeft',
    })
    await act(dispute.respondent.personId, nameMediator, dispute, { choice: 'any' })
    await act('dispatcher', appointMediator, dispute, { mediatorId })
    expect(await stateOf(dispute)).toBe('mediatorOffered')
  })

  it('lets both choose again when the mediator declines, and does not remember the old choice', async () => {
    const dispute = await w.disputeAt('choosingMediator')
    await choose(dispute, mediatorId, mediatorId)
    await act('mediator', declineAssignment, dispute, { reason: 'noTime' })
    expect(await stateOf(dispute)).toBe('choosingMediator')
    await act(dispute.applicant.personId, nameMediator, dispute, { choice: mediatorId })
    expect(await stateOf(dispute)).toBe('choosingMediator')
  })

  it('lets both choose again when the mediator does not answer in three working days', async () => {
    const dispute = await w.disputeAt('choosingMediator')
    await choose(dispute, mediatorId, mediatorId)
    w.setLawTime(new Date(Date.now() + 12 * 86_400_000))
    while ((await fireMissedDeadlines(w.platform)) > 0);
    w.setLawTime(new Date())
    expect(await stateOf(dispute)).toBe('choosingMediator')
    const lead = await w.platform.db.assignment.findFirstOrThrow({ where: { disputeId: dispute.id } })
    expect(lead.state).toBe('declined')
    await choose(dispute, mediatorId, mediatorId)
    expect(await stateOf(dispute)).toBe('mediatorOffered')
  })

  it('goes on after a disclosure only when each party agreed to these very words', async () => {
    const dispute = await w.disputeAt('choosingMediator')
    await choose(dispute, mediatorId, mediatorId)
    await act('mediator', acceptDisclosing, dispute, {
      circumstance: 'otherRelation',
      disclosure: '我和马先生住同一个小区，不认识。',
    })
    expect(await stateOf(dispute)).toBe('disclosing')
    await act(dispute.applicant.personId, agreeToDisclosure, dispute)
    expect(await stateOf(dispute)).toBe('disclosing')
    await act(dispute.respondent.personId, agreeToDisclosure, dispute)
    expect(await stateOf(dispute)).toBe('preparing')
  })

  it('takes the case from a mediator whose challenge was upheld, at once, and not to the same person again', async () => {
    const dispute = await w.disputeAt('choosingMediator')
    await choose(dispute, mediatorId, mediatorId)
    await act('mediator', acceptDisclosing, dispute, { circumstance: 'interest', disclosure: '我租过这套房子。' })
    await act(dispute.respondent.personId, challengeMediator, dispute, { ground: 'interest' })
    await act('dispatcher', replaceMediator, dispute, { reason: '有利害关系' })
    expect(await stateOf(dispute)).toBe('choosingMediator')
    await expect(act('mediator', declineAssignment, dispute, { reason: 'noTime' })).rejects.toMatchObject({
      code: 'dispute/unknown',
    })
    await expect(act(dispute.applicant.personId, nameMediator, dispute, { choice: mediatorId })).rejects.toMatchObject({
      code: 'guard/mediatorUnconflicted',
    })
  })

  it('stays when the dispatcher finds no ground in a challenge', async () => {
    const dispute = await w.disputeAt('choosingMediator')
    await choose(dispute, mediatorId, mediatorId)
    await act('mediator', acceptDisclosing, dispute, { circumstance: 'interest', disclosure: '我租过这套房子。' })
    await act(dispute.respondent.personId, challengeMediator, dispute, { ground: 'interest' })
    await act('dispatcher', rejectChallenge, dispute, { reason: '租约三年前就结束了' })
    const challenge = await w.platform.db.challenge.findFirstOrThrow({
      where: { assignment: { disputeId: dispute.id } },
    })
    expect(challenge.decision).toBe('rejected')
    const lead = await w.platform.db.assignment.findFirstOrThrow({ where: { disputeId: dispute.id, mediatorId } })
    expect(['awaitingConsent', 'active']).toContain(lead.state)
  })
})
