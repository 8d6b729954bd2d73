import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pair } from './certificates.ts'

export interface FrontOptions {
  readonly hosts: readonly string[]
  readonly port: number
  readonly leaf: Pair
  /** Loopback ports behind it. */
  readonly webPort: number
  /** Null: no media server of ours. */
  readonly mediaPort: number | null
}

/** One TLS address in front of the website and of the media server's signalling. */
export interface Front {
  /** From now on, for new connections. */
  renew(leaf: Pair): void
  stop(): Promise<void>
}

/** Signalling of the media server and nothing else of it: its administration stays on this computer. */
const SIGNALLING = /^\/rtc(?:[/?]|$)/
/** Between two neighbours only. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-authenticate', 'proxy-connection', 'te', 'trailer', 'upgrade']
/** What a proxy says of the reader: nobody but this one may say it. */
const TOLD_BY_US = /^(?:forwarded|x-forwarded-.*|x-real-ip)$/
/** A web process that was killed is back sooner. */
const PATIENCE_MS = 8_000
const STEP_MS = 100

/** Starts listening on each host. @throws Error when the port is taken. */
export async function startFront(options: FrontOptions): Promise<Front> {
  const { leaf } = options
  const servers = options.hosts.map(() => createServer({ cert: leaf.certificate, key: leaf.key }))
  for (const server of servers) {
    server.on('request', (incoming, response) => void pass(incoming, response, options))
    server.on('upgrade', (incoming, socket, head) => joinUp(incoming, socket, { head, options }))
  }
  const stop = async () => void (await Promise.all(servers.map(closed)))
  try {
    await Promise.all(servers.map((server, n) => listening(server, options.port, options.hosts[n])))
  } catch (error) {
    await stop()
    throw error
  }
  return {
    renew: ({ certificate, key }) => {
      for (const server of servers) server.setSecureContext({ cert: certificate, key })
    },
    stop,
  }
}

const portFor = (url: string, { webPort, mediaPort }: FrontOptions) => (SIGNALLING.test(url) ? mediaPort : webPort)

async function pass(incoming: IncomingMessage, response: ServerResponse, options: FrontOptions): Promise<void> {
  const port = portFor(incoming.url ?? '/', options)
  incoming.once('error', () => response.destroy())
  for (const until = Date.now() + PATIENCE_MS; port !== null && !response.destroyed; await sleep(STEP_MS)) {
    const socket = connect(port, '127.0.0.1')
    const isThere = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
    })
    // Nothing was sent yet, or nothing that changes anything: asking once more does nothing twice.
    if (isThere && ((await isAnswered(incoming, response, { socket, port })) || !isReading(incoming))) break
    if (Date.now() > until) break
  }
  if (!response.headersSent) sayAway(response)
}

interface Way {
  readonly socket: Duplex
  readonly port: number
}

const isReading = ({ method }: IncomingMessage) => method === 'GET' || method === 'HEAD'

/** @returns false when the process behind went before it answered. */
function isAnswered(incoming: IncomingMessage, response: ServerResponse, { socket, port }: Way): Promise<boolean> {
  const { method, url: path } = incoming
  const headers = headersOf(incoming)
  const asked = request({ host: '127.0.0.1', port, method, path, headers, createConnection: () => socket })
  response.once('close', () => asked.destroy())
  if (isReading(incoming)) asked.end()
  else incoming.pipe(asked)
  return new Promise((resolve) => {
    asked.once('response', (answer) => {
      const own = Object.entries(answer.headers).filter(([name]) => !HOP_BY_HOP.includes(name))
      response.writeHead(answer.statusCode ?? 502, Object.fromEntries(own))
      answer.once('error', () => response.destroy())
      answer.pipe(response)
      resolve(true)
    })
    asked.on('error', () => {
      if (response.headersSent) response.destroy()
      resolve(false)
    })
  })
}

function headersOf(incoming: IncomingMessage): Record<string, string | string[]> {
  const kept = Object.entries(incoming.headers).filter(
    ([name, value]) => value !== undefined && !HOP_BY_HOP.includes(name) && !TOLD_BY_US.test(name),
  ) as [string, string | string[]][]
  return {
    ...Object.fromEntries(kept),
    'x-forwarded-for': incoming.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '',
    'x-forwarded-proto': 'https',
  }
}

/** A connection that stays open, to the media server only. */
function joinUp(incoming: IncomingMessage, socket: Duplex, { head, options }: { head: Buffer; options: FrontOptions }) {
  const { url = '', method = 'GET' } = incoming
  socket.once('error', () => socket.destroy())
  if (!SIGNALLING.test(url) || options.mediaPort === null) return void socket.destroy()
  const behind = connect(options.mediaPort, '127.0.0.1', () => {
    const lines = Object.entries({ ...headersOf(incoming), connection: 'Upgrade', upgrade: 'websocket' })
    behind.write(`${method} ${url} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
    behind.write(head)
    behind.pipe(socket).pipe(behind)
  })
  behind.once('error', () => socket.destroy())
  behind.once('close', () => socket.destroy())
  socket.once('close', () => behind.destroy())
}

function sayAway(response: ServerResponse): void {
  if (response.destroyed) return
  response.writeHead(503, {
    'content-type': 'text/plain; charset=utf-8',
    'retry-after': '3',
    'cache-control': 'no-store',
  })
  response.end('服务刚刚断了一下，请稍候再试。The service is coming back; please try again in a moment.')
}

const listening = (server: Server, port: number, host = '127.0.0.1') =>
  new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(port, host, done)
  })

const closed = (server: Server) =>
  new Promise<void>((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })
