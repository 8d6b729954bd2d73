import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SendPart, sendPartByFetch } from '#app/ui/upload/send-part.ts'
import { httpUploadApi } from '#app/ui/upload/upload-api.ts'
import { browserMemory } from '#app/ui/upload/upload-memory.ts'
import { createUploader, type UploaderOptions, type UploadView } from '#app/ui/upload/uploader.ts'
import { openTestStore, sha256Of, type TestStore } from '#tests/support/store.ts'
import { openUploadSite, type UploadSite } from '#tests/support/upload-site.ts'

const MIB = 1024 * 1024
let real: TestStore
let site: UploadSite
beforeAll(async () => {
  real = await openTestStore()
  site = await openUploadSite(real, 5 * MIB)
})
afterAll(async () => {
  await site?.close()
  await real?.close()
})

const bytes = new Uint8Array(randomBytes(5 * 5 * MIB + 12_345))
const fileOf = (content: Uint8Array<ArrayBuffer> = bytes) =>
  new File([content], '录像.mp4', { type: 'video/mp4', lastModified: 1 })

/** A browser: what it remembers lives longer than the page. */
function newBrowser() {
  const kept = new Map<string, string>()
  const memory = browserMemory({
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  })
  const views: UploadView[] = []
  const open = (change: Partial<UploaderOptions> = {}) =>
    createUploader({
      file: fileOf(),
      about: { description: '搬走当天', audience: 'all' },
      scope: 'case-1',
      api: httpUploadApi(`${site.origin}/up`, 'proof'),
      memory,
      sendPart: viaSite,
      firstPauseMs: 20,
      onChange: (view) => views.push(view),
      ...change,
    })
  return { kept, open, views, phases: () => views.map(({ phase }) => phase) }
}

const viaSite: SendPart = (link, ...rest) => sendPartByFetch({ ...link, url: site.origin + link.url }, ...rest)
const rowOf = (id: string | null) => site.rows.get(id ?? '')

describe('sending a file in parts (分片上传)', () => {
  it('brings every byte, and forgets the upload when it is done', async () => {
    const browser = newBrowser()
    const uploader = browser.open()
    await uploader.run()
    expect(uploader.view()).toMatchObject({ phase: 'done', sentBytes: bytes.length, failure: null })
    expect(rowOf(uploader.view().evidenceId)?.sha256).toBe(sha256Of(bytes))
    expect(browser.kept.size).toBe(0)
  })

  it('gets through six cuts in the middle of parts and an outage of the website, without a press', async () => {
    const browser = newBrowser()
    Object.assign(site.weather, { cuts: 6, outages: 3 })
    const uploader = browser.open()
    await uploader.run()
    expect(site.weather).toMatchObject({ cuts: 0, outages: 0 })
    expect(browser.phases()).toContain('waiting')
    expect(uploader.view().phase).toBe('done')
    expect(rowOf(uploader.view().evidenceId)?.sha256).toBe(sha256Of(bytes))
  })

  it('goes on after a reload with what is missing, as one piece of evidence', async () => {
    const browser = newBrowser()
    const before = site.rows.size
    site.arrived.length = 0
    const first = browser.open({ onChange: ({ sentBytes }) => sentBytes > 11 * MIB && first.pause() })
    await first.run()
    expect(first.view().phase).toBe('paused')
    await sleep(300)
    const through = site.arrived.length
    expect(through).toBeGreaterThan(0)
    const second = browser.open()
    await second.run()
    expect(second.view()).toMatchObject({ phase: 'done', evidenceId: first.view().evidenceId })
    expect(site.rows.size).toBe(before + 1)
    expect(site.arrived.length).toBeLessThan(through + 6)
    expect(rowOf(second.view().evidenceId)?.sha256).toBe(sha256Of(bytes))
  })

  it('finishes once when the answer of the end was lost, also after a reload', async () => {
    const browser = newBrowser()
    site.weather.lostAnswers = 1
    const before = site.rows.size
    const first = browser.open({ firstPauseMs: 5_000 })
    void first.run()
    while (site.weather.lostAnswers > 0) await sleep(20)
    const second = browser.open()
    await second.run()
    expect([second.view().phase, second.view().evidenceId]).toEqual(['done', first.view().evidenceId])
    expect(site.rows.size).toBe(before + 1)
    await first.run()
  })

  it('begins anew when the server has swept the upload', async () => {
    const browser = newBrowser()
    const first = browser.open({ onChange: ({ sentBytes }) => sentBytes > 0 && first.pause() })
    await first.run()
    site.rows.delete(first.view().evidenceId ?? '')
    const second = browser.open()
    await second.run()
    expect(second.view().phase).toBe('done')
  })

  it('stops with the words of a clear no', async () => {
    const browser = newBrowser()
    const api = httpUploadApi(`${site.origin}/up`, 'no proof')
    const uploader = browser.open({ api })
    await uploader.run()
    expect(uploader.view()).toMatchObject({ phase: 'failed', failure: { because: 'refused' } })
  })

  it('takes an empty file as one empty part, which the server then does not take as evidence', async () => {
    const uploader = newBrowser().open({ file: fileOf(new Uint8Array(0)) })
    await uploader.run()
    expect(uploader.view()).toMatchObject({ phase: 'done', bytes: 0 })
  })
})
