import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMediaServer } from '#media/server/livekit.server.ts'
import { MediaUnavailable } from '#media/server/media.ts'
import { startMediaServer, type TestMediaServer } from '#tests/support/media-server.ts'

let server: TestMediaServer
beforeAll(async () => {
  server = await startMediaServer()
})
afterAll(() => server.kill())

const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())

const grant = { room: 's_a_j_b', identity: 'seat-1', name: '戴晓雯', canPublish: true, ttlSeconds: 120 }

test('a room is made once, listed, and gone after deleting, also twice', async () => {
  const { media } = server
  await media.createRoom('s_1_j_1')
  await media.createRoom('s_1_j_1')
  expect(await media.rooms()).toEqual(['s_1_j_1'])
  expect(await media.participants('s_1_j_1')).toEqual([])
  await media.deleteRoom('s_1_j_1')
  await media.deleteRoom('s_1_j_1')
  expect(await media.rooms()).toEqual([])
})

test('asking about or removing somebody from a room that is gone is fine', async () => {
  expect(await server.media.participants('nowhere')).toEqual([])
  await server.media.remove('nowhere', 'nobody')
})

test('a token opens one room for camera, microphone and words, and gives no power over it', async () => {
  const claims = claimsOf(await server.media.token(grant))
  expect(claims.sub).toBe('seat-1')
  expect(claims.video).toEqual({
    roomJoin: true,
    room: 's_a_j_b',
    canPublish: true,
    canPublishSources: ['camera', 'microphone'],
    canPublishData: true,
    canSubscribe: true,
    canUpdateOwnMetadata: false,
    hidden: false,
  })
  expect((claims.exp ?? 0) - Date.now() / 1000).toBeLessThanOrEqual(121)
})

test('a media server that is stopped is reported as away and is ready again after it starts', async () => {
  const own = await startMediaServer()
  await own.kill()
  expect(await own.media.ready()).toBe(false)
  await expect(own.media.rooms()).rejects.toBeInstanceOf(MediaUnavailable)
  await own.start()
  expect(await own.media.ready()).toBe(true)
  expect(await own.media.rooms()).toEqual([])
  await own.kill()
})

test('without a media server every call says so and nothing else breaks', async () => {
  const media = createMediaServer(null)
  expect(await media.ready()).toBe(false)
  expect(media.publicUrl).toBeNull()
  await expect(media.createRoom('x')).rejects.toBeInstanceOf(MediaUnavailable)
})
