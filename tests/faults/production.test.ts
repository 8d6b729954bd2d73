import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { isGone } from '#app/storage/child.server.ts'
import { nodeProgram, root } from '#dev/paths.ts'
import { chooseFreePort } from '#dev/processes.ts'
import { fileByHttp } from '#tests/support/file-by-http.ts'
import { HttpPerson } from '#tests/support/http-person.ts'
import { startMediaServer, type TestMediaServer } from '#tests/support/media-server.ts'
import { processesOf } from '#tests/support/npm-start.ts'
import { type Provider, smsProvider } from '#tests/support/providers.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const run = promisify(execFile)
const database = `production_${randomBytes(6).toString('hex')}`
const running: ChildProcess[] = []
let dataDir = ''
let store: TestStore
let media: TestMediaServer
let sms: Provider
let env: Record<string, string> = {}

const asOwner = async (sql: string) => {
  const client = new Client({ connectionString: `${inject('databaseServer')}postgres` })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

/** Every part by itself, as an operator has them; nothing of ours started any of them. */
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'yanhe-production-'))
  const [openStore, openMedia, provider, port] = await Promise.all([
    openTestStore(),
    startMediaServer(),
    smsProvider(),
    chooseFreePort(),
    asOwner(`create database ${database}`),
  ])
  store = openStore
  media = openMedia
  sms = provider
  const ownerUrl = `${inject('databaseServer')}${database}`
  const appUrl = Object.assign(new URL(ownerUrl), { username: 'yanhe_app', password: inject('appPassword') }).href
  const { endpoint, region, bucket, accessKey, secretKey } = store.local
  const files = { S3_ENDPOINT: endpoint, S3_REGION: region, S3_BUCKET: bucket, S3_ACCESS_KEY: accessKey }
  env = {
    ...{ PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', DATA_DIR: dataDir, PORT: String(port) },
    ...{ APP_ORIGIN: `http://127.0.0.1:${port}`, DATABASE_URL: appUrl, DATABASE_MIGRATION_URL: ownerUrl },
    ...files,
    S3_SECRET_KEY: secretKey,
    LIVEKIT_URL: media.address.url,
    LIVEKIT_API_KEY: media.address.apiKey,
    LIVEKIT_API_SECRET: media.address.apiSecret,
    SMTP_URL: 'smtp://127.0.0.1:9',
    SMS_URL: `http://127.0.0.1:${sms.port}/send`,
    SMS_TOKEN: randomBytes(16).toString('hex'),
  }
}, 120_000)
afterAll(async () => {
  for (const child of running) child.kill('SIGTERM')
  await Promise.all(running.map((child) => isGone(child) || new Promise((gone) => child.once('exit', gone))))
  await Promise.all([store?.close(), media?.kill(), sms?.leave(), rm(dataDir, { recursive: true, force: true })])
  await asOwner(`drop database if exists ${database} with (force)`)
})

/** A command as the units of `deploy/` run it. */
const once = (script: string, args: readonly string[] = [], change: Record<string, string> = {}) =>
  run(nodeProgram, [...(script === 'dev/web.ts' ? [] : ['--import', 'tsx']), script, ...args], {
    cwd: root,
    env: { ...env, NODE_ENV: 'production', ...change },
  })

function keepRunning(script: string, change: Record<string, string> = {}): ChildProcess {
  const { DATABASE_MIGRATION_URL: _, ...less } = env
  const child = spawn(nodeProgram, [script], {
    cwd: root,
    env: { ...less, NODE_ENV: 'production', ...change },
    stdio: 'ignore',
  })
  running.push(child)
  return child
}

describe('a real instance', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ['a demonstration', { DEMO: '1' }, /DEMO: expected 0/],
    ['a secret out of a manual', { SMS_TOKEN: 'changeme' }, /SMS_TOKEN: expected a secret of your own/],
    ['a short secret', { LIVEKIT_API_SECRET: 'short' }, /LIVEKIT_API_SECRET: expected at least 32 characters/],
    ['a missing part', { LIVEKIT_URL: '', LIVEKIT_API_KEY: '', LIVEKIT_API_SECRET: '' }, /LIVEKIT_URL: expected/],
    ['no way to send mail', { SMTP_URL: '' }, /SMTP_URL: expected/],
    ['an address without TLS', { APP_ORIGIN: 'http://mediation.example' }, /APP_ORIGIN: expected https/],
    ['a moved clock', { LAW_CLOCK_OFFSET_MS: '5000' }, /LAW_CLOCK_OFFSET_MS: only with DEMO=1/],
  ])('does not start over %s, and says which setting', async (_, change, words) => {
    await expect(once('dev/web.ts', [], change)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(words),
    })
  })

  it('takes a filing over parts given by address, with no embedded process beside it', {
    timeout: 90_000,
  }, async () => {
    expect((await once('dev/prepare.ts')).stdout).toMatch(/up to date.*\n.*\nThe database is ready/)
    expect((await once('dev/prepare.ts')).stdout).not.toContain('up to date')
    const phone = ['--phone', '0575-00001234', '--admin-name', '金示例', '--admin-phone', '13900000011']
    await once('dev/admin.ts', ['organisation', '--name', '示例调委会', '--area', '330681', '--mark', '示调', ...phone])
    const processes = [keepRunning('dev/web.ts', { WORKER: '0' }), keepRunning('dev/worker.ts')]
    const origin = env.APP_ORIGIN ?? ''
    const ready = () =>
      fetch(`${origin}/readyz`).then(
        (answer) => answer.json(),
        () => null,
      )
    await expect.poll(ready, { timeout: 30_000 }).toEqual({ database: true, store: true, media: true })
    expect((await fetch(`${origin}/demo`)).status).toBe(404)
    expect((await fetch(`${origin}/admin/messages/outbox`)).status).not.toBe(200)

    const newestCode = async () => {
      const codes = () => sms.taken.flatMap((body) => /\d{6}/.exec((JSON.parse(body) as { text: string }).text) ?? [])
      await expect.poll(() => codes().length, { timeout: 10_000 }).toBeGreaterThan(0)
      return codes().at(-1) ?? ''
    }
    const person = new HttpPerson(origin)
    const sent = await fileByHttp(person, newestCode)
    expect(await (await person.get(sent)).text()).toMatch(/示调-/)
    // The worker alone does what happens by itself: it tells the applicant that the filing arrived.
    await expect.poll(() => sms.taken.length, { timeout: 20_000 }).toBeGreaterThan(1)

    const ours = (await processesOf(dataDir)).map((line) => Number(line.split(' ')[0]))
    expect(ours.sort()).toEqual(processes.map(({ pid }) => pid).sort())
  })

  it('ends within seconds of a signal, and leaves nothing', async () => {
    for (const child of running) child.kill('SIGTERM')
    await expect.poll(() => running.map(({ exitCode }) => exitCode), { timeout: 9_000 }).toEqual([0, 0])
    expect(await processesOf(dataDir)).toEqual([])
  })
})
