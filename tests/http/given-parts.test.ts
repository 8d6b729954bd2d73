import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseEnvironment } from '#app/http/env.server.ts'
import { startInstance as start } from '#dev/instance.ts'
import { chooseFreePort } from '#dev/processes.ts'
import { startInstance, type TestInstance } from '#tests/support/instance.ts'

describe('parts given by address', () => {
  let first: TestInstance
  beforeAll(async () => {
    first = await startInstance({ withoutVideo: true })
  }, 400_000)
  afterAll(() => first?.stop())

  it('are used as they are, and nothing is started in their place', async () => {
    const { env } = first.inside
    const names = ['DATABASE_URL', 'DATABASE_MIGRATION_URL', 'S3_ENDPOINT', 'S3_REGION', 'S3_BUCKET', 'S3_ACCESS_KEY']
    const given = Object.fromEntries([...names, 'S3_SECRET_KEY'].map((name) => [name, env[name]]))
    const dataDir = await mkdtemp(join(tmpdir(), 'yanhe-given-'))
    const second = await start({
      env: parseEnvironment({ ...given, DEMO: '0' }),
      dataDir,
      ports: [await chooseFreePort()],
      say: () => undefined,
      withoutVideo: true,
      webEnv: given as Record<string, string>,
    })
    const ready = await fetch(`${second.origin}/readyz`)
    const demo = await fetch(`${second.origin}/demo`)
    await second.stop()
    await rm(dataDir, { recursive: true })
    expect([second.parts.postgres, second.parts.store]).toEqual([null, null])
    expect([ready.status, await ready.json()]).toEqual([200, { database: true, store: true, media: false }])
    expect(demo.status).toBe(404)
    expect((await fetch(`${first.origin}/readyz`)).status).toBe(200)
  })
})
