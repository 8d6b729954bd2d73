import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { perform } from '#app/domain/engine/perform.server.ts'
import { rolesTowards } from '#app/domain/engine/relations.server.ts'
import type { Command } from '#app/domain/engine/types.ts'
import {
  completeUpload,
  refuseEvidence,
  releaseEvidence,
  shareEvidence,
  startUpload,
  withdrawEvidence,
} from '#app/domain/evidence/commands.server.ts'
import { evidenceOf, openEvidence } from '#app/domain/evidence/queries.server.ts'
import { linkParts, recordStored } from '#app/domain/evidence/uploads.server.ts'
import { fireMissedDeadlines } from '#app/domain/jobs/missed-deadlines.server.ts'
import { OutboxWorker } from '#app/domain/jobs/outbox.server.ts'
import { createStore } from '#app/storage/store.server.ts'
import { drainOutbox } from '#tests/support/drain.ts'
import { samples } from '#tests/support/sample-files.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

describe('evidence of a case', () => {
  let w: World
  let store: TestStore
  let worker: OutboxWorker
  beforeAll(async () => {
    store = await openTestStore()
    w = await world({ store: createStore(store.local) })
    worker = new OutboxWorker(w.platform, w.platform.pool)
  })
  afterAll(async () => {
    await worker.stop()
    await w.stop()
    await store.close()
  })

  const looking = async (who: string, { id }: WorldDispute) => {
    const actor = await w.as(who)
    return { platform: w.platform, actor, disputeId: id, roles: await rolesTowards(w.platform.db, actor, id) }
  }
  const settle = async () => {
    for (let round = 0; round < 40; round += 1) {
      await worker.round()
      await new Promise((wait) => setTimeout(wait, 100))
      const left = await w.platform.db.outbox.count({ where: { state: 'todo', effect: { not: 'deliverNotice' } } })
      if (left === 0) return
    }
  }
  /** Sends a file the way the browser does. */
  const send = async (
    who: string,
    dispute: WorldDispute,
    file: { name: string; bytes: Buffer; audience: string; pinned?: Buffer },
  ) => {
    const place = await looking(who, dispute)
    const asked = { actor: place.actor, disputeId: dispute.id }
    const input = { name: file.name, bytes: file.bytes.length, description: '说明', audience: file.audience }
    const { result } = await perform(w.platform, startUpload, { ...asked, key: randomUUID(), input })
    const sha256 = createHash('sha256').update(file.bytes).digest('hex')
    const { urls } = await linkParts(place, {
      evidenceId: result.evidenceId,
      parts: [{ partNo: 1, sha256, bytes: file.bytes.length }],
    })
    const [link] = urls
    const answer = await fetch(link?.url ?? '', {
      method: 'PUT',
      headers: link?.headers ?? {},
      body: new Uint8Array(file.bytes),
    })
    expect(answer.status).toBe(200)
    await recordStored(place, result.evidenceId)
    await perform(w.platform, completeUpload, { ...asked, key: randomUUID(), input: { evidenceId: result.evidenceId } })
    await settle()
    return { id: result.evidenceId, sha256 }
  }

  it('counts a photo only after the server has read it again, with its own fingerprint', async () => {
    const dispute = await w.disputeAt('preparing')
    const { id, sha256 } = await send(dispute.applicant.personId, dispute, {
      name: '墙面.jpg',
      bytes: samples.jpeg,
      audience: 'all',
    })
    const [item] = await evidenceOf(await looking(dispute.applicant.personId, dispute))
    expect(item).toMatchObject({ id, no: 1, state: 'verified', sha256, type: 'image/jpeg', fileName: '墙面.jpg' })
  })

  it('shows a shared photo to the other side once it takes part, and a private recording never', async () => {
    const dispute = await w.disputeAt('preparing')
    const shared = await send(dispute.applicant.personId, dispute, {
      name: 'a.jpg',
      bytes: samples.jpeg,
      audience: 'all',
    })
    const hidden = await send(dispute.applicant.personId, dispute, {
      name: 'b.jpg',
      bytes: samples.jpeg,
      audience: 'mediator',
    })
    const other = await looking(dispute.respondent.personId, dispute)
    expect((await evidenceOf(other)).map(({ id }) => id)).toEqual([shared.id])
    await expect(openEvidence(other, hidden.id)).rejects.toMatchObject({ code: 'evidence/unknown' })
    expect((await evidenceOf(await looking('mediator', dispute))).map(({ id }) => id)).toEqual([shared.id, hidden.id])
  })

  it('shows nothing of the applicant to somebody who is invited and has not agreed', async () => {
    const dispute = await w.disputeAt('inviting')
    await send(dispute.applicant.personId, dispute, { name: 'a.jpg', bytes: samples.jpeg, audience: 'all' })
    expect(await evidenceOf(await looking(dispute.respondent.personId, dispute))).toEqual([])
  })

  it('sets a file aside that is not what its name says', async () => {
    const dispute = await w.disputeAt('preparing')
    await send(dispute.applicant.personId, dispute, { name: 'contract.pdf', bytes: samples.jpeg, audience: 'all' })
    const [item] = await evidenceOf(await looking(dispute.applicant.personId, dispute))
    expect(item).toMatchObject({ state: 'quarantined', no: null, mayOpen: false })
    expect(await evidenceOf(await looking(dispute.respondent.personId, dispute))).toEqual([])
  })

  const act = async (who: string, dispute: WorldDispute, command: unknown, input: unknown) =>
    perform(w.platform, command as Command, { actor: await w.as(who), disputeId: dispute.id, key: randomUUID(), input })
  const seenBy = async (who: string, dispute: WorldDispute) =>
    (await evidenceOf(await looking(who, dispute))).map(({ id, state }) => [id, state])

  it('stays private until its owner shares it, and opens for nobody else once he takes it back', async () => {
    const dispute = await w.disputeAt('preparing')
    const { applicant, respondent } = dispute
    const { id } = await send(applicant.personId, dispute, { name: 'a.jpg', bytes: samples.jpeg, audience: 'mediator' })
    await expect(act(respondent.personId, dispute, shareEvidence, { evidenceId: id })).rejects.toMatchObject({
      code: 'evidence/unknown',
    })
    expect(await seenBy(respondent.personId, dispute)).toEqual([])
    await act(applicant.personId, dispute, shareEvidence, { evidenceId: id })
    expect(await seenBy(respondent.personId, dispute)).toEqual([[id, 'verified']])
    await act(applicant.personId, dispute, withdrawEvidence, { evidenceId: id })
    // What was once shown stays in the list, marked; it cannot be opened any more.
    expect(await seenBy(respondent.personId, dispute)).toEqual([[id, 'withdrawn']])
    await expect(openEvidence(await looking(respondent.personId, dispute), id)).rejects.toMatchObject({
      code: 'evidence/unknown',
    })
  })

  it('that was set aside comes back when the dispatcher lets it, or leaves the store for good', async () => {
    const dispute = await w.disputeAt('preparing')
    const { personId } = dispute.applicant
    const aside = { bytes: samples.jpeg, audience: 'all' }
    const first = await send(personId, dispute, { name: 'contract.pdf', ...aside })
    const second = await send(personId, dispute, { name: 'receipt.pdf', ...aside })
    const object = async (id: string) =>
      store.store.head((await w.platform.db.evidenceItem.findFirstOrThrow({ where: { id } })).objectKey)
    await act('dispatcher', dispute, refuseEvidence, { evidenceId: first.id, reason: '文件打不开' })
    await act('dispatcher', dispute, releaseEvidence, { evidenceId: second.id, reason: '其实是照片' })
    await drainOutbox(w.platform)
    expect(await object(first.id)).toBeNull()
    expect(await object(second.id)).not.toBeNull()
  }, 90_000)

  it('that was never sent whole is cleared away when its time is over', async () => {
    const dispute = await w.disputeAt('preparing')
    const input = { name: 'long.mp4', bytes: 9_000_000, description: '', audience: 'all' }
    await act(dispute.applicant.personId, dispute, startUpload, input)
    const [item] = await w.platform.db.evidenceItem.findMany({ where: { disputeId: dispute.id } })
    const place = await looking(dispute.applicant.personId, dispute)
    const parts = [{ partNo: 1, sha256: '0'.repeat(64), bytes: 8_388_608 }]
    await linkParts(place, { evidenceId: item?.id ?? '', parts })
    const open = async () => {
      const keys: string[] = []
      for await (const { key } of store.store.listUploads('evidence/')) keys.push(key)
      return keys.includes(item?.objectKey ?? '')
    }
    expect(await open()).toBe(true)
    const past = new Date(w.platform.clock.law().getTime() - 60_000)
    await w.platform.db.deadline.updateMany({ where: { subjectId: item?.id ?? '' }, data: { dueAt: past } })
    await fireMissedDeadlines(w.platform)
    await drainOutbox(w.platform)
    expect(await open()).toBe(false)
    expect(await seenBy(dispute.applicant.personId, dispute)).toEqual([])
  }, 90_000)
})
