import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { mountStoreProxy } from '#app/storage/proxy.server.ts'

/** Serves only the upload path, in a process of its own, and answers every message with its peak memory so far. */
const [endpoint = '', bucket = ''] = process.argv.slice(2)
const app = express()
mountStoreProxy(app, { endpoint, bucket })
const server = createServer(app).listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port })
})
let peakBytes = 0
setInterval(() => {
  peakBytes = Math.max(peakBytes, process.memoryUsage.rss())
}, 20)
process.on('message', () => process.send?.({ peakBytes, nowBytes: process.memoryUsage.rss() }))
process.on('disconnect', () => process.exit(0))
