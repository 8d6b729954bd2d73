import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { perform } from '#app/domain/engine/perform.server.ts'
import { rolesTowards } from '#app/domain/engine/relations.server.ts'
import { completeUpload, startUpload } from '#app/domain/evidence/commands.server.ts'
import { evidenceOf, openEvidence } from '#app/domain/evidence/queries.server.ts'
import { linkParts, recordStored } from '#app/domain/evidence/uploads.server.ts'
import { OutboxWorker } from '#app/domain/jobs/outbox.server.ts'
import { createStore } from '#app/storage/store.server.ts'
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
})
