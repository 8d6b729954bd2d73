import { type ChildProcess, fork } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyObject } from '#app/storage/verify.server.ts'
import { newKey, openTestStore, sha256Of, type TestStore } from '#tests/support/store.ts'

const MIB = 1024 * 1024
const PART_BYTES = 8 * MIB
/** 2 GiB, the largest file, in `npm run test:large`; 64 MiB as its sample. */
const PARTS = process.env.YANHE_LARGE === '1' ? 256 : 8

let real: TestStore
let website: ChildProcess
let origin: string
beforeAll(async () => {
  real = await openTestStore()
  website = fork('tests/support/serve-proxy.ts', [real.local.endpoint, real.local.bucket], {
    execArgv: ['--import', 'tsx'],
  })
  const [{ port }] = (await once(website, 'message')) as [{ port: number }]
  origin = `http://127.0.0.1:${port}`
})
afterAll(async () => {
  website?.disconnect()
  await real?.close()
})

async function memory() {
  website.send('memory')
  const [found] = (await once(website, 'message')) as [{ peakBytes: number; nowBytes: number }]
  return found
}

describe(`${PARTS * 8} MiB through the website (大文件上传)`, () => {
  it('cost its process less than 100 MB, and the reading afterwards as little', async () => {
    const key = newKey()
    const { nowBytes: before } = await memory()
    const { whole, parts } = await sendAll(key)
    const { peakBytes } = await memory()
    expect(peakBytes - before).toBeLessThan(100_000_000)
    const rssBefore = process.memoryUsage.rss()
    const found = await verifyObject(real.store, key, { partBytes: PART_BYTES })
    expect(found).toMatchObject({ bytes: PARTS * PART_BYTES, sha256: whole, partSha256s: parts })
    expect(process.memoryUsage.rss() - rssBefore).toBeLessThan(100_000_000)
    process.stdout.write(`website +${Math.round((peakBytes - before) / 1e6)} MB\n`)
  }, 1_800_000)
})

/** A connection that lay idle may be closed as it is taken up again: then the part is sent once more, as pages do. */
async function statusOf(url: string, send: RequestInit): Promise<number> {
  const once = async () => {
    const answer = await fetch(url, send)
    await answer.arrayBuffer()
    return answer.status
  }
  return once().catch(once)
}

async function sendAll(key: string) {
  const uploadId = await real.store.createMultipart(key, 'application/octet-stream')
  const whole = createHash('sha256')
  const parts: string[] = []
  for (let first = 1; first <= PARTS; first += 3) {
    const batch = Array.from({ length: Math.min(3, PARTS - first + 1) }, (_, i) => first + i)
    const bodies = batch.map(() => new Uint8Array(randomBytes(PART_BYTES)))
    for (const body of bodies) {
      whole.update(body)
      parts.push(sha256Of(body))
    }
    await Promise.all(
      batch.map(async (partNo, i) => {
        const about = { key, uploadId, partNo, sha256: parts[partNo - 1] ?? '', bytes: PART_BYTES }
        const link = await real.store.presignPart(about)
        const send = { method: 'PUT', body: bodies[i] ?? null, headers: link.headers }
        expect(await statusOf(origin + link.url, send)).toBe(200)
      }),
    )
  }
  const stored = await real.store.listParts(key, uploadId)
  const joined = stored.map(({ partNo, etag }) => ({ partNo, etag, sha256: parts[partNo - 1] ?? '' }))
  await real.store.completeMultipart(key, uploadId, joined)
  return { whole: whole.digest('hex'), parts }
}
