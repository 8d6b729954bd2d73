import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'

/** `fetch` of a device that trusts this root and no other. */
export const fetchTrusting =
  (root: string): typeof globalThis.fetch =>
  async (input, init = {}) => {
    const body = init.body instanceof URLSearchParams ? init.body.toString() : null
    const form = body === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
    const headers = { ...form, ...(init.headers as Record<string, string>) }
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const asked = request(String(input), { ca: root, method: init.method ?? 'GET', headers, agent: false })
      asked.once('response', resolve)
      asked.once('error', reject)
      asked.end(body ?? undefined)
    })
    const parts: Buffer[] = []
    for await (const part of answer) parts.push(part as Buffer)
    const told = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
      values.map((value): [string, string] => [name, value]),
    )
    const status = answer.statusCode ?? 500
    return new Response([204, 304].includes(status) ? null : Buffer.concat(parts), { status, headers: told })
  }

/** Opens a connection that stays open. @returns its first bytes, or the status with which it was refused. */
export function openStaying(url: string, root: string): Promise<Buffer | number> {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': Buffer.from('sixteen bytes ok').toString('base64'),
  }
  return new Promise((resolve, reject) => {
    const asked = request(url.replace('wss:', 'https:'), { ca: root, headers, agent: false })
    asked.once('error', reject)
    asked.once('response', (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    asked.once('upgrade', (_, socket, head) => {
      const first = head.length > 0 ? Promise.resolve(head) : new Promise<Buffer>((got) => socket.once('data', got))
      void first.then((bytes) => {
        socket.destroy()
        resolve(bytes)
      })
    })
    asked.end()
  })
}
