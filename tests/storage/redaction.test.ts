import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { perform } from '#app/domain/engine/perform.server.ts'
import { startUpload } from '#app/domain/evidence/commands.server.ts'
import { evidenceOf, openEvidence } from '#app/domain/evidence/queries.server.ts'
import { drainOutbox } from '#tests/support/drain.ts'
import { samples } from '#tests/support/sample-files.ts'
import { lookingAs, sendEvidence } from '#tests/support/send-evidence.ts'
import { sha256Of } from '#tests/support/store.ts'
import { type StoredWorld, storedWorld } from '#tests/support/stored-world.ts'
import type { WorldDispute } from '#tests/support/world.ts'

describe('a copy in which something is covered', () => {
  let w: StoredWorld
  beforeAll(async () => {
    w = await storedWorld()
  })
  afterAll(() => w?.stop())

  const itemFor = async (who: string, { id }: WorldDispute, wanted: string) =>
    (await evidenceOf(await lookingAs(w, who, id))).find((item) => item.id === wanted)
  const sent = async (who: string, dispute: WorldDispute, audience: 'all' | 'mediator', redactsId?: string) => {
    const file = { name: '身份证.jpg', bytes: redactsId ? samples.png : samples.jpeg, audience }
    const named = redactsId ? { ...file, name: '身份证.png', about: { redactsId } } : file
    const id = await sendEvidence(w, who, dispute.id, named)
    await drainOutbox(w.platform)
    return id
  }

  it('is seen by the other side with the fingerprint of the original, which stays hidden and whole', async () => {
    const dispute = await w.disputeAt('preparing')
    const { applicant, respondent } = dispute
    const original = await sent(applicant.personId, dispute, 'mediator')
    const copy = await sent(applicant.personId, dispute, 'all', original)
    const print = sha256Of(samples.jpeg)
    expect(await itemFor(respondent.personId, dispute, copy)).toMatchObject({
      mayOpen: true,
      redacts: { sha256: print, no: null },
    })
    expect(await itemFor(respondent.personId, dispute, original)).toBeUndefined()
    await expect(openEvidence(await lookingAs(w, respondent.personId, dispute.id), original)).rejects.toMatchObject({
      code: 'evidence/unknown',
    })
    for (const who of [applicant.personId, 'mediator'])
      expect(await itemFor(who, dispute, copy)).toMatchObject({ redacts: { sha256: print, no: 1 } })
    const { objectKey } = await openEvidence(await lookingAs(w, 'mediator', dispute.id), original, 'original')
    const chunks: Buffer[] = []
    for await (const chunk of (await w.bucket.get(objectKey)).body) chunks.push(chunk as Buffer)
    expect(Buffer.concat(chunks)).toEqual(samples.jpeg)
  })

  it('is made by the owner or the mediator, of a picture of this case that counts, and by nobody else', async () => {
    const dispute = await w.disputeAt('preparing')
    const elsewhere = await w.disputeAt('preparing')
    const { applicant, respondent } = dispute
    const original = await sent(applicant.personId, dispute, 'all')
    const start = async (who: string, { id }: WorldDispute, redactsId = original) => {
      const input = { name: 'a.jpg', bytes: 100, description: '', audience: 'mediator' as const, redactsId }
      return perform(w.platform, startUpload, { actor: await w.as(who), disputeId: id, key: randomUUID(), input })
    }
    const refused = { code: 'evidence/unknown' }
    await expect(start(respondent.personId, dispute)).rejects.toMatchObject(refused)
    await expect(start('dispatcher', dispute)).rejects.toMatchObject(refused)
    await expect(start(elsewhere.applicant.personId, elsewhere)).rejects.toMatchObject(refused)
    await expect(start(applicant.personId, dispute, randomUUID())).rejects.toMatchObject(refused)
    await start(applicant.personId, dispute)
    await start('mediator', dispute)
    const offered = async (who: string) => (await itemFor(who, dispute, original))?.mayRedact
    expect([await offered(applicant.personId), await offered('mediator'), await offered(respondent.personId)]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('by the mediator never shows to both sides what was meant for him alone', async () => {
    const dispute = await w.disputeAt('preparing')
    const { applicant, respondent } = dispute
    const hidden = await sent(applicant.personId, dispute, 'mediator')
    await expect(sent('mediator', dispute, 'all', hidden)).rejects.toMatchObject({ code: 'evidence/not-yours-to-show' })
    const copy = await sent('mediator', dispute, 'mediator', hidden)
    expect(await itemFor(respondent.personId, dispute, copy)).toBeUndefined()
  })
})
