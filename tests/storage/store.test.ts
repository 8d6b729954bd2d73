import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startStore } from '#app/storage/local.server.ts'
import { createStore, StoreUnavailable } from '#app/storage/store.server.ts'
import { ensureWeed } from '#app/storage/weed-binary.server.ts'
import { newKey, openProxySite, openTestStore, sha256Of, type TestStore, testCacheDir } from '#tests/support/store.ts'

let real: TestStore
beforeAll(async () => {
  real = await openTestStore()
})
afterAll(() => real?.close())

async function untilBack(): Promise<number> {
  const from = Date.now()
  for (;;) {
    try {
      await real.store.head('evidence/nothing')
      return Date.now() - from
    } catch {
      await sleep(100)
    }
  }
}

describe('papers in the store (文书存储)', () => {
  it('are written once: the same bytes again are fine, other bytes are refused', async () => {
    const key = newKey('papers')
    const paper = Buffer.from('调解协议书')
    await real.store.put(key, paper, { sha256: sha256Of(paper), contentType: 'application/pdf' })
    await real.store.put(key, paper)
    await expect(real.store.put(key, Buffer.from('x'))).rejects.toMatchObject({ reason: 'alreadyThere' })
    await expect(real.store.put(newKey('papers'), paper, { sha256: sha256Of(Buffer.from('x')) })).rejects.toMatchObject(
      {
        reason: 'wrongContent',
      },
    )
  })

  it('of twenty writers of one key with different bytes, one wins', async () => {
    const key = newKey('papers')
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => real.store.put(key, randomBytes(64))))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('are read whole or from a byte to a byte, and gone after removal', async () => {
    const key = newKey('papers')
    await real.store.put(key, Buffer.from('0123456789'))
    const { body, contentRange } = await real.store.get(key, { from: 2, to: 4 })
    expect([(await body.toArray()).join(''), contentRange]).toEqual(['234', 'bytes 2-4/10'])
    await real.store.remove(key)
    await real.store.remove(key)
    expect(await real.store.head(key)).toBeNull()
    await expect(real.store.get(key)).rejects.toMatchObject({ name: 'ObjectMissing' })
  })

  it('under a hold cannot be removed or written anew by the website, until the hold is lifted', async () => {
    const key = newKey()
    await real.store.put(key, Buffer.from('evidence'))
    expect(await real.store.hold(key)).toBe(true)
    await expect(real.store.remove(key)).rejects.toMatchObject({ reason: 'notAllowed' })
    await expect(real.store.put(key, Buffer.from('other'))).rejects.toMatchObject({ reason: 'alreadyThere' })
    expect(await real.store.head(key)).toMatchObject({ bytes: 8 })
    await real.store.liftHold(key)
    await real.store.remove(key)
    expect(await real.store.head(key)).toBeNull()
    // Broken off and done again, it is the same.
    await real.store.liftHold(key)
    await real.store.remove(key)
  })

  it('download under their name, for sixty seconds, and are never shown in place', async () => {
    const key = newKey('papers')
    await real.store.put(key, Buffer.from('<script>'), { contentType: 'text/html' })
    const url = await real.store.presignGet(key, { fileName: "协议 'a'.pdf", contentType: 'application/pdf' })
    const answer = await fetch(url)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''%E5%8D%8F%E8%AE%AE%20%27a%27.pdf",
    )
    expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('60')
    expect((await fetch(`${url}&response-content-type=text/html`)).status).toBe(403)
  })
})

describe('the keys of the embedded store (密钥)', () => {
  it('are for its owner only', async () => {
    for (const name of ['secrets.json', 'identities.json']) {
      expect((await stat(join(real.dataDir, name))).mode & 0o777).toBe(0o600)
    }
    expect((await stat(real.dataDir)).mode & 0o777).toBe(0o700)
  })

  it('of the website open its own bucket and no other, and wrong keys open nothing', async () => {
    const elsewhere = createStore({ ...real.local, bucket: 'elsewhere' })
    await expect(elsewhere.ensureBucket()).rejects.toMatchObject({ reason: 'notAllowed' })
    const stranger = createStore({ ...real.local, secretKey: 'x'.repeat(48) })
    await expect(stranger.put(newKey(), Buffer.from('x'))).rejects.toMatchObject({ reason: 'notAllowed' })
    expect((await fetch(`${real.local.endpoint}/${real.local.bucket}`)).status).toBe(403)
  })
})

