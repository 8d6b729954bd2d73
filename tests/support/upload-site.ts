import express, { type Express, type Request } from 'express'
import { mountStoreProxy } from '#app/storage/proxy.server.ts'
import type { Store } from '#app/storage/store.server.ts'
import { verifyObject } from '#app/storage/verify.server.ts'
import { newKey, openSite, type TestSite, type TestStore } from '#tests/support/store.ts'

/** What the world does to uploads while a test runs. */
export interface Weather {
  /** The next so many parts lose their connection after a third of their bytes. */
  cuts: number
  /** Every call to the website fails with 503 until so many are through. */
  outages: number
  /** The next so many answers to `complete` are lost on the way. */
  lostAnswers: number
}

/** One upload as the website remembers it. */
interface Row {
  key: string
  uploadId: string
  partBytes: number
  parts: number
  pinned: Map<number, string>
  state: string
  sha256: string
}

/** A website with the upload path and the four endpoints of an upload, over the real store. */
export interface UploadSite extends TestSite {
  weather: Weather
  /** Parts that arrived whole, in order of arrival. */
  arrived: number[]
  rows: Map<string, Row>
}

/** Opens it; the rows live in memory, the bytes in the real store. */
export async function openUploadSite({ store, local }: TestStore, partBytes: number): Promise<UploadSite> {
  const weather: Weather = { cuts: 0, outages: 0, lostAnswers: 0 }
  const arrived: number[] = []
  const rows = new Map<string, Row>()
  const app = express()
  stormOver(app, weather, arrived)
  mountStoreProxy(app, { endpoint: local.endpoint, bucket: local.bucket })
  app.use((request, response, next) => {
    if (weather.outages > 0) {
      weather.outages--
      return void response.status(503).json({ message: 'away' })
    }
    if (request.method === 'POST' && request.get('x-csrf-token') !== 'proof') return void response.status(403).json({})
    next()
  })
  app.use(express.json())
  answerStart(app, store, { rows, partBytes })
  answerParts(app, store, rows)
  answerComplete(app, store, { rows, weather })
  return { ...(await openSite(app)), weather, arrived, rows }
}

function answerStart(app: Express, store: Store, { rows, partBytes }: { rows: Rows; partBytes: number }): void {
  const byKey = new Map<string, string>()
  app.post('/up/start', async (request, response) => {
    const idempotencyKey = request.get('idempotency-key') ?? ''
    const id = byKey.get(idempotencyKey) ?? `e${byKey.size + 1}`
    const parts = Math.max(1, Math.ceil(Number(request.body.bytes) / partBytes))
    if (!byKey.has(idempotencyKey)) {
      const key = newKey()
      const uploadId = await store.createMultipart(key, 'application/octet-stream')
      rows.set(id, { key, uploadId, partBytes, parts, pinned: new Map(), state: 'uploading', sha256: '' })
      byKey.set(idempotencyKey, id)
    }
    response.json({ evidenceId: id, partBytes, parts })
  })
}

function answerParts(app: Express, store: Store, rows: Rows): void {
  app.post('/up/parts', async (request: Request<unknown, unknown, PartsBody>, response) => {
    const row = rows.get(request.body.evidenceId)
    if (!row) return void response.status(404).json({})
    for (const { partNo, sha256 } of request.body.parts) row.pinned.set(partNo, sha256)
    const urls = request.body.parts.map((part) => store.presignPart({ ...part, key: row.key, uploadId: row.uploadId }))
    response.json({ urls: await Promise.all(urls) })
  })
  app.get('/up/stored', async (request, response) => {
    const row = rows.get(String(request.query.evidenceId))
    if (!row) return void response.status(404).json({})
    const isOpen = row.state === 'uploading'
    const every = Array.from(row.pinned.keys(), (partNo) => ({ partNo }))
    response.json(isOpen ? await store.listParts(row.key, row.uploadId) : every)
  })
}

function answerComplete(app: Express, store: Store, { rows, weather }: { rows: Rows; weather: Weather }): void {
  app.post('/up/complete', async (request, response) => {
    const row = rows.get(request.body.evidenceId)
    if (!row) return void response.status(404).json({})
    if (row.state === 'uploading') await complete(store, row)
    if (weather.lostAnswers > 0) {
      weather.lostAnswers--
      return void response.destroy()
    }
    response.json({ state: row.state })
  })
}

async function complete(store: Store, row: Row): Promise<void> {
  const parts = await store.listParts(row.key, row.uploadId)
  const joined = parts.map(({ partNo, etag }) => ({ partNo, etag, sha256: row.pinned.get(partNo) ?? '' }))
  await store.completeMultipart(row.key, row.uploadId, joined)
  row.sha256 = (await verifyObject(store, row.key)).sha256
  row.state = 'verifying'
}

type Rows = Map<string, Row>

interface PartsBody {
  evidenceId: string
  parts: { partNo: number; sha256: string; bytes: number }[]
}

/** Cuts the connection in the middle of a part, as a lost network does. */
function stormOver(app: Express, weather: Weather, arrived: number[]): void {
  app.use('/_s3', (request, response, next) => {
    response.on('finish', () => response.statusCode === 200 && arrived.push(Number(request.query.partNumber)))
    if (weather.cuts > 0) {
      weather.cuts--
      const cutAt = Number(request.headers['content-length']) / 3
      let seen = 0
      request.on('data', (chunk: Buffer) => {
        seen += chunk.length
        if (seen > cutAt) request.destroy()
      })
    }
    next()
  })
}
