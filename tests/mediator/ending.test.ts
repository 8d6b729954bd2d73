import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookTime, markTimes } from '#app/domain/booking/commands.server.ts'
import { bookingView } from '#app/domain/booking/queries.server.ts'
import { writeSpan } from '#app/domain/booking/spans.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { appendEvent } from '#app/domain/engine/trail.server.ts'
import { cockpitView } from '#app/domain/mediator/cockpit.queries.server.ts'
import { endMediation, keepNote, leaveMediation } from '#app/domain/mediator/ending.commands.server.ts'
import { codecFor } from '#prisma/codec.server.ts'
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

  it('hands over the evidence that both sides saw, and no other', async () => {
    const dispute = await w.disputeAt('preparing')
    const { db, keys } = w.platform
    const codec = await codecFor(db, keys, 'dispute', dispute.id)
    const item = async (shared: boolean) => {
      const id = randomUUID()
      const audience = shared ? 'all' : 'mediator'
      const fileName = codec.seal(`evidence_item.file_name/${id}`, '合同.jpg')
      const file = { id, disputeId: dispute.id, partyId: dispute.applicant.partyId, fileName, objectKey: id, bytes: 1n }
      const sha256 = new Uint8Array(32)
      await db.$transaction(async (tx) => {
        await tx.evidenceItem.create({ data: { ...file, audience, sha256, detectedType: 'image/jpeg' } })
        for (const [from, event, to] of [
          ['none', 'startUpload', 'uploading'],
          ['uploading', 'completeUpload', 'verifying'],
          ['verifying', 'verify', 'verified'],
        ] as const) {
          const transition = { workflow: 'evidenceItem', version: 1, subjectId: id, from, event, to }
          const about = { chainId: dispute.id, type: `evidenceItem.${event}`, payload: {}, codec, transition }
          await appendEvent(tx, { ...about, role: 'system', actor: { kind: 'system' } })
        }
      })
      if (shared) await db.evidenceItem.update({ where: { id }, data: { sharedAt: w.platform.clock.law() } })
      return id
    }
    const shared = await item(true)
    await item(false)
    const actor = await w.as('mediator')
    const input = { ground: 'tooFarApart', routes: ['sue'] }
    await perform(w.platform, endMediation, { actor, disputeId: dispute.id, key: randomUUID(), input })
    const paper = await db.document.findFirstOrThrow({ where: { disputeId: dispute.id, docNo: 28 } })
    expect(JSON.parse(codec.open(`document.data/${paper.id}`, paper.data))).toMatchObject({ evidence: [shared] })
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