describe('when the store dies (存储服务中断)', () => {
  it('says "away" at once, comes back on the same address, and has lost nothing', async () => {
    const site = await openProxySite(real.local)
    const bytes = randomBytes(200_000)
    const [key, whole] = [newKey(), newKey()]
    await real.store.put(whole, bytes)
    const uploadId = await real.store.createMultipart(key, 'application/octet-stream')
    const link = await real.store.presignPart({
      key,
      uploadId,
      partNo: 1,
      sha256: sha256Of(bytes),
      bytes: bytes.length,
    })
    const put = () => fetch(site.origin + link.url, { method: 'PUT', body: bytes, headers: link.headers })
    const before = real.local.pid
    process.kill(before, 'SIGKILL')
    const from = Date.now()
    await expect(real.store.head(whole)).rejects.toBeInstanceOf(StoreUnavailable)
    expect(Date.now() - from).toBeLessThan(3_000)
    const away = await put()
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '2'])
    expect(await untilBack()).toBeLessThan(20_000)
    expect(real.local.pid).not.toBe(before)
    expect((await put()).status).toBe(200)
    expect(await real.store.head(whole)).toMatchObject({ bytes: bytes.length })
    await site.close()
  })

  it('leaves no program when it is told to stop while it is being started again', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'yanhe-stop-'))
    const local = await startStore({ dataDir, cacheDir: testCacheDir, say: () => undefined })
    process.kill(local.pid, 'SIGKILL')
    await sleep(400)
    await local.stop()
    expect(() => process.kill(local.pid, 0)).toThrow()
    await expect(createStore(local).ping()).rejects.toBeInstanceOf(StoreUnavailable)
    await rm(dataDir, { recursive: true, force: true })
  })

  it('leaves no program when its first start is broken off, and does not wait until it would be ready', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'yanhe-broken-off-'))
    const breakOff = new AbortController()
    const say = () => undefined
    const starting = startStore({ dataDir, cacheDir: testCacheDir, say, signal: breakOff.signal })
    const ended = expect(starting).rejects.toMatchObject({ name: 'AbortError' })
    const pidOf = async () => JSON.parse(await readFile(join(dataDir, 'weed.pid'), 'utf8').catch(() => '[0]'))[0]
    let pid = 0
    while (!pid) pid = await pidOf()
    breakOff.abort()
    await ended
    expect(() => process.kill(pid, 0)).toThrow()
    await expect(readFile(join(dataDir, 'weed.pid'))).rejects.toThrow()
    await rm(dataDir, { recursive: true, force: true })
  })

  it('a second start over the same folder is refused while the first one lives', async () => {
    const again = startStore({ dataDir: real.dataDir, cacheDir: testCacheDir, say: () => undefined })
    await expect(again).rejects.toMatchObject({ name: 'StoreInUse' })
    expect(await real.store.head('evidence/nothing')).toBeNull()
  })

  it('a start over what a killed start left behind keeps keys and objects, and leaves one program', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'yanhe-orphan-'))
    const key = newKey()
    const first = await startedElsewhere(dataDir, key)
    const second = await startStore({ dataDir, cacheDir: testCacheDir, say: () => undefined })
    try {
      expect([second.accessKey, second.endpoint]).toEqual([first.accessKey, first.endpoint])
      expect(() => process.kill(first.pid, 0)).toThrow()
      expect(await createStore(second).head(key)).toMatchObject({ bytes: 4 })
    } finally {
      await second.stop()
    }
    expect((await readdir('/tmp')).filter((name) => name.endsWith(`-${new URL(first.endpoint).port}.sock`))).toEqual([])
    await expect(readFile(join(dataDir, 'weed.pid'))).rejects.toThrow()
    await rm(dataDir, { recursive: true, force: true })
  })

  it('new ports after a start whose old ports are taken keep every object', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'yanhe-ports-'))
    const options = { dataDir, cacheDir: testCacheDir, say: () => undefined }
    const key = newKey()
    const first = await startStore(options)
    await createStore(first).put(key, Buffer.from('kept'))
    await first.stop()
    await rm(join(dataDir, 'ports.json'))
    const second = await startStore(options)
    expect(second.endpoint).not.toBe(first.endpoint)
    const { body } = await createStore(second).get(key)
    expect((await body.toArray()).join('')).toBe('kept')
    await second.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
})

describe('the program of the embedded store (存储程序)', () => {
  it('is fetched whole after a start that was killed while fetching, once for all who wait', async () => {
    const cacheDir = await mkdtemp(join(tmpdir(), 'yanhe-cache-'))
    await mkdir(join(cacheDir, 'weed-fetch-dead'))
    const said: string[] = []
    const dead = spawn(process.execPath, ['-e', ''])
    await once(dead, 'exit')
    await writeFile(join(cacheDir, 'weed.lock'), String(dead.pid))
    const programs = await Promise.all([1, 2].map(() => ensureWeed(cacheDir, (line) => said.push(line))))
    expect([new Set(programs).size, said.length]).toEqual([1, 1])
    expect((await stat(programs[0] ?? '')).size).toBeGreaterThan(100_000_000)
    expect(await readdir(cacheDir)).toEqual([expect.stringMatching(/^weed-4\.48-[0-9a-f]{16}$/)])
    await rm(cacheDir, { recursive: true, force: true })
  })

  it('without Python is refused with the ways out', async () => {
    const cacheDir = await mkdtemp(join(tmpdir(), 'yanhe-cache-'))
    const path = process.env.PATH
    process.env.PATH = cacheDir
    try {
      await expect(ensureWeed(cacheDir, () => undefined)).rejects.toThrow(/Python 3 .*S3_ENDPOINT/)
    } finally {
      process.env.PATH = path
      await rm(cacheDir, { recursive: true, force: true })
    }
  })
})

/** A process that starts a store, keeps one object in it and is killed with no chance to tidy up. */
async function startedElsewhere(dataDir: string, key: string) {
  const args = ['--import', 'tsx', 'tests/support/start-store.ts', dataDir, testCacheDir, key]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const line = await new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(String(text))))
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
  return JSON.parse(line) as { accessKey: string; endpoint: string; pid: number }
}
