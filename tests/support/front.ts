import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A server in front of several web processes, as a load balancer stands before a real instance. */
export interface Front {
  readonly origin: string
  /** Web processes that take turns, request by request. */
  targets: readonly string[]
  /** Requests that were sent again because a process died before it answered. */
  readonly repeated: number
  stop(): Promise<void>
}

const PATIENCE_MS = 30_000

/**
 * Takes turns among the web processes. When one dies before it has answered, or within a page, the very same request is
 * sent again, as a person would who presses the button of the same form once more or loads half a page anew.
 */
export async function startFront(): Promise<Front> {
  let turn = 0
  let repeated = 0
  const front = { targets: [] as readonly string[] }
  const server = createServer((incoming, response) => {
    void answer(incoming, response).catch(() => response.destroy())
  })

  const answer = async (incoming: IncomingMessage, response: ServerResponse) => {
    const body = await wholeOf(incoming)
    for (const until = Date.now() + PATIENCE_MS; ; await sleep(100)) {
      const target = front.targets[turn++ % front.targets.length]
      if (!target) throw new Error('no web process')
      const got = await ask(target, incoming, body).catch(() => null)
      if (got && !isPage(got)) return passBack(got, response)
      const page = got && (await wholeOf(got).catch(() => null))
      if (page) return void response.writeHead(got.statusCode ?? 502, got.headers).end(page)
      if (Date.now() > until || response.destroyed) throw new Error('nobody answers')
      repeated += 1
    }
  }

  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get targets() {
      return front.targets
    },
    set targets(targets) {
      front.targets = targets
    },
    get repeated() {
      return repeated
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

function ask(target: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // The name of the host stays that of the public address.
    const asked = request(`${target}${url}`, { method, headers, agent: false })
    asked.once('response', resolve)
    asked.once('error', reject)
    asked.end(body)
  })
}

const isPage = ({ headers }: IncomingMessage): boolean => headers['content-type']?.startsWith('text/html') ?? false

/** Everything that was sent. @throws when it was broken off. */
async function wholeOf(got: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of got) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function passBack(got: IncomingMessage, response: ServerResponse): void {
  response.writeHead(got.statusCode ?? 502, got.headers)
  got.once('error', () => response.destroy())
  got.once('aborted', () => response.destroy())
  response.once('close', () => got.destroy())
  got.pipe(response)
}
