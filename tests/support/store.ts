import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import express, { type Express } from 'express'
import { type LocalStore, startStore } from '#app/storage/local.server.ts'
import { mountStoreProxy } from '#app/storage/proxy.server.ts'
import { createStore, type Store } from '#app/storage/store.server.ts'

/** Folder per user in which fetched programs are kept between runs. */
export const testCacheDir = process.env.YANHE_CACHE_DIR ?? join(homedir(), '.cache', 'yanhe')

/** A real object store for one test file. */
export interface TestStore {
  local: LocalStore
  /** Signs for the same-origin path `/_s3`. */
  store: Store
  dataDir: string
  close(): Promise<void>
}

/** Starts a real object store in a folder of its own; 2–5 seconds. */
export async function openTestStore(): Promise<TestStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'yanhe-store-'))
  const local = await startStore({ dataDir, cacheDir: testCacheDir, say: () => undefined })
  return {
    local,
    store: createStore({ ...local, publicEndpoint: '/_s3' }),
    dataDir,
    async close() {
      await local.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** A website on a free port. */
export interface TestSite {
  origin: string
  server: Server
  close(): Promise<void>
}

/** Listens on loopback with this Express application. */
export async function openSite(app: Express): Promise<TestSite> {
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    server,
    async close() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** A website that has only the upload path of the store. */
export async function openProxySite(local: LocalStore): Promise<TestSite> {
  const app = express()
  mountStoreProxy(app, { endpoint: local.endpoint, bucket: local.bucket })
  return openSite(app)
}

/** Hexadecimal SHA-256. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A key that nobody has used. */
export const newKey = (folder = 'evidence'): string => `${folder}/${randomBytes(16).toString('hex')}`
