import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AccessToken } from 'livekit-server-sdk'
import { expect, test } from 'vitest'
import { createMediaServer } from '#media/server/livekit.server.ts'
import { WebhookRefused } from '#media/server/media.ts'
import { startMediaServer } from '#tests/support/media-server.ts'

const address = { url: 'http://127.0.0.1:1', publicUrl: 'ws://127.0.0.1:1', apiKey: 'key', apiSecret: 's'.repeat(40) }
const media = createMediaServer(address)

const bodyOf = (at = Date.now()) =>
  JSON.stringify({
    event: 'participant_joined',
    id: 'EV_1',
    createdAt: String(Math.floor(at / 1000)),
    room: { name: 's_1_j_1' },
    participant: { identity: 'seat-1' },
  })

const sign = (body: string, secret = address.apiSecret, issuer = address.apiKey) => {
  const token = new AccessToken(issuer, secret, { ttl: 300 })
  token.sha256 = createHash('sha256').update(body).digest('base64')
  return token.toJwt()
}

test('a webhook with our signature is read', async () => {
  const body = bodyOf()
  const event = await media.readWebhook(body, await sign(body))
  expect(event).toMatchObject({ id: 'EV_1', kind: 'participant_joined', room: 's_1_j_1', identity: 'seat-1' })
})

test('a webhook is refused without signature, with another key, for another body, unsigned, or when it is old', async () => {
  const body = bodyOf()
  const old = bodyOf(Date.now() - 6 * 60_000)
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await sign(body)).split('.')[1]}.`
  const attempts: [string, string | null][] = [
    [body, null],
    [body, ''],
    [body, 'no token'],
    [body, unsigned],
    [body, await sign(body, 'x'.repeat(40))],
    [body, await sign(body, address.apiSecret, 'other')],
    [body.replace('seat-1', 'seat-2'), await sign(body)],
    [old, await sign(old)],
  ]
  for (const [sent, authorization] of attempts) {
    await expect(media.readWebhook(sent, authorization)).rejects.toBeInstanceOf(WebhookRefused)
  }
})

test('an instance with an empty secret believes nobody', async () => {
  const open = createMediaServer({ ...address, apiSecret: '' })
  await expect(open.readWebhook(bodyOf(), 'anything')).rejects.toBeInstanceOf(WebhookRefused)
})

test('what the real server sends is believed', async () => {
  const received: { body: string; authorization: string | null }[] = []
  const listener = createServer((request, response) => {
    void textOf(request).then((body) => {
      received.push({ body, authorization: request.headers.authorization ?? null })
      response.end()
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => listener.once('listening', resolve))
  const server = await startMediaServer(`http://127.0.0.1:${(listener.address() as AddressInfo).port}/webhook`)
  await server.media.createRoom('s_2_j_2')
  await expect.poll(() => received.length, { timeout: 5_000 }).toBeGreaterThan(0)
  const [first] = received
  const event = await server.media.readWebhook(first?.body ?? '', first?.authorization ?? null)
  expect(event).toMatchObject({ kind: 'room_started', room: 's_2_j_2', identity: null })
  await server.kill()
  listener.close()
})

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}
