import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import pino from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSession } from '#app/domain/account/sessions.server.ts'
import type { OutgoingMessage } from '#app/domain/platform/platform.ts'
import { parseEnvironment, settingsOf } from '#app/http/env.server.ts'
import { createPlatform, type OpenPlatform } from '#app/http/platform.server.ts'
import { makeBackup } from '#dev/backup/make.ts'
import { openSource } from '#dev/backup/place.ts'
import { putBack } from '#dev/backup/put-back.ts'
import { type Parts, startParts } from '#dev/parts.ts'
import { nodeProgram, root } from '#dev/paths.ts'
import { noteRunning } from '#dev/running.ts'
import { ensureDemo } from '#dev/seed.ts'
import { verifyPaper } from '#templates/papers.server.ts'
import { settledDispute } from '#tests/support/settled.ts'
import { type WorldDispute, worldOn } from '#tests/support/world.ts'

/** More than one part of an upload, and no two parts alike. */
const EVIDENCE = Buffer.from(Array.from({ length: 2_600_000 }, (_, n) => `${n % 99991} `).join('')).subarray(0, 12e6)
const KEY = 'evidence/00112233445566778899aabbccddeeff'
const PASSPHRASE = 'a passphrase of the drill'
const quiet = () => undefined
const env = parseEnvironment({ DEMO: '1' })

interface Running {
  readonly parts: Parts
  readonly platform: OpenPlatform
  readonly sent: OutgoingMessage[]
  stop(): Promise<void>
}

async function start(dataDir: string, isThrowaway = true): Promise<Running> {
  const localOrigin = 'http://127.0.0.1:9'
  const parts = await startParts({ env, dataDir, localOrigin, say: quiet, isThrowaway, withoutVideo: true })
  const given = { ...parts.env, APP_ORIGIN: localOrigin, DEMO: '1', DATA_DIR: dataDir }
  const settings = settingsOf(parseEnvironment(given))
  let isStopped = false
  const sent: OutgoingMessage[] = []
  const send = async (message: OutgoingMessage) => {
    sent.push(message)
    return message.idem
  }
  await ensureDemo(settings, quiet)
  const platform = await createPlatform(settings, { mail: send, sms: send, log: pino({ level: 'silent' }) })
  return {
    parts,
    platform,
    sent,
    async stop() {
      if (isStopped) return
      isStopped = true
      await platform.close()
      await parts.stop()
    },
  }
}

/** Every row of every table, in an order of its own. */
async function everything(ownerUrl: string): Promise<Record<string, string>> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`,
  )
  const found: Record<string, string> = {}
  for (const { name } of rows) {
    const { rows: sums } = await client.query(
      `select md5(string_agg(t::text, '|' order by t::text)) as s from ${name} t`,
    )
    found[name] = sums[0].s
  }
  await client.end()
  return found
}

/** What `npm run doctor` says of each thing. */
async function doctor(given: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const { PATH = '' } = process.env
  const child = spawn(nodeProgram, ['--import', 'tsx', 'dev/doctor.ts', '--json'], {
    cwd: root,
    env: { PATH, APP_ORIGIN: 'http://127.0.0.1:9', ...given } as never,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const signs = JSON.parse(Buffer.concat(await child.stdout.toArray()).toString()) as { about: string; state: string }[]
  return Object.fromEntries(signs.map(({ about, state }) => [about, state]))
}

let folder: string
let running: Running
let dispute: WorldDispute
let token: string
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yanhe-drill-'))
  running = await start(at('old'))
  const { platform, sent } = running
  dispute = await settledDispute({ ...worldOn(platform), sent })
  await platform.store.put(KEY, EVIDENCE, { contentType: 'video/mp4' })
  await platform.store.hold(KEY)
  token = await startSession(platform, dispute.applicant.personId)
}, 120_000)
afterAll(async () => {
  await running?.stop()
  await rm(folder, { recursive: true, force: true })
})

it('a whole instance goes into one sealed file and comes back in another folder, to the last byte', async () => {
  const { platform, parts } = running
  const given = { ...parts.env, DATA_DIR: at('old') }
  const source = await openSource({ env: parseEnvironment(given), dataDir: at('old'), say: quiet })
  await makeBackup(source, { path: at('sealed'), passphrase: PASSPHRASE, say: quiet })
  expect((await stat(at('sealed'))).mode & 0o777).toBe(0o600)
  const before = await everything(source.databaseUrl)
  const revision = await platform.db.documentRevision.findFirstOrThrow({ orderBy: { signatures: 'desc' } })
  const session = await platform.db.loginSession.findFirstOrThrow({ where: { personId: dispute.applicant.personId } })
  await running.stop()

  const put = { env, dataDir: at('new'), path: at('sealed'), setAside: false, say: quiet }
  await expect(putBack({ ...put, passphrase: 'some other passphrase' })).rejects.toThrow(/passphrase is not the one/)
  await expect(readdir(at('new'))).rejects.toThrow()
  const { findings } = await putBack({ ...put, passphrase: PASSPHRASE })
  expect(findings).toEqual([])
  await expect(putBack({ ...put, passphrase: PASSPHRASE })).rejects.toThrow(/is not empty/)

  running = await start(at('new'))
  const { platform: back } = running
  const after = await everything(running.parts.env.DATABASE_MIGRATION_URL ?? '')
  expect(after.trail_event).toBe(before.trail_event)
  expect(Object.keys(before).filter((name) => after[name] !== before[name])).toEqual([])
  const { body } = await back.store.get(KEY)
  expect(Buffer.concat(await body.toArray()).equals(EVIDENCE)).toBe(true)
  expect(await back.store.isHeld(KEY)).toBe(true)
  const paper = Buffer.concat(await (await back.store.get(revision.objectKey)).body.toArray())
  expect(await verifyPaper(paper, back.authority.rootPem())).toMatchObject({ verdict: 'good' })
  const kept = await back.db.loginSession.findUniqueOrThrow({ where: { idHash: session.idHash } })
  expect([token.length > 20, kept.personId]).toEqual([true, dispute.applicant.personId])
}, 120_000)

it('is made beside a running instance, and of one that stands still; what is broken off leaves nothing', async () => {
  const dataDir = at('new')
  await noteRunning(dataDir, running.parts.env)
  const broken = new AbortController()
  broken.abort(new Error('Ctrl-C'))
  const source = await openSource({ env: parseEnvironment(running.parts.env), dataDir, say: quiet })
  const path = at('broken')
  await expect(makeBackup(source, { path, say: quiet, signal: broken.signal })).rejects.toThrow('Ctrl-C')
  expect((await readdir(folder)).filter((name) => name.startsWith('broken'))).toEqual([])
  expect(await doctor({ ...running.parts.env, DATA_DIR: dataDir })).toMatchObject({
    ...{ settings: 'ok', database: 'ok', clock: 'ok', migrations: 'ok', keys: 'ok', store: 'ok', record: 'ok' },
    ...{ backup: 'warn', video: 'warn' },
  })
  expect(await doctor({ ...running.parts.env, DATA_DIR: folder })).toMatchObject({ keys: 'bad', database: 'ok' })
  await running.stop()
  const still = await openSource({ env, dataDir, say: quiet })
  const made = await makeBackup(still, { path: at('still'), say: quiet })
  await still.close()
  expect(made).toMatchObject({ isSealed: false, keys: expect.any(Number) })
  await expect(putBack({ env, dataDir, path: at('still'), setAside: true, say: quiet })).resolves.toMatchObject({
    findings: [],
    asideAt: [expect.stringContaining(`${dataDir}.before-`)],
  })
}, 120_000)
