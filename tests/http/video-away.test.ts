import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSession } from '#app/domain/account/sessions.server.ts'
import { parseEnvironment, settingsOf } from '#app/http/env.server.ts'
import { createPlatform, type OpenPlatform } from '#app/http/platform.server.ts'
import { HttpPerson } from '#tests/support/http-person.ts'
import { startInstance, type TestInstance } from '#tests/support/instance.ts'
import { type BookedSession, bookedSession } from '#tests/support/session-world.ts'
import { worldOn } from '#tests/support/world.ts'

/** A media server that is configured and does not answer, as while the first build runs. */
const media = {
  LIVEKIT_URL: 'http://127.0.0.1:9',
  LIVEKIT_PUBLIC_URL: 'ws://127.0.0.1:9',
  LIVEKIT_API_KEY: 'yanhe-test',
  LIVEKIT_API_SECRET: 'a-secret-of-this-test-that-is-long-enough',
}
let instance: TestInstance
let platform: OpenPlatform
let session: BookedSession

beforeAll(async () => {
  instance = await startInstance({ withoutVideo: true, webEnv: media })
  platform = await createPlatform(settingsOf(parseEnvironment({ ...instance.inside.env, ...media })))
  session = await bookedSession(worldOn(platform))
}, 400_000)
afterAll(async () => {
  await platform?.close()
  await instance?.stop()
})

const path = (rest: string) => `/c/${encodeURIComponent(session.code)}/session${rest}`

it('while the media server is away the check says so and offers the telephone', async () => {
  const token = await startSession(platform, session.applicant.personId)
  const person = new HttpPerson(instance.origin).hold('__Host-yanhe', token)
  const page = await (await person.get(path('/check'))).text()
  expect(page).toContain('视频服务还没准备好')
  expect(page).toContain('tel:')
})
