import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { perform } from '#app/domain/engine/perform.server.ts'
import { rolesTowards } from '#app/domain/engine/relations.server.ts'
import { sendMessage } from '#app/domain/message/commands.server.ts'
import { openThread } from '#app/domain/message/queries.server.ts'
import { readThread } from '#app/domain/message/threads.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

describe('three threads that never mix', () => {
  let w: World
  let dispute: WorldDispute
  beforeAll(async () => {
    w = await world()
    dispute = await w.disputeAt('preparing')
  })
  afterAll(() => w.stop())

  const say = async (who: string, thread: string, body: string) =>
    perform(w.platform, sendMessage, {
      actor: await w.as(who),
      disputeId: dispute.id,
      key: randomUUID(),
      input: { thread, body },
    })
  const read = async (who: string, key: string) => {
    const actor = await w.as(who)
    const roles = await rolesTowards(w.platform.db, actor, dispute.id)
    const thread = readThread(key, roles)
    const reader = { disputeId: dispute.id, personId: actor.personId, roles }
    return thread ? (await openThread(w.platform, reader, thread)).map(({ text }) => text) : null
  }

  it('shows the thread of everybody to both sides and the mediator', async () => {
    await say(dispute.applicant.personId, 'all', '您好')
    for (const who of [dispute.applicant.personId, dispute.respondent.personId, 'mediator']) {
      expect(await read(who, 'all')).toEqual(['您好'])
    }
  })

  it('keeps what one side tells the mediator from the other side, and a side’s own talk from the mediator', async () => {
    await say(dispute.applicant.personId, 'mediatorWith.applicant', '两千八我也接受')
    await say(dispute.applicant.personId, 'ownSide.applicant', '先别说底线')
    expect(await read('mediator', 'mediatorWith.applicant')).toEqual(['两千八我也接受'])
    expect(await read('mediator', 'ownSide.applicant')).toBeNull()
    expect(await read(dispute.respondent.personId, 'mediatorWith.applicant')).toBeNull()
    await expect(say(dispute.respondent.personId, 'mediatorWith.applicant', '我也说')).rejects.toMatchObject({
      code: 'dispute/not-allowed',
    })
  })

  it('writes no word of a message into the database or the record in the clear', async () => {
    const words = '这句话只给调解员'
    await say(dispute.respondent.personId, 'mediatorWith.respondent', words)
    const rows = await w.platform.db.message.findMany({ where: { disputeId: dispute.id } })
    expect(rows.some(({ body }) => Buffer.from(body).includes(words))).toBe(false)
  })
})
