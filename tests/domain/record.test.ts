import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordOf } from '#app/domain/dispute/record.queries.server.ts'
import { rolesTowards } from '#app/domain/engine/relations.server.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

describe('the record of a case', () => {
  let w: World
  let dispute: WorldDispute
  beforeAll(async () => {
    w = await world()
    dispute = await w.disputeAt('preparing')
  })
  afterAll(() => w.stop())

  const read = async (who: string) => {
    const { personId } = await w.as(who)
    const roles = await rolesTowards(w.platform.db, await w.as(who), dispute.id)
    return (await recordOf(w.platform, { disputeId: dispute.id, personId, roles })).map(({ what }) => what.zh)
  }

  it('tells both sides what happened, and the respondent nothing of before the invitation', async () => {
    const mine = await read(dispute.applicant.personId)
    const theirs = await read(dispute.respondent.personId)
    expect(mine).toContain('受理登记')
    expect(theirs).not.toContain('受理登记')
    for (const both of ['邀请对方', '我愿意谈谈']) {
      expect(mine).toContain(both)
      expect(theirs).toContain(both)
    }
  })

  it('says nothing of what somebody else did for himself, and is closed to the dispatcher', async () => {
    expect(await read('mediator')).not.toContain('发出')
    await expect(read('dispatcher')).rejects.toMatchObject({ code: 'dispute/not-allowed' })
  })
})
