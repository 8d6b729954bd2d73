import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assignOrganisation, register } from '#app/domain/dispute/dispatch.commands.server.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import type { Command } from '#app/domain/engine/types.ts'
import { invite } from '#app/domain/invitation/commands.server.ts'
import { deliveriesOf, takeDelivery } from '#app/domain/notice/delivery.server.ts'
import { outboxOf } from '#app/domain/notice/outbox.server.ts'
import type { OutgoingMessage, Platform } from '#app/domain/platform/platform.ts'
import { MessageRefused } from '#app/domain/platform/refused.ts'
import { smsSender } from '#app/http/senders.server.ts'
import { drainOutbox, morningComes } from '#tests/support/drain.ts'
import { DEMO_ORGANISATION_ID, type World, type WorldDispute, world } from '#tests/support/world.ts'

let at: World
beforeAll(async () => {
  at = await world()
})
afterAll(() => at.stop())

/** A dispute whose respondent was written to, the message, and what its carrier may say of it. */
async function invited(platform: Platform = at.platform) {
  const dispute: WorldDispute = await at.disputeAt('filed')
  const actor = await at.as('dispatcher')
  const acts: readonly (readonly [unknown, unknown])[] = [
    [assignOrganisation, { organisationId: DEMO_ORGANISATION_ID }],
    [register, {}],
    [invite, {}],
  ]
  for (const [command, input] of acts) {
    const key = crypto.randomUUID()
    await perform(at.platform, command as Command, { actor, disputeId: dispute.id, key, input })
  }
  const before = at.sent.length
  await morningComes(platform)
  await drainOutbox(platform)
  const message = at.sent.slice(before).find(({ receipt }) => receipt !== undefined)
  return { dispute, receipt: message?.receipt }
}

const rowOf = async (id: string) => {
  const { state, failure } = await at.platform.db.notice.findFirstOrThrow({ where: { id } })
  return [state, failure]
}

describe('what became of a message', () => {
  it('is told by its carrier, is seen by the dispatcher, and stays so whatever comes twice or late', async () => {
    const { dispute, receipt } = await invited()
    const { id = '', token = '', url = '' } = receipt ?? {}
    expect(url).toBe(`${at.platform.settings.origin}/webhooks/delivery`)
    expect(await rowOf(id)).toEqual(['sent', null])
    const tell = (state: string, reason?: string) =>
      takeDelivery(at.platform, JSON.stringify({ id, token, state, reason }))
    await tell('failed', '空号 13811110002\n某人@mail.example a.b@mail.example')
    expect(await rowOf(id)).toEqual(['failed', '空号 … 某人@mail.example …'])
    const shown = (await deliveriesOf(at.platform, dispute.id)).find((one) => one.id === id)
    expect(shown).toMatchObject({ channel: 'sms', state: 'failed', failure: expect.stringContaining('空号') })
    expect((await outboxOf(at.platform)).find((one) => one.id === id)).toMatchObject({ state: 'failed' })
    await tell('delivered')
    await tell('delivered')
    await tell('failed', '太晚了')
    expect(await rowOf(id)).toEqual(['delivered', null])
  })

  it('is told by nobody else, not even by the carrier of another message', async () => {
    const [one, other] = [await invited(), await invited()]
    const id = one.receipt?.id ?? ''
    const wrong = [
      { id, token: other.receipt?.token, state: 'delivered' },
      { id, token: '', state: 'delivered' },
      { id, token: `${one.receipt?.token}x`, state: 'delivered' },
      { id, token: one.receipt?.token, state: 'read' },
      { token: one.receipt?.token, state: 'delivered' },
    ]
    for (const body of [...wrong.map((report) => JSON.stringify(report)), '', 'null', '{']) {
      await expect(takeDelivery(at.platform, body)).rejects.toMatchObject({ status: 401 })
    }
    expect(await rowOf(id)).toEqual(['sent', null])
  })

  it('is a failure at once when the carrier will never take it, and nothing is tried again', async () => {
    const tried: string[] = []
    const sms = async ({ idem }: OutgoingMessage) => {
      tried.push(idem)
      throw new MessageRefused('号码不存在')
    }
    const { dispute } = await invited({ ...at.platform, sms })
    const [row] = await deliveriesOf(at.platform, dispute.id)
    expect([row?.state, row?.failure]).toEqual(['failed', '号码不存在'])
    expect(tried).toContain(row?.id)
    expect(new Set(tried).size).toBe(tried.length)
  })
})

describe('the driver of text messages', () => {
  const message: OutgoingMessage = { to: '+8613811110001', subject: '', text: '您好', idem: 'one' }
  async function gateway(status: number, answer: object) {
    const taken: string[] = []
    const server = createServer((request, response) => {
      request.on('data', (chunk: Buffer) => taken.push(chunk.toString()))
      request.on('end', () => response.writeHead(status).end(JSON.stringify(answer)))
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const send = smsSender({ ...at.platform.settings, sms: { url, token: 'a-token-of-our-own' } })
    return { send, taken, stop: () => new Promise((done) => server.close(done)) }
  }

  it('hands over the address for news, and gives the id of the provider', async () => {
    const { send, taken, stop } = await gateway(200, { id: 'm-1' })
    const receipt = { url: 'https://a.example/webhooks/delivery', id: 'one', token: 't' }
    expect(await send({ ...message, receipt })).toBe('m-1')
    expect(JSON.parse(taken.join(''))).toMatchObject({ to: message.to, idem: 'one', receipt })
    await stop()
  })

  it.each([
    [422, true],
    [429, false],
    [401, false],
    [503, false],
  ])('takes an answer of %i for a refusal for good: %s', async (status, isForGood) => {
    const { send, stop } = await gateway(status, { reason: '空号' })
    const error = await send(message).catch((thrown: unknown) => thrown)
    expect([error instanceof Error, error instanceof MessageRefused]).toEqual([true, isForGood])
    if (isForGood) expect((error as Error).message).toBe('空号')
    await stop()
  })
})
