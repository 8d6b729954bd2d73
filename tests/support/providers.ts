import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** A provider outside the platform that can be away for a while; it comes back on the same address. */
export interface Provider {
  readonly port: number
  /** Everything it took, as it came. */
  readonly taken: string[]
  leave(): Promise<void>
  comeBack(): Promise<void>
}

interface Listener {
  listen(port: number, host: string, ready: () => void): unknown
  close(done: () => void): unknown
  address(): AddressInfo | string | null
}

async function provider(make: () => Listener, taken: string[], cut: () => void): Promise<Provider> {
  let server = make()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    port,
    taken,
    async leave() {
      cut()
      await new Promise<void>((done) => server.close(done))
    },
    async comeBack() {
      server = make()
      await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
    },
  }
}

const textOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

/** A provider of text messages: one POST for each; `taken` holds the JSON that came. */
export function smsProvider(): Promise<Provider> {
  const taken: string[] = []
  const open = new Set<Socket>()
  const make = () =>
    createServer((request, response) => {
      void textOf(request).then((body) => {
        taken.push(body)
        response.setHeader('content-type', 'application/json').end(JSON.stringify({ id: `m${taken.length}` }))
      })
    }).on('connection', (socket) => {
      open.add(socket)
      socket.once('close', () => open.delete(socket))
    })
  return provider(make, taken, () => {
    for (const socket of open) socket.destroy()
  })
}
