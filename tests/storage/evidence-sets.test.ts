import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { perform } from '#app/domain/engine/perform.server.ts'
import { startUpload } from '#app/domain/evidence/commands.server.ts'
import { evidenceOf } from '#app/domain/evidence/queries.server.ts'
import { daysOf, rowsOf } from '#app/routes/evidence/rows.ts'
import { drainOutbox } from '#tests/support/drain.ts'
import { samples } from '#tests/support/sample-files.ts'
import { lookingAs, sendEvidence } from '#tests/support/send-evidence.ts'
import { storedWorld } from '#tests/support/stored-world.ts'
import type { World, WorldDispute } from '#tests/support/world.ts'

describe('evidence in its order', () => {
  let w: World
  beforeAll(async () => {
    w = await storedWorld()
  })
  afterAll(() => w?.stop())

  const start = async (who: string, { id }: WorldDispute, about: Readonly<Record<string, unknown>>) => {
    const input = { name: 'a.jpg', bytes: 100, description: '', audience: 'all', ...about }
    const asked = { actor: await w.as(who), disputeId: id, key: randomUUID(), input: input as never }
    return perform(w.platform, startUpload, asked)
  }
  const listOf = async (who: string, { id }: WorldDispute) => evidenceOf(await lookingAs(w, who, id))

  it('several screenshots are one item, in the order that was given, for both sides', async () => {
    const dispute = await w.disputeAt('preparing')
    const { applicant, respondent } = dispute
    const setId = randomUUID()
    const sent: string[] = []
    for (const setNo of [2, 3, 1]) {
      const about = { setId, setNo }
      sent[setNo - 1] = await sendEvidence(w, applicant.personId, dispute.id, {
        name: '聊天.png',
        bytes: samples.png,
        about,
      })
    }
    await sendEvidence(w, applicant.personId, dispute.id, { name: '收条.jpg', bytes: samples.jpeg })
    await drainOutbox(w.platform)
    for (const who of [applicant.personId, respondent.personId, 'mediator']) {
      const rows = rowsOf(await listOf(who, dispute))
      expect(rows.map(({ first, rest }) => [first, ...rest].length).sort()).toEqual([1, 3])
      const row = rows.find(({ rest }) => rest.length > 0)
      expect([row?.first, ...(row?.rest ?? [])].map((item) => item?.id)).toEqual(sent)
    }
  })

  it('nobody joins the row of somebody else, takes a place twice, or mixes who may see it', async () => {
    const dispute = await w.disputeAt('preparing')
    const { applicant, respondent } = dispute
    const setId = randomUUID()
    await start(applicant.personId, dispute, { setId, setNo: 1 })
    const refused = { code: 'evidence/set' }
    await expect(start(respondent.personId, dispute, { setId, setNo: 2 })).rejects.toMatchObject(refused)
    await expect(start('mediator', dispute, { setId, setNo: 2 })).rejects.toMatchObject(refused)
    await expect(start(applicant.personId, dispute, { setId, setNo: 1 })).rejects.toMatchObject(refused)
    const hidden = { setId, setNo: 2, audience: 'mediator' }
    await expect(start(applicant.personId, dispute, hidden)).rejects.toMatchObject(refused)
    const elsewhere = await w.disputeAt('preparing')
    await expect(start(elsewhere.applicant.personId, elsewhere, { setId, setNo: 2 })).rejects.toMatchObject(refused)
    await start(applicant.personId, dispute, { setId, setNo: 2 })
  })

  it("both sides' evidence is read by the day of what it shows, without a day last", async () => {
    const dispute = await w.disputeAt('preparing')
    const { applicant, respondent } = dispute
    const send = (who: string, takenOn: string) =>
      sendEvidence(w, who, dispute.id, { name: 'a.jpg', bytes: samples.jpeg, about: { takenOn } })
    const undated = await send(applicant.personId, '')
    const later = await send(respondent.personId, '2025-10-02')
    const first = await send(applicant.personId, '2025-09-01')
    const second = await send(respondent.personId, '2025-09-01')
    await drainOutbox(w.platform)
    // The platform decides in the order in which checks end; the day is what is promised.
    const days = daysOf(rowsOf(await listOf('mediator', dispute)))
    expect(days.map(([day]) => day)).toEqual(['2025-09-01', '2025-10-02', ''])
    const ids = days.map(([, rows]) => rows.map((row) => row.first.id).sort())
    expect(ids).toEqual([[first, second].sort(), [later], [undated]])
  })

  it('a day that is still to come shows nothing yet: said at the field; today is the last one', async () => {
    const dispute = await w.disputeAt('preparing')
    const { personId } = dispute.applicant
    w.setLawTime(new Date('2026-03-05T23:59:00+08:00'))
    await start(personId, dispute, { takenOn: '2026-03-05' })
    await expect(start(personId, dispute, { takenOn: '2026-03-06' })).rejects.toMatchObject({
      fields: { takenOn: 'evidence/day' },
    })
    await expect(start(personId, dispute, { takenOn: 'yesterday' })).rejects.toMatchObject({ code: 'request/invalid' })
  })
})
