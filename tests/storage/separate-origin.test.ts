import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LocalStore, startStore } from '#app/storage/local.server.ts'
import { createStore, type Store } from '#app/storage/store.server.ts'
import { newKey, openSite, sha256Of, type TestSite, testCacheDir } from '#tests/support/store.ts'

/** The website at one origin, the store that browsers reach at another (`S3_PUBLIC_ENDPOINT`). */
describe('a store at an origin of its own (另一个地址的存储)', () => {
  let dataDir: string
  let local: LocalStore
  let store: Store
  let site: TestSite
  let stranger: TestSite
  let browser: Browser
  beforeAll(async () => {
    const page = () => express().get('/', (_, answer) => void answer.type('html').send('<!doctype html>'))
    ;[site, stranger] = await Promise.all([openSite(page()), openSite(page())])
    dataDir = await mkdtemp(join(tmpdir(), 'yanhe-store-'))
    const place = { dataDir, cacheDir: testCacheDir, say: () => undefined }
    local = await startStore({ ...place, allowedOrigins: [site.origin] })
    store = createStore({ ...local, publicEndpoint: local.endpoint })
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    })
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await local?.stop()
    await Promise.all([site.close(), stranger.close()])
    await rm(dataDir, { recursive: true, force: true })
  })

  const bytes = new Uint8Array(randomBytes(300_000))
  const part = async () => {
    const key = newKey()
    const uploadId = await store.createMultipart(key, 'application/octet-stream')
    const about = { key, uploadId, partNo: 1, sha256: sha256Of(bytes), bytes: bytes.length }
    return { key, uploadId, link: await store.presignPart(about) }
  }
  /** What a real browser gets for sending the part from a page of this origin. */
  async function sendFrom(
    origin: string,
    link: { url: string; headers: Record<string, string> },
  ): Promise<number | string> {
    const page = await browser.newPage()
    await page.goto(origin)
    try {
      return await page.evaluate(
        ({ url, headers, body }) =>
          fetch(url, { method: 'PUT', headers, body: Uint8Array.from(body) }).then(
            ({ status }) => status,
            () => 'refused by the browser',
          ),
        { ...link, body: [...bytes] },
      )
    } finally {
      await page.close()
    }
  }

  it('takes a part straight from the browser, pinned by its hash, and it becomes the object', async () => {
    const { key, uploadId, link } = await part()
    expect(new URL(link.url).origin).toBe(new URL(local.endpoint).origin)
    expect(await sendFrom(site.origin, link)).toBe(200)
    const [stored] = await store.listParts(key, uploadId)
    await store.completeMultipart(key, uploadId, [{ partNo: 1, etag: stored?.etag ?? '', sha256: sha256Of(bytes) }])
    expect(await store.head(key)).toMatchObject({ bytes: bytes.length })
  })

  it('takes nothing from the pages of a stranger', async () => {
    const { key, uploadId, link } = await part()
    expect(await sendFrom(stranger.origin, link)).toBe('refused by the browser')
    expect(await store.listParts(key, uploadId)).toEqual([])
  })

  it('gives a link for reading that downloads under its name, and works for anybody who holds it for a minute', async () => {
    const key = newKey('papers')
    await store.put(key, bytes)
    expect(store.canLink).toBe(true)
    const url = await store.presignGet(key, { fileName: '合同.pdf', contentType: 'application/pdf' })
    const answer = await fetch(url)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(bytes))
  })

  it('locks what it is told to keep, where it has locks', async () => {
    const key = newKey()
    await store.put(key, bytes)
    expect(await store.hold(key)).toBe(true)
    await store.remove(key).catch(() => undefined)
    expect(await store.head(key)).not.toBeNull()
    await store.liftHold(key)
    await store.remove(key)
    expect(await store.head(key)).toBeNull()
  })
})
