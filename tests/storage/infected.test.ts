import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evidenceOf, openEvidence } from '#app/domain/evidence/queries.server.ts'
import { OutboxWorker } from '#app/domain/jobs/outbox.server.ts'
import { clamdScanner } from '#app/storage/clamd.server.ts'
import { createStore } from '#app/storage/store.server.ts'
import { EICAR, openTestClamd, type TestClamd } from '#tests/support/clamd.ts'
import { drainOutbox } from '#tests/support/drain.ts'
import { samples } from '#tests/support/sample-files.ts'
import { lookingAs, sendEvidence } from '#tests/support/send-evidence.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

describe('a file with a virus', () => {
  let w: World
  let store: TestStore
  let clamd: TestClamd
  beforeAll(async () => {
    store = await openTestStore()
    clamd = await openTestClamd()
    const scanner = clamdScanner({ url: clamd.tcp, maxBytes: 8 * 1024 * 1024 })
    w = await world({ store: createStore(store.local), scanner })
  }, 60_000)
  afterAll(async () => {
    await w.stop()
    await clamd.close()
    await store.close()
  })

  const listOf = async (who: string, { id }: WorldDispute) =>
    (await evidenceOf(await lookingAs(w, who, id))).map((item) => ({ id: item.id, state: item.state, scan: item.scan }))
  const sick = { name: '聊天记录.jpg', bytes: Buffer.concat([samples.jpeg, EICAR]) }

  it('is refused at once, told plainly to who sent it, and opened by nobody', async () => {
    const dispute = await w.disputeAt('preparing')
    const { applicant, respondent } = dispute
    const id = await sendEvidence(w, applicant.personId, dispute.id, sick)
    await drainOutbox(w.platform)
    expect(await listOf(applicant.personId, dispute)).toEqual([{ id, state: 'refused', scan: 'infected' }])
    for (const who of [respondent.personId, 'mediator', 'dispatcher']) expect(await listOf(who, dispute)).toEqual([])
    for (const who of [applicant.personId, respondent.personId, 'mediator', 'dispatcher'])
      for (const wants of ['shown', 'original'] as const)
        await expect(openEvidence(await lookingAs(w, who, dispute.id), id, wants)).rejects.toMatchObject({
          code: 'evidence/unknown',
        })
    const { objectKey } = await w.platform.db.evidenceItem.findFirstOrThrow({ where: { id } })
    expect(await store.store.head(objectKey)).toBeNull()
    const notices = await w.platform.db.notice.findMany({ where: { disputeId: dispute.id } })
    expect(notices.map(({ key, personId }) => [key, personId])).toEqual([['evidence-infected', applicant.personId]])
  })

  it('waits while the scanner is away, opened by nobody, and is judged once it is back', async () => {
    const dispute = await w.disputeAt('preparing')
    const { applicant } = dispute
    await clamd.stop()
    const good = await sendEvidence(w, applicant.personId, dispute.id, { name: 'a.jpg', bytes: samples.jpeg })
    const bad = await sendEvidence(w, applicant.personId, dispute.id, sick)
    const worker = new OutboxWorker(w.platform, w.platform.pool)
    await worker.round()
    await expect
      .poll(() => listOf(applicant.personId, dispute), { timeout: 10_000 })
      .toEqual([good, bad].map((id) => ({ id, state: 'verifying', scan: 'waiting' })))
    await expect(openEvidence(await lookingAs(w, 'mediator', dispute.id), good)).rejects.toMatchObject({
      code: 'evidence/unknown',
    })
    // After a day of trying it still waits: a file is never given up because a part of the platform is away.
    const tries = { effect: 'queueVerify', state: 'todo' }
    await w.platform.db.outbox.updateMany({ where: tries, data: { attempts: 3_000, dueAt: new Date() } })
    await worker.round()
    await expect.poll(() => w.platform.db.outbox.count({ where: { ...tries, attempts: 3_001 } })).toBe(2)
    await worker.stop()
    await clamd.start()
    await w.platform.db.outbox.updateMany({ where: tries, data: { attempts: 0, dueAt: new Date() } })
    await drainOutbox(w.platform)
    expect(await listOf(applicant.personId, dispute)).toEqual([
      { id: good, state: 'verified', scan: 'clean' },
      { id: bad, state: 'refused', scan: 'infected' },
    ])
  }, 60_000)
})
