import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignedPart } from '#app/storage/store.server.ts'
import { newKey, openProxySite, openTestStore, sha256Of, type TestSite, type TestStore } from '#tests/support/store.ts'

let real: TestStore
let site: TestSite
const bytes = new Uint8Array(randomBytes(300_000))
const sha256 = sha256Of(bytes)

beforeAll(async () => {
  real = await openTestStore()
  site = await openProxySite(real.local)
})
afterAll(async () => {
  await site?.close()
  await real?.close()
})

async function signed(about: { bytes?: number; expiresSeconds?: number; key?: string } = {}) {
  const key = about.key ?? newKey()
  const uploadId = await real.store.createMultipart(key, 'application/octet-stream')
  const part = { key, uploadId, partNo: 1, sha256, bytes: bytes.length, ...about }
  return { key, uploadId, link: await real.store.presignPart(part) }
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

const put = (link: SignedPart, body: Uint8Array<ArrayBufferLike> = bytes, headers = link.headers, url = link.url) =>
  fetch(site.origin + url, { method: 'PUT', body: new Uint8Array(body), headers })

describe('a link to upload one part (分片上传链接)', () => {
  it('takes exactly the bytes that it was made for, and they become the object', async () => {
    const { key, uploadId, link } = await signed()
    const answer = await put(link)
    expect([answer.status, answer.headers.get('x-content-type-options')]).toEqual([200, 'nosniff'])
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    const [stored] = await real.store.listParts(key, uploadId)
    expect(stored).toMatchObject({ partNo: 1, bytes: bytes.length, etag: answer.headers.get('etag') })
    await real.store.completeMultipart(key, uploadId, [{ partNo: 1, etag: stored?.etag ?? '', sha256 }])
    expect(await real.store.head(key)).toMatchObject({ bytes: bytes.length })
    // A second time, as after a lost answer.
    await real.store.completeMultipart(key, uploadId, [{ partNo: 1, etag: stored?.etag ?? '', sha256 }])
    expect((await put(link)).status).not.toBe(200)
  })

  it('makes nothing of an upload that was thrown away, and shows open uploads and objects for sweeping', async () => {
    const { key, uploadId, link } = await signed()
    expect((await put(link)).status).toBe(200)
    const open = await all(real.store.listUploads('evidence/'))
    expect(open.find((upload) => upload.uploadId === uploadId)).toMatchObject({ key })
    const [stored] = await real.store.listParts(key, uploadId)
    await real.store.abortMultipart(key, uploadId)
    await real.store.abortMultipart(key, uploadId)
    const joining = real.store.completeMultipart(key, uploadId, [{ partNo: 1, etag: stored?.etag ?? '', sha256 }])
    await expect(joining).rejects.toMatchObject({ reason: 'unknownUpload' })
    await real.store.put(key, bytes)
    expect(await all(real.store.listObjects(key))).toMatchObject([{ key, bytes: bytes.length }])
  })

  it('refuses other bytes of the same size, and keeps nothing', async () => {
    const { key, uploadId, link } = await signed()
    expect((await put(link, randomBytes(bytes.length))).status).toBe(400)
    expect(await real.store.listParts(key, uploadId)).toEqual([])
  })

  it.each([
    ['one byte fewer', bytes.subarray(1)],
    ['one byte more', Buffer.concat([bytes, Buffer.from('x')])],
  ])('refuses %s', async (_, body) => {
    const { link } = await signed()
    expect((await put(link, body)).status).toBe(403)
  })

  it('refuses another hash than the signed one, even if it is the right one of the bytes', async () => {
    const { link } = await signed()
    const other = randomBytes(bytes.length)
    const headers = { 'x-amz-checksum-sha256': Buffer.from(sha256Of(other), 'hex').toString('base64') }
    expect((await put(link, other, headers)).status).toBe(403)
  })

  it('refuses a forged signature', async () => {
    const { link } = await signed()
    const forged = link.url.replace(/X-Amz-Signature=[0-9a-f]{64}/, `X-Amz-Signature=${'0'.repeat(64)}`)
    expect((await put(link, bytes, link.headers, forged)).status).toBe(403)
  })

  it('refuses after its time', async () => {
    const { link } = await signed({ expiresSeconds: 1 })
    await sleep(2_500)
    expect((await put(link)).status).toBe(403)
  })

  it('refuses another part number and another key', async () => {
    const { key, link } = await signed()
    for (const url of [link.url.replace('partNumber=1', 'partNumber=2'), link.url.replace(key, newKey())]) {
      expect((await put(link, bytes, link.headers, url)).status).toBe(403)
    }
  })

  it('stores nothing of an upload that is cut in the middle', async () => {
    const { key, uploadId, link } = await signed()
    await new Promise<void>((resolve) => {
      const headers = { ...link.headers, 'content-length': bytes.length }
      const cut = request(site.origin + link.url, { method: 'PUT', headers })
      cut.on('error', () => resolve())
      cut.write(bytes.subarray(0, 120_000), () => setTimeout(() => cut.destroy(new Error('cut')), 100))
    })
    await sleep(500)
    expect(await real.store.listParts(key, uploadId)).toEqual([])
    expect(await real.store.head(key)).toBeNull()
  })
})

describe('the same-origin path to the store (同源上传通道)', () => {
  it.each(['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS'])(
    'answers %s with 405, also with a good link',
    async (method) => {
      const { link } = await signed()
      expect((await fetch(site.origin + link.url, { method })).status).toBe(405)
    },
  )

  it('lets nothing be read, even with a link that is good for reading', async () => {
    const key = newKey()
    await real.store.put(key, bytes)
    const url = new URL(await real.store.presignGet(key, { fileName: 'a.jpg', contentType: 'image/jpeg' }))
    expect((await fetch(url)).status).toBe(200)
    expect((await fetch(`${site.origin}/_s3${url.pathname}${url.search}`)).status).toBe(405)
  })

  it('is only for the folder of evidence', async () => {
    const { link } = await signed({ key: newKey('papers') })
    expect((await put(link)).status).toBe(403)
  })

  it.each([
    ['an escaped way out', '/evidence/%2e%2e/papers/x'],
    ['a doubled slash', '/evidence//x'],
    ['a dotted way out', '/evidence/a/..%2fb'],
    ['another bucket', '/../other/evidence/x'],
  ])('refuses %s', async (_, path) => {
    const { link } = await signed()
    const status = await new Promise((resolve) => {
      const headers = { ...link.headers, 'content-length': 1 }
      const raw = request({
        ...urlParts(),
        method: 'PUT',
        path: `/_s3/yanhe${path}?${link.url.split('?')[1]}`,
        headers,
      })
      raw.on('response', (answer) => resolve(answer.statusCode)).end('x')
    })
    expect(status).toBe(403)
  })

  it('refuses a part without a signature and one that pins no hash', async () => {
    const { link } = await signed()
    const bare = `${link.url.split('?')[0]}?partNumber=1&uploadId=x`
    const unpinned = link.url.replace('%3Bx-amz-checksum-sha256', '')
    for (const url of [bare, unpinned]) expect((await put(link, bytes, link.headers, url)).status).toBe(403)
  })

  it('refuses a body without a size, and one that is too large, before reading it', async () => {
    const { link } = await signed()
    const send = (headers: Record<string, string>) =>
      new Promise((resolve) => {
        const raw = request({ ...urlParts(), method: 'PUT', path: link.url, headers: { ...link.headers, ...headers } })
        raw.on('response', (answer) => resolve(answer.statusCode)).on('error', () => resolve('cut'))
        raw.write('x')
      })
    expect(await send({ 'content-length': String(65 * 1024 * 1024) })).toBe(413)
    expect(await send({ 'transfer-encoding': 'chunked' })).toBe(403)
  })

  const urlParts = () => ({ host: '127.0.0.1', port: new URL(site.origin).port })
})
