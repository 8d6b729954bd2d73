import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookTime, markTimes } from '#app/domain/booking/commands.server.ts'
import { bookingView } from '#app/domain/booking/queries.server.ts'
import { writeSpan } from '#app/domain/booking/spans.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { cockpitView } from '#app/domain/mediator/cockpit.queries.server.ts'
import { endMediation, keepNote, leaveMediation } from '#app/domain/mediator/ending.commands.server.ts'
import { type World, world } from '#tests/support/world.ts'

describe('the end of a mediation without agreement', () => {
  let w: World
  beforeAll(async () => {
    w = await world()
  })
  afterAll(() => w.stop())

  it('asks for a ground and other ways, then closes everything that ran', async () => {
    const dispute = await w.disputeAt('preparing')
    const { platform } = w
    const act = async (who: string, command: Parameters<typeof perform>[1], input: unknown) =>
      perform(platform, command, { actor: await w.as(who), disputeId: dispute.id, key: randomUUID(), input })
    const now = platform.clock.law()
    const [slot] = (await bookingView(platform.db, { disputeId: dispute.id, personId: '', now })).free
    const text = slot ? writeSpan(slot.startsAt, slot.endsAt) : ''
    await act(dispute.respondent.personId, markTimes, { windows: text })
    await act(dispute.applicant.personId, bookTime, { slot: text })
    await expect(act('mediator', endMediation, { routes: ['sue'] })).rejects.toMatchObject({
      fields: { ground: 'mediator/ground-needed' },
    })
    await act('mediator', endMediation, { ground: 'tooFarApart', routes: ['sue', 'legalAid'] })
    const row = await platform.db.dispute.findFirstOrThrow({
      where: { id: dispute.id },
      include: { deadlines: true, assignments: true, sessions: true },
    })
    expect(row).toMatchObject({ state: 'closedFailed', closingReason: 'tooFarApart' })
    expect(row.closedAt).not.toBeNull()
    expect(row.sessions.map(({ state }) => state)).toEqual(['cancelled'])
    expect(row.assignments.map(({ state }) => state)).toEqual(['released'])
    expect(row.deadlines.filter(({ metAt, cancelledAt }) => !metAt && !cancelledAt)).toEqual([])
  })

  it('lets a respondent stop at any time without a reason', async () => {
    const dispute = await w.disputeAt('preparing')
    const actor = await w.as(dispute.respondent.personId)
    await perform(w.platform, leaveMediation, { actor, disputeId: dispute.id, key: randomUUID(), input: {} })
    expect(await w.platform.db.dispute.findFirstOrThrow({ where: { id: dispute.id } })).toMatchObject({
      state: 'closedFailed',
      closingReason: 'unwilling',
    })
  })

  it('shows a private note to the mediator; a party cannot write one', async () => {
    const dispute = await w.disputeAt('preparing')
    const input = { note: '申请人底线两千八。' }
    const actor = await w.as('mediator')
    await perform(w.platform, keepNote, { actor, disputeId: dispute.id, key: randomUUID(), input })
    const { notes } = await cockpitView(w.platform, dispute.id, actor.personId, 'zh-CN')
    expect(notes.map(({ text }) => text)).toEqual(['申请人底线两千八。'])
    for (const who of [dispute.applicant.personId, 'dispatcher']) {
      const other = await w.as(who)
      await expect(
        perform(w.platform, keepNote, { actor: other, disputeId: dispute.id, key: randomUUID(), input }),
      ).rejects.toMatchObject({ code: 'dispute/not-allowed' })
    }
  })
})
